import {
  CreateDomain$, DeleteDomain$, GetDomain$, ListDomains$, UpdateDomain$,
} from '@aws-sdk/client-customer-profiles';
import type {
  CreateDomainRequest, CreateDomainResponse, DeleteDomainRequest, DeleteDomainResponse, GetDomainRequest, GetDomainResponse, ListDomainsRequest,
  ListDomainsResponse, UpdateDomainRequest, UpdateDomainResponse,
} from '@aws-sdk/client-customer-profiles';
import { changedRules, matching, newRules, rulesResponse } from './matching';
import { checkDomain } from '../../../model/rules/domain/domain-rules';
import { existingDomain } from '../api/existing';
import { operation } from '../api/operation';
import type { Operation, Output } from '../api/operation';
import { pageOf } from '../api/paging';
import { validateRules } from '../api/validation';
import type { DataStore } from '../engine/data-store';
import { matchingChanged } from '../engine/effects/matching-changed';
import { badRequest } from '../protocol/service-error';
import type { DomainRecord } from '../store/records';

const NO_DATA = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };

export const DOMAIN_OPERATIONS: readonly Operation[] = [
  operation<CreateDomainRequest, CreateDomainResponse>(CreateDomain$, (request, { store, quotas, now, scene }) => {
    if (store.domain(request.DomainName)) {
      throw badRequest(`Domain ${request.DomainName} already exists`);
    }
    if (store.listDomains().length >= quotas.domain) {
      throw badRequest(`The account has ${quotas.domain} domains already, which is its quota`);
    }
    const time = now();
    const record: DomainRecord = {
      DomainName: request.DomainName,
      DefaultExpirationDays: request.DefaultExpirationDays,
      DefaultEncryptionKey: textOrNone(request.DefaultEncryptionKey),
      DeadLetterQueueUrl: textOrNone(request.DeadLetterQueueUrl),
      Matching: matching(request.Matching),
      ...newRules(request.RuleBasedMatching),
      DataStore: request.DataStore,
      Tags: request.Tags,
      Stats: NO_DATA,
      CreatedAt: time,
      LastUpdatedAt: time,
    };
    validateRules(checkDomain, record);
    store.putDomain(record);
    matchingChanged(scene(record.DomainName));
    return domainResponse(record, time);
  }),

  /** A member that is left out stays as it was; tags are changed by TagResource and UntagResource only. */
  operation<UpdateDomainRequest, UpdateDomainResponse>(UpdateDomain$, (request, { store, now, scene }) => {
    const old = existingDomain(store, request.DomainName);
    const record: DomainRecord = {
      ...old,
      DefaultExpirationDays: request.DefaultExpirationDays ?? old.DefaultExpirationDays,
      DefaultEncryptionKey: textOrNone(request.DefaultEncryptionKey ?? old.DefaultEncryptionKey),
      DeadLetterQueueUrl: textOrNone(request.DeadLetterQueueUrl ?? old.DeadLetterQueueUrl),
      Matching: matching(request.Matching) ?? old.Matching,
      ...changedRules(request.RuleBasedMatching, old, now()),
      DataStore: request.DataStore ?? old.DataStore,
      LastUpdatedAt: now(),
    };
    validateRules(checkDomain, record);
    store.putDomain(record);
    matchingChanged(scene(record.DomainName));
    return domainResponse(record, now());
  }),

  operation<GetDomainRequest, GetDomainResponse>(GetDomain$, (request, { now, scene }) => {
    const { domain, data } = scene(request.DomainName);
    return { ...domainResponse(domain, now()), Stats: statsOf(domain, data.counts()) };
  }),

  /** Removes the domain with its object types and all customer data, however much there is. */
  operation<DeleteDomainRequest, DeleteDomainResponse>(DeleteDomain$, (request, { store }) => {
    existingDomain(store, request.DomainName);
    store.deleteDomain(request.DomainName);
    return { Message: `Domain ${request.DomainName} was deleted` };
  }),

  operation<ListDomainsRequest, ListDomainsResponse>(ListDomains$, (request, { store, now }) => {
    const page = pageOf(store.listDomains(), ({ DomainName }) => DomainName, request, 'ListDomains');
    return { ...page, Items: page.Items.map((record) => domainResponse(record, now())) };
  }),
];

function domainResponse(record: DomainRecord, now: number): Output<CreateDomainResponse> {
  const { Stats, CreatedAt, LastUpdatedAt, RulesChangedAt, ...members } = record;
  return { ...members, RuleBasedMatching: rulesResponse(record, now), CreatedAt: new Date(CreatedAt), LastUpdatedAt: new Date(LastUpdatedAt) };
}

/** What there is, and what a test pretends that there is besides. */
function statsOf({ Stats: pretended }: DomainRecord, { profiles, objects, bytes, metering }: ReturnType<DataStore['counts']>): DomainRecord['Stats'] {
  return {
    ProfileCount: pretended.ProfileCount + profiles,
    MeteringProfileCount: pretended.MeteringProfileCount + metering,
    ObjectCount: pretended.ObjectCount + objects,
    TotalSize: pretended.TotalSize + bytes,
  };
}

/** An empty text clears the dead letter queue or the key (documentation of UpdateDomain). */
function textOrNone(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
