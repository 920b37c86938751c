import { forgetObject } from '../calculation/calculate';
import type { ProfileObject } from '../records';
import type { Scene } from '../scene';

/** Removes an object with the keys that it has stored; what it wrote into the standard objects stays. */
export function removeObject(scene: Scene, { objectType, uniqueKey, profileId, keys }: ProfileObject): void {
  const { data } = scene;
  keys.forEach((key) => data.unbind(profileId, key, `object:${uniqueKey}`));
  forgetObject(scene, { profileId, objectType, objectKey: uniqueKey });
  data.deleteObject(objectType, uniqueKey);
}
