import * as fc from 'fast-check';
import { Operation } from '../../../src/model/api/check-shape';
import { REQUESTS, SHAPES } from '../../../src/model/api/limits.generated';
import type { Shape, StringShape } from '../../../src/model/api/shape';

/** What an API takes: the shape of each operation's request, and all the shapes. */
export interface Model {
  readonly requests: { readonly [operation: string]: string };
  readonly shapes: { readonly [name: string]: Shape };
}

const MODEL: Model = { requests: REQUESTS, shapes: SHAPES };

/** Every write of the API that the library knows: what the constructs, the handler and the local service check. */
export const WRITES: readonly Operation[] = (Object.keys(REQUESTS) as Operation[]).filter((operation) => !/^(?:Get|List)/.test(operation));

/** A text that a pattern accepts, of a given length; and one that it refuses. A new pattern of the API wants a new line here. */
const BY_PATTERN: { readonly [pattern: string]: { readonly text: (length: number) => string; readonly refused: string } } = {
  '^[a-zA-Z0-9_-]+$': { text: (length) => 'a'.repeat(length), refused: 'two words' },
  '^[a-zA-Z_][a-zA-Z_0-9-]*$': { text: (length) => 'a'.repeat(length), refused: '1st' },
  '^[a-zA-Z0-9_.-]+$': { text: (length) => 'a'.repeat(length), refused: 'a/b' },
  '^[a-z0-9.-]+$': { text: (length) => 'a'.repeat(length), refused: 'Bucket' },
  '^(?!aws:)[a-zA-Z+-=._:/]+$': { text: (length) => 'a'.repeat(length), refused: 'aws:name' },
  '^arn:[a-z0-9]{1,10}:profile': { text: (length) => 'arn:aws:profile'.padEnd(length, 'a'), refused: 'arn:aws:s3:::bucket' },
  '^[a-zA-Z_][a-zA-Z_0-9-\\s]*$': { text: (length) => 'a'.repeat(length), refused: '1st' },
  '[a-f0-9]{32}': { text: () => 'a'.repeat(32), refused: 'g'.repeat(32) },
  '[a-zA-Z0-9][\\w!@#.-]+': { text: (length) => 'a'.repeat(length), refused: '!a' },
  '[\\w/!@#+=.-]+': { text: (length) => 'a'.repeat(length), refused: ' ' },
  '\\S+': { text: (length) => 'a'.repeat(length), refused: '    ' },
  '.+': { text: (length) => 'a'.repeat(length), refused: '\n' },
  'arn:aws:iam:.*:[0-9]+:.*': { text: (length) => 'arn:aws:iam::1:'.padEnd(length, 'a'), refused: 'arn:aws-cn:iam::1:role/a' },
  'arn:aws:kms:.*:[0-9]+:.*': { text: (length) => 'arn:aws:kms::1:'.padEnd(length, 'a'), refused: 'arn:aws:kms:us-east-1:key/a' },
  '^([0-9]|0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$': { text: (length) => '00:00'.slice(5 - length), refused: '24:00' },
};

/** Patterns that accept everything. */
const OPEN_PATTERNS = ['.*', '[\\w!@#\\-.?,\\s]*'];

export function pattern(shape: StringShape): (typeof BY_PATTERN)[string] | undefined {
  if (shape.pattern === undefined || OPEN_PATTERNS.includes(shape.pattern)) {
    return undefined;
  }
  const samples = BY_PATTERN[shape.pattern];
  if (!samples) {
    throw new Error(`no samples of the pattern ${shape.pattern}: add some`);
  }
  return samples;
}

/** A text of a length that is right in every other way. */
export function textOf(shape: StringShape, length: number): string {
  return pattern(shape)?.text(length) ?? 'a'.repeat(length);
}

/** A right value with every member of the shape in it. */
export function sampleOf(shapeName: string, model = MODEL): unknown {
  const shape = model.shapes[shapeName];
  switch (shape.type) {
    case 'string': return shape.enum?.[0] ?? textOf(shape, Math.max(shape.min ?? 0, Math.min(16, shape.max ?? 16, shape.pattern?.includes(':[0-5]') ? 5 : 16)));
    case 'integer':
    case 'long':
    case 'double': return shape.min ?? 1;
    case 'boolean': return true;
    case 'timestamp': return 0;
    case 'list':
    case 'map': return entriesOf(shape, Math.max(1, shape.min ?? 0), model);
    case 'structure': return Object.fromEntries(Object.entries(shape.members).map(([member, child]) => [member, sampleOf(child, model)]));
  }
}

