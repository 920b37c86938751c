import { NormalizedSchema } from '@smithy/core/schema';

/** SCHEMA sentinels of the two formats that are not the protocol's default. */
const DATE_TIME = 5;
const HTTP_DATE = 6;

type Write = (value: unknown) => unknown;

/** To walk a schema costs more than to write a value by it, so that it is done once. */
const writers = new WeakMap<NormalizedSchema, Write>();

/** The JSON of a value as its schema has it: members that the schema does not know, or that are undefined, are left out. */
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
    return (value) => Array.isArray(value) ? value.map((item) => write(item) ?? null) : value;
  }
  if (schema.isMapSchema()) {
    const write = elementWriter(schema);
    return (value) => Object.fromEntries(Object.entries(value).map(([key, item]) => [key, write(item)]));
  }
  return schema.isTimestampSchema() ? (value) => value instanceof Date ? writeTime(schema, value) : value : (value) => value;
}

function elementWriter(schema: NormalizedSchema): Write {
  // of a structure that contains itself, only when there is one
  let write: Write | undefined;
  return (value) => (write ??= writerOf(schema.getValueSchema()))(value);
}

type Json = { readonly [member: string]: unknown };

interface Member {
  /** In the order of the schema, which is that of the JSON. */
  readonly place: number;
  readonly jsonName: string;
  readonly write: Write;
}

function structureWriter(schema: NormalizedSchema): (value: NonNullable<unknown>) => Json {
  let members: ReadonlyMap<string, Member> | undefined;
  return (value) => {
    members ??= new Map([...schema.structIterator()].map(([name, member], place) => (
      [name, { place, jsonName: member.getMergedTraits().jsonName ?? name, write: writerOf(member) }]
    )));
    const written: { [member: string]: unknown } = {};
    let last = -1;
    let isInOrder = true;
    // by the members that are there, as most of those of most structures are not
    for (const name of Object.keys(value)) {
      const member = members.get(name);
      const json = member?.write((value as Json)[name]);
      if (member !== undefined && json !== undefined) {
        written[member.jsonName] = json;
        isInOrder &&= last < member.place;
        last = member.place;
      }
    }
    return isInOrder ? written : inOrder(written, members);
  };
}

function inOrder(written: Json, members: ReadonlyMap<string, Member>): Json {
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
