import { Construct } from 'constructs';

/** Names of the settings that are given in both and differ, or are given only in the second. */
export function differingSettings<T extends object>(made: T, wanted: T): string[] {
  return (Object.keys(wanted) as (keyof T & string)[])
    .filter((name) => wanted[name] !== undefined && !sameSetting(made[name], wanted[name]));
}

/** Constructs are the same when they are one object; other values, such as runtimes, when they read the same. */
function sameSetting(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameSetting(item, b[index]));
  }
  if (isValue(a) && isValue(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => sameSetting(a[name], b[name]));
  }
  return false;
}

function isValue(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Construct.isConstruct(value);
}
