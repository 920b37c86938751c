import type { Severity } from './severity';

/** A rule that values are checked against. Its code never changes meaning once released. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** What the rule asks for, in one sentence. */
  readonly title: string;
  /** What happens where it is broken. */
  readonly why: string;
  /** Where the rule is from. */
  readonly source: string;
}

const rules = new Map<string, Rule>();

/** Enters a rule into the book; a code that is taken already is a mistake in this library. */
export function defineRule(rule: Rule): Rule {
  if (rules.has(rule.code)) {
    throw new Error(`two rules have the code ${rule.code}`);
  }
  rules.set(rule.code, rule);
  return rule;
}

/** The rule of a code; undefined where there is none. */
export function ruleOf(code: string): Rule | undefined {
  return rules.get(code);
}

/** Every rule that has been defined, by code. */
export function allRules(): readonly Rule[] {
  return [...rules.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
