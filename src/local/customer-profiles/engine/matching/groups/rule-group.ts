import type { RuleValue } from '../../data-store';
import type { RuleGroup } from '../../records';
import { hashed } from '../values/hashed';

/** A profile as the rules see it. */
export interface Member {
  readonly id: string;
  readonly values: readonly RuleValue[];
}

/** A group of profiles in the order of their creation. Its id stays while only younger ones join (D-R10). */
export function ruleGroup(level: number, profileIds: readonly string[]): RuleGroup {
  return { matchId: hashed(`${level}:${profileIds[0]}`), level, profileIds };
}

export function sameGroup(one: RuleGroup, other: RuleGroup | undefined): boolean {
  return one.matchId === other?.matchId && one.profileIds.length === other.profileIds.length
    && one.profileIds.every((id, index) => id === other.profileIds[index]);
}
