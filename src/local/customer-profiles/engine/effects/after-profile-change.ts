import { afterRules } from './after-rules';
import { calculateForStandardObject } from '../calculation/calculate';
import type { Effect } from '../profiles/effect';
import type { Scene } from '../scene';
import { profileEventObject } from '../standard/profile-view';
import { announce } from '../stream/announce';

/** What follows from a profile that a call has made or changed. */
export function afterProfileChange(scene: Scene, { before, profile, changed }: Effect): void {
  if (!changed) {
    return;
  }
  calculateForStandardObject(scene, profile);
  announce(scene, () => [{ type: before ? 'UPDATED' : 'CREATED', objectTypeName: '_profile', profileId: profile.id, object: profileEventObject(profile) }]);
  afterRules(scene, profile.id);
}
