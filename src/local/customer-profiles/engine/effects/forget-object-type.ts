import { afterRules } from './after-rules';
import { calculateForStandardObject } from '../calculation/calculate';
import { scrubObjectType } from '../ingestion/scrub-object-type';
import { isPredefined } from '../keys/predefined-keys';
import type { Scene } from '../scene';

/** Removes what an object type has brought, and groups the profiles anew that have other values for it. */
export function forgetObjectType(scene: Scene, objectType: string): void {
  const { profiles, standardObjects } = scrubObjectType(scene, objectType);
  standardObjects.forEach((object) => calculateForStandardObject(scene, object));
  for (const profile of profiles) {
    calculateForStandardObject(scene, profile);
    afterRules(scene, profile.id);
  }
  forgetUnusedKeys(scene, objectType);
}

/** Keys that no other object type declares are none any more, also where a call has given them to a profile ("Update and validate", administrator guide). */
function forgetUnusedKeys({ data, definitions }: Scene, objectType: string): void {
  const others = definitions.objectTypes().filter(({ ObjectTypeName }) => ObjectTypeName !== objectType);
  Object.keys(definitions.objectType(objectType)?.Keys ?? {})
    .filter((name) => !isPredefined(name) && !others.some(({ Keys = {} }) => Object.hasOwn(Keys, name)))
    .forEach((name) => data.forgetKey(name));
}
