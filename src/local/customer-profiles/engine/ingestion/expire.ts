import { removeObject } from './remove-object';
import { recordHistory } from '../history/record-history';
import { forgetProfile } from '../matching/rules/evaluate';
import type { ProfileObject } from '../records';
import type { Scene } from '../scene';

const SLICE = 500;

/** What was removed because its time had come. */
export interface Expired {
  readonly objects: readonly ProfileObject[];
  readonly profileIds: readonly string[];
}

/**
 * Removes what has expired: the objects first, then the profiles whose own term is over too and that have no objects left. A profile lives as long as the
 * longest-lived of its objects.
 */
export function expire(scene: Scene): Expired {
  const { data, now } = scene;
  const objects: ProfileObject[] = [];
  const profileIds: string[] = [];
  for (let due = data.expiredObjects(now, SLICE); due.length > 0; due = data.expiredObjects(now, SLICE)) {
    for (const object of due) {
      removeObject(scene, object);
      const { profileId, objectType, uniqueKey, text } = object;
      recordHistory(scene, { profileId, action: 'EXPIRED', objectType, uniqueKey, content: text });
      objects.push(object);
    }
  }
  for (let due = data.expiredProfiles(now, SLICE); due.length > 0; due = data.expiredProfiles(now, SLICE)) {
    due.forEach(({ id }) => {
      forgetProfile(scene, id);
      data.deleteProfile(id);
    });
    profileIds.push(...due.map(({ id }) => id));
  }
  return { objects, profileIds };
}
