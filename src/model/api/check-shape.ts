import { newerValuesOf } from './limits-overlay';
import { MODEL_SOURCE, REQUESTS, SHAPES } from './limits.generated';
import type { ListShape, MapShape, NumberShape, Shape, StringShape, StructureShape } from './shape';
import { Finding, newFinding } from '../validation/finding';
import type { TemplateParser } from '../validation/handlebars-nodes';
import { didYouMean } from '../validation/nearest';
import { defineRule } from '../validation/rule';

/** An operation whose request the library knows. */
export type Operation = keyof typeof REQUESTS;

export interface CheckOptions {
  /**
   * Tells a value that is not known yet (a CDK token), which is then not checked, wherever it stands.
   * @default - every value is known
   */
  readonly unresolved?: (value: unknown) => boolean;
  /**
   * Reports members that the model does not have, which the service passes over.
   * @default false
   */
  readonly unknownMembers?: boolean;
  /**
   * Parses the Handlebars templates of sources.
   * @default - templates are not checked
   */
  readonly parseTemplate?: TemplateParser;
  /**
   * The shape of the request was checked before, so that only the rules across its members are left.
   * @default false
   */
  readonly shapeChecked?: boolean;
  /**
   * The shapes by name.
   * @default - those of the requests that the library sends
   */
  readonly shapes?: { readonly [name: string]: Shape };
}

const source = `API model ${MODEL_SOURCE}`;
const why = 'the service refuses the request with BadRequestException';

const REQUIRED = defineRule({ code: 'CP1001', severity: 'error', title: 'a required member is present', why, source });
const TYPE = defineRule({ code: 'CP1002', severity: 'error', title: 'a member has the type of its shape', why, source });
const LENGTH = defineRule({ code: 'CP1003', severity: 'error', title: 'a string is as long as its shape allows', why, source });
const RANGE = defineRule({ code: 'CP1004', severity: 'error', title: 'a number is within the range of its shape', why, source });
const PATTERN = defineRule({ code: 'CP1005', severity: 'error', title: 'a string matches the pattern of its shape', why, source });
const ENUM = defineRule({ code: 'CP1006', severity: 'error', title: 'a value is one of the values of its shape', why, source });
const SIZE = defineRule({ code: 'CP1007', severity: 'error', title: 'a list or map has as many entries as its shape allows', why, source });
const UNKNOWN_MEMBER = defineRule({
  code: 'CP1008',
  severity: 'warning',
  title: 'a member is one of its shape',
  why: 'the service passes over what it does not know, so a misspelt member has no effect; one that is not in the list may be newer than it',
  source,
});
const NULL_MEMBER = defineRule({
  code: 'CP1009',
  severity: 'warning',
  title: 'a member that has no value is left out',
  why: 'the service takes null for a member that is left out, which is easily mistaken for one that is emptied',
  source: 'Smithy specification, "AWS restJson1 protocol"',
});

/** The codes of a member that is null: where it is optional, and where it is required. */
export const NULL_MEMBER_CODE = NULL_MEMBER.code;
export const REQUIRED_CODE = REQUIRED.code;

/** The code of a value that the model's list does not have; the list grows with the service, so some callers take it for a warning. */
export const ENUM_CODE = ENUM.code;

/** Checks a request against the constraints of the API model; members that the model does not have are passed over, as the service does. */
export function checkRequest(operation: Operation, request: unknown, options: CheckOptions = {}): Finding[] {
  return options.shapeChecked ? [] : checkShape(REQUESTS[operation], request, '', options);
}

/** Checks a value against a shape of the API model. */
export function checkShape(shapeName: string, value: unknown, path: string, options: CheckOptions = {}): Finding[] {
  const checker = new ShapeChecker(options.unresolved ?? (() => false), options.unknownMembers ?? false, options.shapes ?? SHAPES);
  checker.check(shapeName, value, path);
  return checker.findings;
}

