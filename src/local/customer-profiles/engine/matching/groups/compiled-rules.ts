import type { RuleBasedMatchingResponse } from '@aws-sdk/client-customer-profiles';
import { ruleAlternatives } from './rule-alternatives';
import type { ValueOf } from './rule-alternatives';
import type { Kept } from '../../../store/records';
import type { RuleValue } from '../../data-store';
import type { Cells } from '../../records';
import { hashed } from '../values/hashed';

/** The rules of a domain, ready to be applied to many profiles. */
export interface CompiledRules {
  /** How many levels there are to match on. */
  readonly levels: number;
  /** The last level on which profiles are merged; 0 for none (D-R1). */
  readonly mergingUpTo: number;
  /** The values of a profile: two profiles match on a level exactly when they share one of it. */
  readonly valuesOf: (cells: Cells) => readonly RuleValue[];
  /** The same for the same rules. */
  readonly fingerprint: string;
}

type Rules = Kept<RuleBasedMatchingResponse>;

/** Every longer value is kept as its hash. */
const LONGEST_VALUE = 128;

const COMPILED = new WeakMap<Rules, CompiledRules>();

export function compiledRules(rules: Rules): CompiledRules {
  const known = COMPILED.get(rules) ?? compile(rules);
  COMPILED.set(rules, known);
  return known;
}

/** Levels beyond the maximum for matching are not used, nor are rules without attributes, which would match everybody. */
function compile(rules: Rules): CompiledRules {
  const levels = (rules.MatchingRules ?? []).slice(0, rules.MaxAllowedRuleLevelForMatching)
    .map(({ Rule: attributes = [] }) => ruleAlternatives(attributes, rules.AttributeTypesSelector));
  return {
    levels: levels.length,
    mergingUpTo: Math.min(rules.MaxAllowedRuleLevelForMerging ?? 0, levels.length),
    valuesOf: (cells) => levels.flatMap((parts, index) => combinations(parts, cells).map((value) => ({ level: index + 1, value }))),
    fingerprint: hashed(JSON.stringify([rules.MatchingRules, rules.MaxAllowedRuleLevelForMatching, rules.MaxAllowedRuleLevelForMerging,
      rules.AttributeTypesSelector, rules.ConflictResolution])),
  };
}

/** One value for every way to take one alternative of each part: at most 48, as there are four phone numbers, three e-mails and four addresses. */
function combinations(parts: readonly (readonly ValueOf[])[], cells: Cells): readonly string[] {
  let combined: readonly (readonly string[])[] = parts.length === 0 ? [] : [[]];
  for (const alternatives of parts) {
    const values = [...new Set(alternatives.map((valueOf) => valueOf(cells)).filter((value) => value !== undefined))];
    combined = combined.flatMap((before) => values.map((value) => [...before, value]));
  }
  return combined.map((values) => short(JSON.stringify(values)));
}

/** A hash begins like no JSON. */
function short(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `#${hashed(value)}`;
}
