import type { Scene } from '../../scene';

/** ListRuleBasedMatches: those after one, by match id; none where the rules are switched off (D-R11). */
export function listRuleBasedMatches({ domain, data }: Scene, page: { readonly after?: string; readonly limit: number }): readonly string[] {
  return domain.RuleBasedMatching?.Enabled ? data.ruleGroups(page.after, page.limit).map(({ matchId }) => matchId) : [];
}
