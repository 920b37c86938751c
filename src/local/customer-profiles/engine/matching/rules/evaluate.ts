import { mergeByRules } from './merge-by-rules';
import type { Merged, MergeTools } from '../../merging/merge-profiles';
import type { Scene } from '../../scene';
import { batchGroups } from '../groups/batch';
import type { CompiledRules } from '../groups/compiled-rules';
import { regroup } from '../groups/regroup';
import type { Member } from '../groups/rule-group';
import { areRulesDue, leaveGroups, noteApplied, rulesInForce } from '../groups/stored-groups';
import { allProfiles } from '../values/all-profiles';

/** After a profile has come or changed: puts it into its group, and merges what the rules may merge. Without rules in force, nothing. */
export function evaluateProfile(scene: Scene, profileId: string, tools: MergeTools): readonly Merged[] {
  const rules = rulesInForce(scene);
  if (!rules) {
    return [];
  }
  if (areRulesDue(scene)) {
    return applyRules(scene, tools);
  }
  const profile = scene.data.profile(profileId);
  return profile ? mergeByRules(scene, rules, regroup(scene.data, rules, { changed: [profile] }), tools) : [];
}

/**
 * After rules were set, switched off, or have become active: groups all profiles anew where that is due, and merges what the rules may merge.
 * Groups of rules that were switched off are forgotten; while new ones wait, the old ones' stay (D-R3).
 */
export function applyRules(scene: Scene, tools: MergeTools): readonly Merged[] {
  if (!areRulesDue(scene)) {
    return [];
  }
  const rules = rulesInForce(scene);
  scene.data.forgetRules();
  noteApplied(scene, rules);
  return rules ? rebuildAll(scene, rules, tools) : [];
}

function rebuildAll(scene: Scene, rules: CompiledRules, tools: MergeTools): readonly Merged[] {
  const { data } = scene;
  const members: Member[] = [];
  for (const { id, cells } of allProfiles(data)) {
    const values = rules.valuesOf(cells);
    data.setRuleValues(id, values);
    members.push({ id, values });
  }
  const groups = batchGroups(members, rules.levels);
  groups.forEach((group) => data.putRuleGroup(group));
  return mergeByRules(scene, rules, groups, tools);
}

/** Before a profile goes: takes it out of its groups. */
export function forgetProfile(scene: Scene, profileId: string): void {
  leaveGroups(scene, [profileId]);
}
