/**
 * The properties without members that are null, which somebody who writes JavaScript gives for what is left out: CloudFormation takes a template
 * with a null for a broken one. Tokens stay as they are.
 */
export function withoutNullMembers(properties: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } {
  const entries = Object.entries(properties);
  const present = entries.filter(([, value]) => value !== null).map(([name, value]) => [name, inside(value)] as const);
  const isSame = present.length === entries.length && present.every(([, value], index) => value === entries[index][1]);
  return isSame ? properties : Object.fromEntries(present);
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(inside);
    return items.every((item, index) => item === value[index]) ? value as unknown[] : items;
  }
  return isPlain(value) ? withoutNullMembers(value) : value;
}

/** Whether the value is written in braces, and no token. */
function isPlain(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
