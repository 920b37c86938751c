import { haveSameKeys, heldKeys } from './indexed-cells';
import { isSameKey } from '../keys/same-key';
import type { Profile } from '../records';
import type { Scene } from '../scene';

/**
 * Writes a profile with the keys of its fields, for calls, ingestion and merging alike: one statement, and one more for each key that comes or goes.
 * A cell that is written anew holds its key again, although its value may be the one that it had; cells that stay keep their mark.
 */
export function writeProfile({ data }: Pick<Scene, 'data'>, before: Profile | undefined, after: Profile): void {
  data.putProfile(after);
  if (before && haveSameKeys(before.cells, after.cells)) {
    return;
  }
  const had = before ? heldKeys(before.cells) : [];
  const has = heldKeys(after.cells);
  for (const key of had) {
    if (!has.some((other) => isSameKey(other, key))) {
      data.unbind(after.id, key, 'standard');
    }
  }
  for (const key of has) {
    if (!had.some((other) => isSameKey(other, key))) {
      data.bind(after.id, key, 'standard');
    }
  }
}
