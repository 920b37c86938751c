import { eachCandidatePair } from './candidates';
import type { Features } from './features';
import { ENOUGH, scoreOf } from './score';
import { connectedLists, join } from '../values/connected';

export interface Match {
  /** In the order in which they were given. */
  readonly profileIds: readonly string[];
  /** Of the pair in it that is least alike and yet enough. */
  readonly confidence: number;
}

/** Stands in for what the service has learnt from data: groups of profiles that are connected by pairs which are alike enough (D-L7). */
export function matches(all: readonly Features[]): readonly Match[] {
  const parents = all.map((_, index) => index);
  const pairs: { readonly one: number; readonly score: number }[] = [];
  eachCandidatePair(all, (one, other) => {
    const score = scoreOf(all[one], all[other]);
    if (score >= ENOUGH) {
      join(parents, one, other);
      pairs.push({ one, score });
    }
  });
  const lowest = new Map<string, number>();
  pairs.forEach(({ one, score }) => lowest.set(all[one].id, Math.min(score, lowest.get(all[one].id) ?? 1)));
  return connectedLists(all.map(({ id }) => id), parents).filter((profileIds) => profileIds.length > 1)
    .map((profileIds) => ({ profileIds, confidence: Math.min(...profileIds.map((id) => lowest.get(id) ?? 1)) }));
}
