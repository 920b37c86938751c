import { PROFILE_KEYS } from '../keys/predefined-keys';
import { isSameKey } from '../keys/same-key';
import { standardKeys } from '../keys/standard-keys';
import type { Cells, Key } from '../records';

/** The paths of the cells that hold keys of the standard index, those together that make one key. */
const INDEXED = Object.entries(PROFILE_KEYS).flatMap(([name, { paths }]) => name === '_fullName' ? [paths] : paths.map((path) => [path]));

const PATHS = INDEXED.flat();

/** Whether the same keys follow from both, as far as can be told without making them. */
export function haveSameKeys(some: Cells, others: Cells): boolean {
  return PATHS.every((path) => some[path] === others[path]
    || (some[path]?.value === others[path]?.value && some[path]?.unbound === others[path]?.unbound));
}

/** The keys that a profile holds by its fields, but for those that DeleteProfileKey has taken away. */
export function heldKeys(cells: Cells): readonly Key[] {
  const takenAway = INDEXED.filter((paths) => paths.some((path) => cells[path]?.unbound)
    && paths.every((path) => cells[path]?.value === undefined || cells[path].unbound)).flat();
  return standardKeys(takenAway.length === 0 ? cells : Object.fromEntries(Object.entries(cells).filter(([path]) => !takenAway.includes(path))));
}

/** The paths of the cells from which a key follows. */
export function holdersOf(key: Key, cells: Cells): readonly string[] {
  return INDEXED.filter((paths) => standardKeys(only(cells, paths)).some((held) => isSameKey(held, key))).flat()
    .filter((path) => cells[path]?.value !== undefined);
}

/** The cells after one of their keys was taken away: what held it is marked until it is written again (D-S10). */
export function withoutKey(key: Key, cells: Cells): Cells {
  return { ...cells, ...Object.fromEntries(holdersOf(key, cells).map((path) => [path, { ...cells[path], unbound: true }])) };
}

function only(cells: Cells, paths: readonly string[]): Cells {
  return Object.fromEntries(paths.filter((path) => cells[path] !== undefined).map((path) => [path, cells[path]]));
}
