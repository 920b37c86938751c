import type { DomainMember, FindingOfMember } from '../../domain-member';
import { ALL_KINDS, factsOf, Quota, ResourceKind } from '../../resource-kinds';
import { newFinding } from '../../validation/finding';
import { defineRule, Rule } from '../../validation/rule';

interface Counted {
  readonly kind: ResourceKind;
  readonly quota: Quota;
  readonly rule: Rule;
}

const COUNTED: readonly Counted[] = ALL_KINDS.flatMap((kind) => {
  const { quota, quotaCode: code, noun, plural } = factsOf(kind);
  return code === undefined || !quota ? [] : [{
    kind,
    quota,
    rule: defineRule({
      code,
      severity: quota.severity,
      title: `a domain has at most ${quota.max} ${plural}`,
      why: quota.severity === 'warning'
        ? `the quota is adjustable; beyond yours the service refuses the ${noun}`
        : 'the quota cannot be raised, so the deployment of the next one fails',
      source: quota.source,
    }),
  }];
});

/** Finds the kinds of which a domain has more than the service allows; the finding is that of the first one too many. */
export function checkQuotas(members: readonly DomainMember[]): FindingOfMember[] {
  return COUNTED.flatMap(({ kind, quota, rule }) => {
    const { identifier = '', plural } = factsOf(kind);
    const ofKind = members.filter((member) => member.kind === kind);
    const surplus = ofKind.at(quota.max);
    return !surplus ? [] : [[surplus, newFinding(rule, {
      path: identifier,
      value: surplus.request[identifier],
      problem: `is one of ${ofKind.length} ${plural} of its domain`,
      ...quota.severity === 'warning' ? { allowed: `up to ${quota.max}, unless your quota is higher` } : { allowed: `up to ${quota.max}`, fix: 'remove some' },
    })]];
  });
}