/** Whether the value is a plain keyed structure, which a list, a date or null is not. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

class ShapeChecker {
  public readonly findings: Finding[] = [];

  constructor(
    private readonly unresolved: (value: unknown) => boolean, private readonly unknownMembers: boolean,
    private readonly shapes: { readonly [name: string]: Shape },
  ) {}

  public check(shapeName: string, value: unknown, path: string): void {
    if (value === undefined || this.unresolved(value)) {
      return;
    }
    const shape = this.shapes[shapeName];
    switch (shape.type) {
      case 'string': return this.string(shape, value, path, newerValuesOf(shapeName));
      case 'integer':
      case 'long':
      case 'double': return this.number(shape, value, path);
      case 'boolean': return this.typed(typeof value === 'boolean', TYPES.boolean, value, path);
      case 'timestamp': return this.typed(value instanceof Date || typeof value === 'number', TYPES.timestamp, value, path);
      case 'list': return this.list(shape, value, path);
      case 'map': return this.map(shape, value, path);
      case 'structure': return this.structure(shape, value, path);
    }
  }

  private typed(right: boolean, allowed: string, value: unknown, path: string): void {
    if (!right) {
      this.findings.push(newFinding(TYPE, { path, value, problem: 'has the wrong type', allowed }));
    }
  }

  private string(shape: StringShape, value: unknown, path: string, newer: readonly string[]): void {
    if (typeof value !== 'string') {
      return this.typed(false, TYPES.string, value, path);
    }
    if (shape.enum && !shape.enum.includes(value) && !newer.includes(value)) {
      this.findings.push(newFinding(ENUM, {
        path, value, problem: 'is not a known value', allowed: [...shape.enum, ...newer].join(', '), fix: didYouMean(value, [...shape.enum, ...newer]),
      }));
    }
    const length = characters(value);
    if (length < (shape.min ?? 0) || length > (shape.max ?? Infinity)) {
      const [problem, fix] = length === 0
        ? ['is empty', 'give it a value, or leave it out where it is optional']
        : [`has ${length} characters`, shape.max && length > shape.max ? `shorten it by ${length - shape.max}` : undefined];
      this.findings.push(newFinding(LENGTH, { path, value, problem, allowed: span(shape.min ?? 0, shape.max, 'characters'), fix }));
    } else if (shape.pattern && !compiled(shape.pattern).test(value)) {
      const shortest = shortestLonger(value, shape.pattern, shape.max);
      if (shortest !== undefined) {
        return void this.findings.push(newFinding(LENGTH, { path, value, problem: 'is too short', allowed: span(shortest, shape.max, 'characters') }));
      }
      this.findings.push(newFinding(PATTERN, { path, value, problem: 'has characters that are not allowed there', allowed: `text that matches ${shape.pattern}` }));
    }
  }

  private number(shape: NumberShape, value: unknown, path: string): void {
    const whole = shape.type !== 'double';
    if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
      return this.typed(false, TYPES[shape.type], value, path);
    }
    if (value < (shape.min ?? -Infinity) || value > (shape.max ?? Infinity)) {
      const fix = `use ${value < (shape.min ?? -Infinity) ? shape.min : shape.max}, the nearest that is allowed`;
      this.findings.push(newFinding(RANGE, { path, value, problem: 'is out of range', allowed: span(shape.min, shape.max), fix }));
    }
  }

  private list(shape: ListShape, value: unknown, path: string): void {
    if (!Array.isArray(value)) {
      return this.typed(false, TYPES.list, value, path);
    }
    this.size(shape, value.length, path);
    value.forEach((item, index) => this.element(shape.member, item, `${path}[${index}]`));
  }

  private map(shape: MapShape, value: unknown, path: string): void {
    if (!isRecord(value)) {
      return this.typed(false, TYPES.map, value, path);
    }
    const entries = Object.entries(value);
    this.size(shape, entries.length, path);
    for (const [key, item] of entries) {
      const entryPath = `${path}.${key}`;
      this.check(shape.key, key, entryPath);
      this.element(shape.value, item, entryPath);
    }
  }

  private structure(shape: StructureShape, value: unknown, path: string): void {
    if (!isRecord(value)) {
      return this.typed(false, TYPES.structure, value, path);
    }
    for (const member of shape.required ?? []) {
      if (!Object.hasOwn(value, member) || value[member] === undefined) {
        this.findings.push(newFinding(REQUIRED, { path: join(path, member), problem: 'is missing' }));
      }
    }
    for (const member in shape.members) {
      if (Object.hasOwn(value, member)) {
        this.member(shape.members[member], value[member], join(path, member), shape.required?.includes(member) ?? false);
      }
    }
    if (this.unknownMembers) {
      const known = Object.keys(shape.members);
      for (const member of Object.keys(value).filter((name) => !known.includes(name))) {
        this.findings.push(newFinding(UNKNOWN_MEMBER, { path: join(path, member), problem: 'is not a known member', allowed: known.join(', '), fix: didYouMean(member, known) }));
      }
    }
  }

  /** A member, which where it is null is absent. */
  private member(shapeName: string, value: unknown, path: string, required: boolean): void {
    if (value !== null) {
      this.check(shapeName, value, path);
    } else if (required) {
      this.findings.push(newFinding(REQUIRED, { path, value, problem: 'is as good as missing', fix: 'give it a value' }));
    } else {
      this.findings.push(newFinding(NULL_MEMBER, { path, value, problem: 'is taken for a member that is left out', fix: 'leave it out' }));
    }
  }

  /** An entry of a list or map, which unlike a member cannot be absent. */
  private element(shapeName: string, value: unknown, path: string): void {
    if (value === undefined || value === null) {
      this.findings.push(newFinding(TYPE, { path, value: null, problem: 'is no value', allowed: TYPES[this.shapes[shapeName].type], fix: 'remove the entry, or give it a value' }));
    } else {
      this.check(shapeName, value, path);
    }
  }

  private size(shape: ListShape | MapShape, size: number, path: string): void {
    if (size < (shape.min ?? 0) || size > (shape.max ?? Infinity)) {
      this.findings.push(newFinding(SIZE, { path, problem: `has ${size} entries`, allowed: span(shape.min ?? 0, shape.max, 'entries') }));
    }
  }
}

