import { afterMerges, MERGE_TOOLS } from './merges';
import { applyRules, evaluateProfile } from '../matching/rules/evaluate';
import type { Scene } from '../scene';

/** Puts a profile that is new or has changed into its group, and merges what the rules merge. */
export function afterRules(scene: Scene, profileId: string): void {
  afterMerges(scene, evaluateProfile(scene, profileId, MERGE_TOOLS));
}

/** Groups all profiles by rules that have come into force since. */
export function applyDueRules(scene: Scene): void {
  afterMerges(scene, applyRules(scene, MERGE_TOOLS));
}
