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

type Read = (value: unknown, path: string) => unknown;

/** How one member of a request is read from where its schema binds it. */
type ReadBound = (input: HttpInput, document: object) => unknown;

interface RequestReader {
  readonly hasBody: boolean;
  readonly members: readonly { readonly name: string; readonly read: ReadBound }[];
}

/** To walk a schema costs more than to read a request by it, so that it is done once. */
const readers = new WeakMap<NormalizedSchema, RequestReader>();

/**
 * Reads the members of an operation's input from where its schema binds them: path, query or JSON body.
 * Types are as strict as the protocol's; lengths, ranges and patterns are checked afterwards. Unknown members are
 * passed over, and null is a member left out, as rest-json has it.
 */
export function readRequest(schema: NormalizedSchema, input: HttpInput): { [member: string]: unknown } {
  const { hasBody, members } = requestReader(schema);
  const document = hasBody ? parseBody(input.body) : {};
  const request: { [member: string]: unknown } = {};
  for (const { name, read } of members) {
    const value = read(input, document);
    if (value !== undefined) {
      request[name] = value;
    }
  }
  return request;
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

function requestReader(schema: NormalizedSchema): RequestReader {
  let reader = readers.get(schema);
  if (!reader) {
    const members = [...schema.structIterator()];
    reader = {
      hasBody: members.some(([, member]) => isInBody(member)),
      members: members.map(([name, member]) => ({ name, read: boundReader(name, member) })),
    };
    readers.set(schema, reader);
  }
  return reader;
}

function isInBody(member: NormalizedSchema): boolean {
  const { httpLabel, httpQuery } = member.getMergedTraits();
  return !httpLabel && !httpQuery;
}

function boundReader(name: string, member: NormalizedSchema): ReadBound {
  const { httpLabel, httpQuery, jsonName = name } = member.getMergedTraits();
  if (httpLabel) {
    return ({ labels }) => readText(member, labels[name], name);
  }
  if (httpQuery) {
    return ({ query }) => query.size === 0 ? undefined : readQuery(member, query.getAll(httpQuery), name);
  }
  const read = readerOf(member);
  return (_, document) => readMember(read, document, jsonName, '');
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

function readMember(read: Read, parent: object, key: string, path: string): unknown {
  const value: unknown = Object.hasOwn(parent, key) ? (parent as { readonly [key: string]: unknown })[key] : undefined;
  return value === undefined || value === null ? undefined : read(value, path === '' ? key : `${path}.${key}`);
}

function readerOf(schema: NormalizedSchema): Read {
  if (schema.isStructSchema()) {
    return structureReader(schema);
  }
  if (schema.isListSchema()) {
    return listReader(schema);
  }
  if (schema.isMapSchema()) {
    return mapReader(schema);
  }
  if (schema.isBooleanSchema()) {
    return readBoolean;
  }
  if (schema.isTimestampSchema()) {
    return readTime;
  }
  return schema.isNumericSchema() ? readNumber : readString;
}

function structureReader(schema: NormalizedSchema): Read {
  // of a structure that contains itself, only when there is one
  let members: readonly { readonly name: string; readonly jsonName: string; readonly read: Read }[] | undefined;
  return (value, path) => {
    if (!isObject(value)) {
      throw wrongType(value, path, 'an object');
    }
    members ??= [...schema.structIterator()].map(([name, member]) => (
      { name, jsonName: member.getMergedTraits().jsonName ?? name, read: readerOf(member) }
    ));
    const structure: { [member: string]: unknown } = {};
    for (const { name, jsonName, read } of members) {
      const member = readMember(read, value, jsonName, path);
      if (member !== undefined) {
        structure[name] = member;
      }
    }
    return structure;
  };
}

function listReader(schema: NormalizedSchema): Read {
  const read = elementReader(schema);
  return (value, path) => {
    if (!Array.isArray(value)) {
      throw wrongType(value, path, 'a list');
    }
    return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
  };
}

/** `Object.fromEntries` defines properties, so that a key such as `__proto__` is an entry like any other. */
function mapReader(schema: NormalizedSchema): Read {
  const read = elementReader(schema);
  return (value, path) => {
    if (!isObject(value)) {
      throw wrongType(value, path, 'an object');
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item, `${path}.${key}`)]));
  };
}

function elementReader(schema: NormalizedSchema): Read {
  let read: Read | undefined;
  return (value, path) => (read ??= readerOf(schema.getValueSchema()))(value, path);
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
