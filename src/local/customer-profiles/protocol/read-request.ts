import { NormalizedSchema } from '@smithy/core/schema';
import type { Labels } from './route';
import { badRequest, ServiceError } from './service-error';
import { decodeUtf8 } from './utf8';
import { showValue } from '../../../model/validation/finding';

/** A request as HTTP has it. */
export interface HttpInput {
  readonly labels: Labels;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

/**
 * Reads the members of an operation's input from where its schema binds them: path, query or JSON body.
 * Types are as strict as the protocol's; lengths, ranges and patterns are checked afterwards. Unknown members are
 * passed over, and null is a member left out, as rest-json has it.
 */
export function readRequest(schema: NormalizedSchema, input: HttpInput): { [member: string]: unknown } {
  const document = hasBody(schema) ? parseBody(input.body) : {};
  const members: [string, unknown][] = [];
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    let value: unknown;
    if (traits.httpLabel) {
      value = readText(member, input.labels[name], name);
    } else if (traits.httpQuery) {
      value = readQuery(member, input.query.getAll(traits.httpQuery), name);
    } else {
      value = readMember(member, document, traits.jsonName ?? name, '');
    }
    if (value !== undefined) {
      members.push([name, value]);
    }
  }
  return Object.fromEntries(members);
}

/** Refuses bindings that no operation of the service has today, so that a new one is not read wrong in silence. */
export function assertReadable(schema: NormalizedSchema): void {
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader, httpPayload, httpPrefixHeaders, httpQueryParams } = member.getMergedTraits();
    if (httpHeader || httpPayload || httpPrefixHeaders || httpQueryParams) {
      throw new Error(`${schema.getName()}.${name} is bound to HTTP in a way that the local service does not read yet`);
    }
  }
}

function hasBody(schema: NormalizedSchema): boolean {
  return [...schema.structIterator()].some(([, member]) => {
    const traits = member.getMergedTraits();
    return !traits.httpLabel && !traits.httpQuery;
  });
}

function parseBody(body: Buffer): object {
  const text = decodeUtf8(body, 'the body of the request');
  if (text.trim() === '') {
    return {};
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw badRequest('the body of the request is not JSON');
  }
  if (!isObject(document)) {
    throw badRequest('the body of the request must be a JSON object');
  }
  return document;
}

function readQuery(schema: NormalizedSchema, values: string[], path: string): unknown {
  if (values.length === 0) {
    return undefined;
  }
  return schema.isListSchema()
    ? values.map((value, index) => readText(schema.getValueSchema(), value, `${path}[${index}]`))
    : readText(schema, values[0], path);
}

/** A value that stands in the path or the query, where everything is text. */
function readText(schema: NormalizedSchema, text: string, path: string): unknown {
  if (schema.isNumericSchema()) {
    return readNumber(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text, path);
  }
  if (schema.isBooleanSchema()) {
    return readBoolean(text === 'true' ? true : text === 'false' ? false : text, path);
  }
  return schema.isTimestampSchema() ? readTime(text, path) : text;
}

function readMember(schema: NormalizedSchema, parent: object, key: string, path: string): unknown {
  const value: unknown = Object.getOwnPropertyDescriptor(parent, key)?.value;
  return value === undefined || value === null ? undefined : readJson(schema, value, path === '' ? key : `${path}.${key}`);
}

function readJson(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (schema.isStructSchema()) {
    return readStructure(schema, value, path);
  }
  if (schema.isListSchema()) {
    return readList(schema, value, path);
  }
  if (schema.isMapSchema()) {
    return readMap(schema, value, path);
  }
  if (schema.isBooleanSchema()) {
    return readBoolean(value, path);
  }
  if (schema.isTimestampSchema()) {
    return readTime(value, path);
  }
  return schema.isNumericSchema() ? readNumber(value, path) : readString(value, path);
}

function readStructure(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (!isObject(value)) {
    throw wrongType(value, path, 'an object');
  }
  const members: [string, unknown][] = [];
  for (const [name, member] of schema.structIterator()) {
    const read = readMember(member, value, member.getMergedTraits().jsonName ?? name, path);
    if (read !== undefined) {
      members.push([name, read]);
    }
  }
  return Object.fromEntries(members);
}

function readList(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (!Array.isArray(value)) {
    throw wrongType(value, path, 'a list');
  }
  const element = schema.getValueSchema();
  return value.map((item: unknown, index) => readJson(element, item, `${path}[${index}]`));
}

/** `Object.fromEntries` defines properties, so that a key such as `__proto__` is an entry like any other. */
function readMap(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (!isObject(value)) {
    throw wrongType(value, path, 'an object');
  }
  const element = schema.getValueSchema();
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readJson(element, item, `${path}.${key}`)]));
}

function readString(value: unknown, path: string): string {
  if (typeof value !== 'string') {
    throw wrongType(value, path, 'a string');
  }
  return value;
}

function readNumber(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw wrongType(value, path, 'a number');
  }
  return value;
}

function readBoolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') {
    throw wrongType(value, path, 'true or false');
  }
  return value;
}

/** A time of a request is in seconds since the epoch in a body, and a date and time in a query. */
function readTime(value: unknown, path: string): Date {
  const time = typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(time.getTime())) {
    throw wrongType(value, path, 'a time');
  }
  return time;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `showValue` also shows what is nested too deeply to be written as JSON. */
function wrongType(value: unknown, path: string, wanted: string): ServiceError {
  const shown = showValue(value).replace(/^"|"$/g, '');
  return badRequest(`1 validation error detected: Value '${shown}' at '${path}' failed to satisfy constraint: Member must be ${wanted}`);
}