/** How a message calls a value of a type. */
const TYPES: { readonly [type in Shape['type']]: string } = {
  string: 'a string',
  integer: 'a whole number',
  long: 'a whole number',
  double: 'a number',
  boolean: 'true or false',
  timestamp: 'a time',
  list: 'a list',
  map: 'a map',
  structure: 'a structure',
};

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}

/** The length that the model means: Unicode characters, of which JavaScript takes some for two (Smithy specification, "length trait"). */
function characters(value: string): number {
  return HIGH_SURROGATE.test(value) ? value.length - (value.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0) : value.length;
}

const HIGH_SURROGATE = /[\uD800-\uDBFF]/;

function span(min: number | undefined, max: number | undefined, unit?: string): string {
  const range = max === undefined ? `${min} or more` : min === undefined ? `${max} or less` : `${min} to ${max}`;
  return unit ? `${range} ${unit}` : range;
}

/** How many characters more are tried: the longest pattern that has a length of its own, that of an id, has 32. */
const MOST_MISSING = 32;

/**
 * The length from which on a text that a pattern refuses could match, or undefined where its characters are what is wrong. The model says
 * the least length of some texts only by their pattern, and a text that merely goes on as it began tells the two apart. All of it must match
 * then: a pattern without anchors finds its few characters after any others.
 */
function shortestLonger(value: string, pattern: string, max = Infinity): number | undefined {
  const whole = compiled(`^(?:${pattern})$`);
  for (let length = value.length + 1; length <= Math.min(max, value.length + MOST_MISSING); length++) {
    if ([value.slice(-1), 'a', '0'].some((filler) => filler !== '' && whole.test(value.padEnd(length, filler)))) {
      return length;
    }
  }
  return undefined;
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  let expression = patterns.get(pattern);
  if (!expression) {
    expression = new RegExp(pattern);
    patterns.set(pattern, expression);
  }
  return expression;
}
