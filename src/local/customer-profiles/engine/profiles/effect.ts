import type { Profile } from '../records';

/** What a write has done to a standard profile, for those who act on it. */
export interface Effect {
  /** As it is now, or was until it was deleted. */
  readonly profile: Profile;
  /** Absent where it is new. */
  readonly before?: Profile;
  /** Whether a value is another than before: a call that repeats what is there changes nothing (D-P12). */
  readonly changed: boolean;
}
