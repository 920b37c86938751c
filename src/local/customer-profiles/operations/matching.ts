import type { MatchingRequest, RuleBasedMatchingRequest, RuleBasedMatchingResponse } from '@aws-sdk/client-customer-profiles';
import { rulesActiveAt, rulesStatus } from '../engine/matching/groups/rules-status';
import { badRequest } from '../protocol/service-error';
import type { DomainRecord, Kept } from '../store/records';

const DAY = 24 * 3_600_000;

/** How long after that they stay as they are (API model, RuleBasedMatchingStatus). */
const SETTLED_MILLISECONDS = DAY;

type RuleBasedMatching = Pick<DomainRecord, 'RuleBasedMatching' | 'RulesChangedAt'>;

/** Disabling matching deletes its consolidation criteria ("Disable Identity Resolution", administrator guide). The bucket of an export is not looked for. */
export function matching(request: MatchingRequest | undefined): Kept<MatchingRequest> | undefined {
  return request && !request.Enabled ? { Enabled: false } : request;
}

/**
 * The rules of a new domain: it "will skip the PENDING stage" (API model, RuleBasedMatchingStatus), and holds nothing that they would have to be
 * applied to. They may be changed at once, which Terraform's acceptance test of the resource does.
 */
export function newRules(request: RuleBasedMatchingRequest | undefined): RuleBasedMatching {
  return { RuleBasedMatching: kept(request) };
}

/**
 * The rules of a domain after an update. Whatever is sent is a change, be it the same as before: it waits, is applied and settles.
 * While rules wait, they may be changed; while they are applied, nothing may; until they have settled, they may be switched off only.
 */
export function changedRules(request: RuleBasedMatchingRequest | undefined, old: DomainRecord, now: number): RuleBasedMatching {
  if (!request) {
    return { RuleBasedMatching: old.RuleBasedMatching, RulesChangedAt: old.RulesChangedAt };
  }
  if (old.RuleBasedMatching?.Enabled) {
    const status = rulesStatus(old, now);
    const settled = old.RulesChangedAt === undefined || now >= rulesActiveAt(old.RulesChangedAt) + SETTLED_MILLISECONDS;
    if (status === 'IN_PROGRESS') {
      throw badRequest(`The rule-based matching of domain ${old.DomainName} cannot be changed while its status is IN_PROGRESS`);
    }
    if (status === 'ACTIVE' && !settled && request.Enabled) {
      throw badRequest(`The rule-based matching of domain ${old.DomainName} can be changed a day after its status has become ACTIVE`);
    }
  }
  return { RuleBasedMatching: kept(request), RulesChangedAt: request.Enabled ? now : undefined };
}

/** Rule-based matching as it is answered, with the status that it has at a time. */
export function rulesResponse(record: DomainRecord, now: number): Kept<RuleBasedMatchingResponse> | undefined {
  const { RuleBasedMatching: rules } = record;
  return rules?.Enabled ? { ...rules, Status: rulesStatus(record, now) } : rules;
}

function kept(request: RuleBasedMatchingRequest | undefined): Kept<RuleBasedMatchingRequest> | undefined {
  return request && !request.Enabled ? { Enabled: false } : request;
}
