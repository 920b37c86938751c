import { afterRules } from './after-rules';
import { profileChange } from './profile-change';
import { calculateForStandardObject } from '../calculation/calculate';
import type { Effect } from '../profiles/effect';
import type { Scene } from '../scene';
import { announce } from '../stream/announce';

/** What follows from a profile that a call has made or changed. */
export function afterProfileChange(scene: Scene, { before, profile, changed }: Effect): void {
  if (!changed) {
    return;
  }
  calculateForStandardObject(scene, profile);
  announce(scene, () => [profileChange(profile, before)]);
  afterRules(scene, profile.id);
}
