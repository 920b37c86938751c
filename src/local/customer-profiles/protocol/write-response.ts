import { NormalizedSchema } from '@smithy/core/schema';

/** SCHEMA sentinels of the two formats that are not the protocol's default. */
const DATE_TIME = 5;
const HTTP_DATE = 6;

type Write = (value: unknown) => unknown;

/** To walk a schema costs more than to write a value by it, so that it is done once. */
const writers = new WeakMap<NormalizedSchema, Write>();

/**
 * The JSON of a value as its schema has it: members that the schema does not know, or that are undefined, are left out. What needs no change is
 * the value itself, as a copy would cost as much as its text.
 */
export function writeJson(schema: NormalizedSchema, value: unknown): unknown {
  let write = writers.get(schema);
  if (!write) {
    write = writerOf(schema);
    writers.set(schema, write);
  }
  return write(value);
}

function writerOf(schema: NormalizedSchema): Write {
  const write = writerOfPresent(schema);
  return (value) => value === undefined || value === null ? undefined : write(value);
}

function writerOfPresent(schema: NormalizedSchema): (value: NonNullable<unknown>) => unknown {
  if (schema.isStructSchema()) {
    return structureWriter(schema);
  }
  if (schema.isListSchema()) {
    const write = elementWriter(schema);
    return (value) => Array.isArray(value) ? writeList(value, write) : value;
  }
  if (schema.isMapSchema()) {
    const write = elementWriter(schema);
    return (value) => writeMap(value, write);
  }
  return schema.isTimestampSchema() ? (value) => value instanceof Date ? writeTime(schema, value) : value : (value) => value;
}

function elementWriter(schema: NormalizedSchema): Write {
  // of a structure that contains itself, only when there is one
  let write: Write | undefined;
  return (value) => (write ??= writerOf(schema.getValueSchema()))(value);
}

function writeList(list: readonly unknown[], write: Write): readonly unknown[] {
  const written = list.map((item) => write(item) ?? null);
  return written.every((item, place) => item === list[place]) ? list : written;
}

function writeMap(map: object, write: Write): object {
  const entries = Object.entries(map);
  const written = entries.map(([key, item]): [string, unknown] => [key, write(item)]);
  return written.every(([, item], place) => item === entries[place][1]) ? map : Object.fromEntries(written);
}

type Json = { readonly [member: string]: unknown };

interface Member {
  /** In the order of the schema, which is that of the JSON. */
  readonly place: number;
  readonly jsonName: string;
  readonly write: Write;
}

type Members = ReadonlyMap<string, Member>;

function structureWriter(schema: NormalizedSchema): (value: NonNullable<unknown>) => object {
  let members: Members | undefined;
  return (value) => {
    members ??= new Map([...schema.structIterator()].map(([name, member], place) => (
      [name, { place, jsonName: member.getMergedTraits().jsonName ?? name, write: writerOf(member) }]
    )));
    return writeStructure(value as Json, members);
  };
}

function writeStructure(value: Json, members: Members): Json {
  let changed: { [member: string]: unknown } | undefined;
  let last = -1;
  let isInOrder = true;
  // by the members that are there, as most of those of most structures are not
  const names = Object.keys(value);
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    const member = members.get(name);
    const json = member?.write(value[name]);
    if (member === undefined || json === undefined) {
      changed ??= firstOf(value, names, at);
      continue;
    }
    if (json !== value[name] || member.jsonName !== name) {
      changed ??= firstOf(value, names, at);
    }
    if (changed) {
      changed[member.jsonName] = json;
    }
    isInOrder &&= last < member.place;
    last = member.place;
  }
  const written = changed ?? value;
  return isInOrder ? written : inOrder(written, members);
}

/** A copy of what has needed no change so far. */
function firstOf(value: Json, names: readonly string[], count: number): { [member: string]: unknown } {
  const first: { [member: string]: unknown } = {};
  for (let at = 0; at < count; at++) {
    first[names[at]] = value[names[at]];
  }
  return first;
}

function inOrder(written: Json, members: Members): Json {
  const ordered: { [member: string]: unknown } = {};
  for (const { jsonName } of members.values()) {
    if (Object.hasOwn(written, jsonName)) {
      ordered[jsonName] = written[jsonName];
    }
  }
  return ordered;
}

/** rest-json writes times in seconds since the epoch, unless the member says otherwise. */
function writeTime(schema: NormalizedSchema, time: Date): number | string {
  switch (schema.getSchema()) {
    case DATE_TIME: return time.toISOString();
    case HTTP_DATE: return time.toUTCString();
    default: return time.getTime() / 1000;
  }
}
