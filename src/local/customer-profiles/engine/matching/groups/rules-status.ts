import type { DomainRecord } from '../../../store/records';

const HOUR = 3_600_000;

/** How long changed rules of a domain wait before they are applied (API model, RuleBasedMatchingStatus). */
const PENDING_MILLISECONDS = HOUR;
/** How long they are applied: not documented, and in the service surely a matter of the number of profiles. */
const IN_PROGRESS_MILLISECONDS = HOUR;

/** The status that the rules of a domain have at a time. */
export function rulesStatus({ RuleBasedMatching: rules, RulesChangedAt: changed }: DomainRecord, now: number): string {
  if (changed === undefined) {
    return rules?.Status ?? 'ACTIVE';
  }
  return now < changed + PENDING_MILLISECONDS ? 'PENDING' : now < rulesActiveAt(changed) ? 'IN_PROGRESS' : 'ACTIVE';
}

/** When rules that were changed at a time are applied to all profiles. */
export function rulesActiveAt(changed: number): number {
  return changed + PENDING_MILLISECONDS + IN_PROGRESS_MILLISECONDS;
}
