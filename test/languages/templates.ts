import { readdirSync } from 'node:fs';
import { readJson } from './run';

const ENDING = '.template.json';

export type Templates = { readonly [stack: string]: unknown };

/**
 * The templates of a `cdk.out`, by stack, as they are: hashes of assets too, because the function is the same in every package. Only the order of members is made one,
 * which is no part of a template, and chance in maps of Java and Go.
 */
export function templatesOf(cdkOut: string): Templates {
  return Object.fromEntries(readdirSync(cdkOut).filter((file) => file.endsWith(ENDING)).sort().map((file) => (
    [file.slice(0, -ENDING.length), sorted(readJson(cdkOut, file))]
  )));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}
