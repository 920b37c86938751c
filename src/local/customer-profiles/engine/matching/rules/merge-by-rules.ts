import { byResolution } from '../../merging/choices';
import { mergeProfiles } from '../../merging/merge-profiles';
import type { Merged, MergeTools } from '../../merging/merge-profiles';
import type { RuleGroup } from '../../records';
import { THE_SERVICE } from '../../scene';
import type { Scene } from '../../scene';
import type { CompiledRules } from '../groups/compiled-rules';
import { rulesInForce } from '../groups/stored-groups';

/**
 * Merges groups into their oldest profiles as far as the rules allow, the best level first, and then the groups that those merges have made,
 * until there are none (D-R14). Every merge leaves fewer profiles, so that it comes to an end.
 */
export function mergeByRules(scene: Scene, rules: CompiledRules, groups: readonly RuleGroup[], tools: MergeTools): readonly Merged[] {
  const service: Scene = { ...scene, performedBy: THE_SERVICE };
  const choose = byResolution(scene.domain.RuleBasedMatching?.ConflictResolution);
  const waiting = Array.from({ length: rules.mergingUpTo }, (): RuleGroup[] => []);
  const merged: Merged[] = [];
  const wait = (some: readonly RuleGroup[]) => {
    some.filter(({ level }) => level <= rules.mergingUpTo).forEach((group) => waiting[group.level - 1].push(group));
  };
  wait(groups);
  for (let next = nextOf(waiting); next; next = nextOf(waiting)) {
    const group = scene.data.ruleGroup(next.matchId);
    if (group) {
      const { level, matchId, profileIds } = group;
      const [mainId, ...mergedIds] = profileIds;
      merged.push(mergeProfiles(service, { mainId, mergedIds, choose }, { by: 'rule', level, matchId, profileIds }, tools));
      wait(merged.at(-1)?.groups ?? []);
    }
  }
  return merged;
}

/** What the rules, where some are in force, merge because of other merges. */
export function afterMerges(scene: Scene, merged: readonly Merged[], tools: MergeTools): readonly Merged[] {
  const rules = rulesInForce(scene);
  return rules ? mergeByRules(scene, rules, merged.flatMap(({ groups }) => groups), tools) : [];
}

function nextOf(waiting: readonly RuleGroup[][]): RuleGroup | undefined {
  return waiting.find((groups) => groups.length > 0)?.pop();
}
