import { compiledRules } from './compiled-rules';
import type { CompiledRules } from './compiled-rules';
import { leaveMlGroup } from './ml-groups';
import { regroup } from './regroup';
import { rulesActiveAt, rulesStatus } from './rules-status';
import type { DomainRecord } from '../../../store/records';
import type { DataStore } from '../../data-store';
import type { Profile, RuleGroup } from '../../records';
import type { Scene } from '../../scene';

/** Where it is kept which rules the groups are of. */
const COLLECTION = 'rule-based-matching';
const APPLIED = 'applied';

type Moment = Pick<Scene, 'domain' | 'now'>;

/** The rules that are in force; undefined where they are switched off, wait or are being applied, and where there are none (D-R2). */
export function rulesInForce({ domain, now }: Moment): CompiledRules | undefined {
  const rules = domain.RuleBasedMatching;
  if (!rules?.Enabled || rulesStatus(domain, now) !== 'ACTIVE') {
    return undefined;
  }
  return compiledRules(rules);
}

/** When rules that are not applied yet will be; undefined where none wait. */
export function nextRulesTime({ domain, now }: Moment): number | undefined {
  const changed = domain.RulesChangedAt;
  return domain.RuleBasedMatching?.Enabled && changed !== undefined && rulesActiveAt(changed) > now ? rulesActiveAt(changed) : undefined;
}

/** Whether all profiles have to be grouped anew before one can be: other rules are in force than those that the groups are of. */
export function areRulesDue({ domain, now, data }: Moment & Pick<Scene, 'data'>): boolean {
  const rules = rulesInForce({ domain, now });
  const applied = data.document(COLLECTION, APPLIED);
  return rules ? applied !== versionOf(rules, domain) : applied !== undefined && !domain.RuleBasedMatching?.Enabled;
}

export function noteApplied({ domain, data }: Pick<Scene, 'domain' | 'data'>, rules: CompiledRules | undefined): void {
  if (rules) {
    data.putDocument(COLLECTION, APPLIED, versionOf(rules, domain));
  } else {
    data.deleteDocument(COLLECTION, APPLIED);
  }
}

/** While changed rules wait, profiles come in that they have not seen: the same rules, changed later, are others. */
function versionOf({ fingerprint }: CompiledRules, { RulesChangedAt: changed = 0 }: DomainRecord): string {
  return `${changed}:${fingerprint}`;
}

/** Takes profiles that are going out of all groups; with them goes a group that would have one left. Answers what the rules make of the others. */
export function leaveGroups(scene: Scene, gone: readonly string[], changed: readonly Profile[] = []): readonly RuleGroup[] {
  const rules = rulesInForce(scene);
  gone.forEach((id) => leaveMlGroup(scene.data, id));
  if (rules && !areRulesDue(scene)) {
    return regroup(scene.data, rules, { changed, gone });
  }
  gone.forEach((id) => leaveRuleGroup(scene.data, id));
  return [];
}

/** The groups of rules that are not in force any more stay as they are but for who is gone (D-R3). */
function leaveRuleGroup(data: DataStore, id: string): void {
  const group = data.ruleGroupOf(id);
  const profileIds = group?.profileIds.filter((member) => member !== id) ?? [];
  data.setRuleValues(id, []);
  if (group && profileIds.length > 1) {
    data.putRuleGroup({ ...group, profileIds });
  } else if (group) {
    data.deleteRuleGroup(group.matchId);
  }
}
