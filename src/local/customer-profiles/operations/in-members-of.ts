import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * A value of another API whose structures have the same members, in the members of this schema: first letters may differ in case, and what the schema
 * does not know is left out. Times in text become times.
 */
export function inMembersOf(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => inMembersOf(schema.getValueSchema(), item));
  }
  if (schema.isStructSchema() && typeof value === 'object' && value !== null) {
    const given = new Map(Object.entries(value).map(([name, member]): [string, unknown] => [lowerFirst(name), member]));
    return Object.fromEntries([...schema.structIterator()]
      .filter(([name]) => given.get(lowerFirst(name)) !== undefined)
      .map(([name, member]) => [name, inMembersOf(member, given.get(lowerFirst(name)))]));
  }
  return schema.isTimestampSchema() && typeof value === 'string' ? new Date(value) : value;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
