import { NormalizedSchema } from '@smithy/core/schema';

/** SCHEMA sentinels of the two formats that are not the protocol's default. */
const DATE_TIME = 5;
const HTTP_DATE = 6;

/** The JSON of a value as its schema has it: members that the schema does not know, or that are undefined, are left out. */
export function writeJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (schema.isStructSchema()) {
    return writeStructure(schema, value);
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const element = schema.getValueSchema();
    return value.map((item) => writeJson(element, item) ?? null);
  }
  if (schema.isMapSchema()) {
    const element = schema.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writeJson(element, item)]));
  }
  return schema.isTimestampSchema() && value instanceof Date ? writeTime(schema, value) : value;
}

function writeStructure(schema: NormalizedSchema, value: object): object {
  const members: [string, unknown][] = [];
  for (const [name, member] of schema.structIterator()) {
    const written = writeJson(member, Object.getOwnPropertyDescriptor(value, name)?.value);
    if (written !== undefined) {
      members.push([member.getMergedTraits().jsonName ?? name, written]);
    }
  }
  return Object.fromEntries(members);
}

/** rest-json writes times in seconds since the epoch, unless the member says otherwise. */
function writeTime(schema: NormalizedSchema, time: Date): number | string {
  switch (schema.getSchema()) {
    case DATE_TIME: return time.toISOString();
    case HTTP_DATE: return time.toUTCString();
    default: return time.getTime() / 1000;
  }
}
