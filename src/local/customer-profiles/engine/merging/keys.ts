import type { DataStore } from '../data-store';
import { hasKey } from '../keys/same-key';
import type { Key } from '../records';

/**
 * Moves the keys of a profile to another, of which it is known what its fields will bind. What the fields of the first held and those of the
 * second will not has been given by somebody: it stays, as a key that was added.
 */
export function moveKeys(data: DataStore, from: string, to: string, standard: readonly Key[]): void {
  for (const { name, value, contributor } of data.bindings(from)) {
    const key = { name, value };
    data.unbind(from, key, contributor);
    if (contributor !== 'standard') {
      data.bind(to, key, contributor);
    } else if (!hasKey(standard, key)) {
      data.bind(to, key, 'added');
    }
  }
}

/** The keys of a profile follow its fields, as after any change of them (D-S2). */
export function bindStandardKeys(data: DataStore, profileId: string, standard: readonly Key[]): void {
  const held = data.bindings(profileId).filter(({ contributor }) => contributor === 'standard');
  held.filter((binding) => !hasKey(standard, binding)).forEach(({ name, value }) => data.unbind(profileId, { name, value }, 'standard'));
  standard.filter((key) => !hasKey(held, key)).forEach((key) => data.bind(profileId, key, 'standard'));
}
