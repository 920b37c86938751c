/**
 * What stands at a path with dots. Where the way goes through a list, it goes into each of its elements, or into that whose number is next.
 */
export function valuesAt(source: unknown, path: readonly string[]): readonly unknown[] {
  let found: readonly unknown[] = [source];
  for (const name of path) {
    found = found.flatMap((value) => within(value, name));
  }
  return found;
}

function within(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value) && !/^\d+$/.test(name)) {
    return value.flatMap((element: unknown) => (Array.isArray(element) ? [] : within(element, name)));
  }
  return isObject(value) && Object.hasOwn(value, name) ? [value[name]] : [];
}

/** A list is one too, with its positions for names. */
function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
