import { planStandardObjects } from './plan-standard-objects';
import type { StandardObjectPlan } from './plan-standard-objects';
import { plannedWrites } from './planned-writes';
import type { PlannedWrite } from './planned-writes';
import type { ReadRecord } from './read-record';
import { resolveProfile } from './resolve-profile';
import type { Resolution } from './resolve-profile';
import { DEAD_LETTER_REASONS } from '../dead-letters/reasons';
import type { DeadLetterReason } from '../dead-letters/reasons';
import { automaticContacts } from '../fields/automatic-contacts';
import type { Profile } from '../records';
import type { Scene } from '../scene';

/** What would become of a record. Making a plan changes nothing. */
export interface IngestionPlan {
  readonly resolution: Resolution;
  /** The profile that it goes to; undefined where there is none yet. */
  readonly profile?: Profile;
  /** Why it is refused. */
  readonly rejection?: DeadLetterReason;
  readonly profileWrites: readonly PlannedWrite[];
  readonly standardObjects: readonly StandardObjectPlan[];
}

/** Decides everything about a record before anything is written. */
export function planIngestion(scene: Scene, record: ReadRecord): IngestionPlan {
  const resolution = resolveProfile(scene, record.entries);
  const profile = resolution.profileId === undefined ? undefined : scene.data.profile(resolution.profileId);
  const rejection = profile === undefined ? refusal(scene, record, resolution) : undefined;
  if (rejection !== undefined) {
    return { resolution, rejection, profileWrites: [], standardObjects: [] };
  }
  const standardObjects = planStandardObjects(scene, record, profile);
  if (standardObjects.some(({ ambiguous }) => ambiguous)) {
    return { resolution, profile, rejection: DEAD_LETTER_REASONS.standardObjectAmbiguous, profileWrites: [], standardObjects };
  }
  const writes = record.writes.filter(({ object }) => object === '_profile');
  const profileWrites = plannedWrites(writes, profile?.cells ?? {}, record, '_profile');
  const automatic = profile ? [] : automaticContacts(record.evaluation, record.writes)
    .map((write) => ({ ...write, writes: true, reason: 'the profile is new, and the content type of the field says what it is' }));
  return { resolution, profile, profileWrites: [...profileWrites, ...automatic], standardObjects };
}

/** Why a record that no profile was found for is not taken; undefined where it makes a new profile. */
function refusal({ ambiguousKeys }: Scene, { objectType }: ReadRecord, { tries }: Resolution): DeadLetterReason | undefined {
  const ambiguous = tries.some(({ found }) => found.length > 1);
  if (objectType.AllowProfileCreation && !(ambiguous && ambiguousKeys === 'reject')) {
    return undefined;
  }
  return ambiguous ? DEAD_LETTER_REASONS.keysAmbiguous : DEAD_LETTER_REASONS.noProfile;
}
