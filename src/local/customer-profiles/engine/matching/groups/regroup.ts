import type { CompiledRules } from './compiled-rules';
import { Regrouping } from './regrouping';
import type { Member } from './rule-group';
import type { DataStore, RuleValue } from '../../data-store';
import type { Profile, RuleGroup } from '../../records';

/** Profiles that are new or have changed, and those that are going. */
export interface Change {
  readonly changed?: readonly Profile[];
  readonly gone?: readonly string[];
}

/** Keeps the values of profiles and their groups as if all had been grouped anew. Answers the groups that are new or have other members now. */
export function regroup(data: DataStore, rules: CompiledRules, { changed = [], gone = [] }: Change): readonly RuleGroup[] {
  const members: readonly Member[] = [
    ...changed.map(({ id, cells }) => ({ id, values: rules.valuesOf(cells) })),
    ...gone.map((id) => ({ id, values: [] })),
  ];
  const others = members.filter(({ id, values }) => !sameValues(data.ruleValues(id), values));
  others.forEach(({ id, values }) => data.setRuleValues(id, values));
  return others.length === 0 ? [] : new Regrouping(data, others.map(({ id }) => id)).upTo(rules.levels);
}

/** Stores may give the values of a profile in any order. */
function sameValues(one: readonly RuleValue[], other: readonly RuleValue[]): boolean {
  const known = new Set(one.map(textOf));
  return one.length === other.length && other.every((value) => known.has(textOf(value)));
}

function textOf({ level, value }: RuleValue): string {
  return `${level}:${value}`;
}
