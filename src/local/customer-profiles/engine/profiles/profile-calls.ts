import type { BatchGetProfileResponse } from '@aws-sdk/client-customer-profiles';
import { changesValue } from './changed-cells';
import type { Effect } from './effect';
import { expiryOf } from './expiry';
import { writeProfile } from './write-profile';
import type { Kept } from '../../store/records';
import { existingProfile } from '../existing-profile';
import { recordProfileHistory } from '../history/record-history';
import { MANUAL } from '../records';
import type { Cells, Profile } from '../records';
import type { Scene } from '../scene';
import { cellsFromMembers } from '../standard/cells-from-members';
import type { ProfileMembers } from '../standard/profile-members';
import { profileView } from '../standard/profile-view';

/** CreateProfile: always a new profile, whatever is like it (D-P6). */
export function createProfile(scene: Scene, members: ProfileMembers): Effect {
  const cells = Object.entries(cellsFromMembers(members, { writer: MANUAL, time: scene.now })).filter(([, { value }]) => value !== undefined);
  const profile = newProfile(scene, { inferred: false, cells: Object.fromEntries(cells) });
  writeProfile(scene, undefined, profile);
  recordProfileHistory(scene, 'CREATED', profile);
  return { profile, changed: true };
}

/** A profile that is not written yet. */
export function newProfile({ data, domain, newId, now }: Scene, { inferred, cells }: { readonly inferred: boolean; readonly cells: Cells }): Profile {
  return {
    id: newId(), order: data.nextOrder(), createdAt: now, updatedAt: now, expiresAt: expiryOf(domain, now), inferred, cells, objectCount: 0,
  };
}

/** UpdateProfile: what is left out stays, what is empty is removed; all that is named counts as written by hand, and now, also where it says what was there. */
export function updateProfile(scene: Scene, id: string, members: ProfileMembers): Effect {
  const { data, domain, now } = scene;
  const before = existingProfile(data, id);
  const written = cellsFromMembers(members, { writer: MANUAL, time: now });
  const profile = {
    ...before, cells: { ...before.cells, ...written }, updatedAt: now, expiresAt: Math.max(before.expiresAt, expiryOf(domain, now)),
  };
  const changed = changesValue(before.cells, written);
  writeProfile(scene, before, profile);
  if (changed) {
    recordProfileHistory(scene, 'UPDATED', profile);
  }
  return { profile, before, changed };
}

/** DeleteProfile: with all that belongs to it, its history too (D-H3). */
export function deleteProfile({ data }: Scene, id: string): Effect {
  const profile = existingProfile(data, id);
  data.deleteProfile(id);
  return { profile, before: profile, changed: true };
}

/** BatchGetProfile: in the order of the request, an id that is repeated once; an id that was merged away is not there (D-P14, D-P16). */
export function batchGetProfiles({ data }: Scene, ids: readonly string[]): Kept<Required<BatchGetProfileResponse>> {
  const asked = [...new Set(ids)].map((id) => ({ id, profile: data.profile(id) }));
  return {
    Profiles: asked.flatMap(({ profile }) => profile ? [profileView(profile)] : []),
    Errors: asked.filter(({ profile }) => !profile).map(({ id }) => ({ Code: '404', Message: `Profile ${id} does not exist`, ProfileId: id })),
  };
}