/** A right list or map of a size. */
export function entriesOf(shape: Extract<Shape, { type: 'list' | 'map' }>, size: number, model = MODEL): unknown {
  const indexes = Array.from({ length: size }, (_, index) => index);
  const keyShape = shape.type === 'map' ? model.shapes[shape.key] : undefined;
  const keys = keyShape?.type === 'string' ? keyShape.enum : undefined;
  return shape.type === 'list'
    ? indexes.map(() => sampleOf(shape.member, model))
    : Object.fromEntries(indexes.map((index) => [keys?.[index] ?? `k${String(index).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`, sampleOf(shape.value, model)]));
}

/** A place in a request that has a shape of its own. */
export interface Place<Name extends string = Operation> {
  readonly operation: Name;
  readonly path: string;
  readonly shapeName: string;
  /** Whether it is a member of a structure, which may be required. */
  readonly member?: 'optional' | 'required';
  /** Whether the place is the key of a map's entry. */
  readonly isKey: boolean;
  /** The full request with another value there; undefined takes it out. */
  readonly requestWith: (value: unknown) => unknown;
  /** Where a finding of that value is reported. */
  readonly pathOf: (value: unknown) => string;
}

/** Every place of a request, at any depth. */
export function placesOf<Name extends string = Operation>(operation: Name, model = MODEL): Place<Name>[] {
  const request = sampleOf(model.requests[operation], model);
  const places: Place<Name>[] = [];
  const visit = (shapeName: string, segments: readonly (string | number)[], value: unknown, member?: Place['member']) => {
    const path = pathOf(segments);
    if (segments.length > 0) {
      places.push({
        operation, path, shapeName, member, isKey: false, requestWith: (changed) => replaced(request, segments, changed), pathOf: () => path,
      });
    }
    const shape = model.shapes[shapeName];
    if (shape.type === 'structure') {
      const members = value as { readonly [member: string]: unknown };
      Object.entries(shape.members).forEach(([name, child]) => visit(child, [...segments, name], members[name], shape.required?.includes(name) ? 'required' : 'optional'));
    } else if (shape.type === 'list') {
      visit(shape.member, [...segments, 0], (value as unknown[])[0]);
    } else if (shape.type === 'map') {
      const [key, item] = Object.entries(value as object)[0] as [string, unknown];
      places.push({
        operation,
        path: `${path}{key}`,
        shapeName: shape.key,
        isKey: true,
        requestWith: (changed) => replaced(request, segments, { [String(changed)]: item }),
        pathOf: (changed) => pathOf([...segments, String(changed)]),
      });
      visit(shape.value, [...segments, key], item);
    }
  };
  visit(model.requests[operation], [], request);
  return places;
}

function pathOf(segments: readonly (string | number)[]): string {
  return segments.reduce<string>((path, segment) => typeof segment === 'number' ? `${path}[${segment}]` : path === '' ? segment : `${path}.${segment}`, '');
}

function replaced(value: unknown, [segment, ...rest]: readonly (string | number)[], changed: unknown): unknown {
  if (segment === undefined) {
    return changed;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => index === segment ? replaced(item, rest, changed) : item);
  }
  const record = value as { readonly [member: string]: unknown };
  return { ...record, [segment]: replaced(record[segment], rest, changed) };
}

/** Any right value of a shape. */
export function arbitraryOf(shapeName: string): fc.Arbitrary<unknown> {
  const shape = SHAPES[shapeName];
  switch (shape.type) {
    case 'string': return arbitraryText(shape);
    case 'integer':
    case 'long': return fc.integer({ min: shape.min ?? -1_000_000, max: shape.max ?? 1_000_000 });
    case 'double': return fc.double({ min: shape.min, max: shape.max, noNaN: true, noDefaultInfinity: true });
    case 'boolean': return fc.boolean();
    case 'timestamp': return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
    case 'list': return fc.array(arbitraryOf(shape.member), { minLength: shape.min, maxLength: Math.min(shape.max ?? 3, 3) });
    case 'map': return fc.dictionary(arbitraryOf(shape.key) as fc.Arbitrary<string>, arbitraryOf(shape.value), { minKeys: shape.min, maxKeys: 3 });
    case 'structure': return fc.record(
      Object.fromEntries(Object.entries(shape.members).map(([member, child]) => [member, arbitraryOf(child)])),
      { requiredKeys: [...shape.required ?? []] },
    );
  }
}

function arbitraryText(shape: StringShape): fc.Arbitrary<string> {
  if (shape.enum) {
    return fc.constantFrom(...shape.enum);
  }
  const max = Math.min(shape.max ?? 40, 40);
  if (!pattern(shape)) {
    return fc.string({ minLength: shape.min, maxLength: max });
  }
  return shape.pattern?.includes(':[0-5]') ? fc.constantFrom('0:00', '9:59', '23:59') : fc.integer({ min: Math.max(16, shape.min ?? 0), max }).map((length) => textOf(shape, length));
}
