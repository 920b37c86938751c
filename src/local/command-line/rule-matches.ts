import type { GetSimilarProfilesResponse, ListRuleBasedMatchesResponse } from '@aws-sdk/client-customer-profiles';
import { table } from '../customer-profiles/engine/explanation/text';

/** How many groups are shown. */
const SHOWN = 20;

/** The groups of profiles that the rules of a domain take for one customer, and do not merge, as lines for people. The service takes unsigned requests. */
export async function ruleMatchLines(endpoint: string, domain: string): Promise<readonly string[]> {
  const root = `${endpoint}/domains/${encodeURIComponent(domain)}`;
  const list = await fetch(`${root}/profiles/ruleBasedMatches?max-results=100`);
  // a domain without rules has none
  const { MatchIds = [], NextToken } = list.ok ? await list.json() as ListRuleBasedMatchesResponse : {};
  const rows = await Promise.all(MatchIds.slice(0, SHOWN).map(async (id) => {
    const answer = await fetch(`${root}/matches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ MatchType: 'RULE_BASED_MATCHING', SearchKey: 'matchId', SearchValue: id }),
    });
    const { RuleLevel, ProfileIds = [] } = await answer.json() as GetSimilarProfilesResponse;
    return [`  by rule ${RuleLevel}`, ProfileIds.join(', ')];
  }));
  const more = MatchIds.length > SHOWN || NextToken !== undefined;
  return rows.length === 0 ? [] : ['Profiles that match and are not merged', ...table(rows), ...more ? ['  and more'] : []];
}
