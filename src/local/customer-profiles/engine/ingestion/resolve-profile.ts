import type { KeyEntry } from '../keys/key-entries';
import type { Key } from '../records';
import type { Scene } from '../scene';
import { profilesWith } from '../search/profiles-with';

/** A key's value that was looked up, and what it found. */
export interface KeyTry {
  readonly pass: 'primary' | 'secondary';
  readonly key: Key;
  /** Ids of profiles. */
  readonly found: readonly string[];
}

/** How the profile of a record was looked for. */
export interface Resolution {
  readonly tries: readonly KeyTry[];
  /** The profile that the last try found, if it found exactly one. */
  readonly profileId?: string;
}

/**
 * Looks for the one profile that a record belongs to: by its PROFILE keys in declared order, the SECONDARY ones after all others. The first value that
 * exactly one profile has decides; one that several have is passed over, and never merges them.
 */
export function resolveProfile(scene: Scene, entries: readonly KeyEntry[]): Resolution {
  const tries: KeyTry[] = [];
  const ofProfile = entries.filter(({ identifiers }) => identifiers.has('PROFILE'));
  for (const pass of ['primary', 'secondary'] as const) {
    for (const { name, values } of ofProfile.filter(({ identifiers }) => identifiers.has('SECONDARY') === (pass === 'secondary'))) {
      for (const value of values) {
        const key = { name, value };
        const found = profilesWith(scene, key);
        tries.push({ pass, key, found });
        if (found.length === 1) {
          return { tries, profileId: found[0] };
        }
      }
    }
  }
  return { tries };
}
