import { afterRules } from './after-rules';
import { calculateForStandardObject } from '../calculation/calculate';
import { scrubObjectType } from '../ingestion/scrub-object-type';
import type { Scene } from '../scene';

/** Removes what an object type has brought, and groups the profiles anew that have other values for it. */
export function forgetObjectType(scene: Scene, objectType: string): void {
  for (const profile of scrubObjectType(scene, objectType)) {
    calculateForStandardObject(scene, profile);
    afterRules(scene, profile.id);
  }
}
