import { removeObject } from './remove-object';
import type { Profile, ProfileObject } from '../records';
import type { Scene } from '../scene';

/** Limits that object types have without saying so ("Quotas", administrator guide). */
const DEFAULT_LIMITS = new Map([['WebAnalytics-Clickstream', 100]]);

/** Makes room for one object in a profile that is full, and tells the object that had to go. */
export function makeRoom(scene: Scene, profile: Profile, incoming: string): readonly ProfileObject[] {
  return profile.objectCount < scene.objectsPerProfile ? [] : evictOne(scene, profile.id, incoming);
}

/** Makes a profile that has got the objects of others as small as it is to be. */
export function evictSurplus(scene: Scene, profileId: string): readonly ProfileObject[] {
  const surplus = (scene.data.profile(profileId)?.objectCount ?? 0) - scene.objectsPerProfile;
  return Array.from({ length: Math.max(0, surplus) }).flatMap(() => evictOne(scene, profileId));
}

/**
 * The oldest object of the type that is furthest over the limit of its own goes, else the oldest of the type that comes in, else the oldest of all. It leaves
 * no trace in the history, and its values stay in the profile.
 */
function evictOne(scene: Scene, profileId: string, incoming?: string): readonly ProfileObject[] {
  const { data } = scene;
  const over = furthestOver(scene, profileId);
  const oldest = (over !== undefined ? data.oldestObject(profileId, over) : undefined)
    ?? (incoming !== undefined ? data.oldestObject(profileId, incoming) : undefined)
    ?? data.oldestObject(profileId);
  if (!oldest) {
    return [];
  }
  removeObject(scene, oldest);
  return [oldest];
}

function furthestOver({ data, definitions }: Scene, profileId: string): string | undefined {
  const over = [...data.objectCounts(profileId)].map(([objectType, count]): [string, number] => {
    const limit = definitions.objectType(objectType)?.MaxProfileObjectCount ?? DEFAULT_LIMITS.get(objectType) ?? Infinity;
    return [objectType, count - limit];
  }).filter(([, surplus]) => surplus > 0);
  return over.sort(([, one], [, other]) => other - one)[0]?.[0];
}
