import type {
  CreateDomainRequest, CreateDomainResponse, DeleteDomainRequest, DeleteDomainResponse, GetDomainRequest, GetDomainResponse, ListDomainsRequest,
  ListDomainsResponse, UpdateDomainRequest, UpdateDomainResponse,
} from '@aws-sdk/client-customer-profiles';
import { ENUM_CODE } from '../../../model/api/check-shape';
import { checkDomain } from '../../../model/rules/domain/domain-rules';
import { OPEN_LIST_CODES } from '../../../model/rules/open-lists';
import type { Context, Output, Valid } from '../operation';
import { pageOf } from '../paging';
import { badRequest, notFound } from '../protocol/service-error';
import type { DomainRecord } from '../store/records';
import type { Store } from '../store/store';
import { refuse } from '../validation';
import { changedRules, matching, newRules, rulesResponse } from './matching';

const NO_DATA = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };

export function createDomain(request: Valid<CreateDomainRequest>, { store, quotas, now }: Context): Output<CreateDomainResponse> {
  if (store.domain(request.DomainName)) {
    throw badRequest(`Domain ${request.DomainName} already exists`);
  }
  if (store.listDomains().length >= quotas.domains) {
    throw badRequest(`The account has ${quotas.domains} domains already, which is its quota`);
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
  checkRules(record);
  store.putDomain(record);
  return domainResponse(record, time);
}

/** A member that is left out stays as it was; tags are changed by TagResource and UntagResource only. */
export function updateDomain(request: Valid<UpdateDomainRequest>, { store, now }: Context): Output<UpdateDomainResponse> {
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
  checkRules(record);
  store.putDomain(record);
  return domainResponse(record, now());
}

export function getDomain(request: Valid<GetDomainRequest>, { store, now }: Context): Output<GetDomainResponse> {
  const record = existingDomain(store, request.DomainName);
  return { ...domainResponse(record, now()), Stats: record.Stats };
}

/** Removes the domain with its object types and all customer data, however much there is. */
export function deleteDomain(request: Valid<DeleteDomainRequest>, { store }: Context): Output<DeleteDomainResponse> {
  existingDomain(store, request.DomainName);
  store.deleteDomain(request.DomainName);
  return { Message: `Domain ${request.DomainName} was deleted` };
}

export function listDomains(request: Valid<ListDomainsRequest>, { store, now }: Context): Output<ListDomainsResponse> {
  const page = pageOf(store.listDomains(), ({ DomainName }) => DomainName, request, 'ListDomains');
  return { ...page, Items: page.Items.map((record) => domainResponse(record, now())) };
}

export function existingDomain(store: Store, domainName: string): DomainRecord {
  const record = store.domain(domainName);
  if (!record) {
    throw notFound(`Domain ${domainName} does not exist`);
  }
  return record;
}

/**
 * Refuses what the rules across members forbid. Tags are the shape's affair: the rule of the model is for those of a user,
 * who shares the service's fifty with this library.
 */
function checkRules(record: DomainRecord): void {
  // what only a list of attributes does not have may be newer than the list, and its author has acknowledged it
  refuse(checkDomain({ ...record, Tags: undefined }).filter(({ code }) => code === ENUM_CODE || !OPEN_LIST_CODES.includes(code)));
}

function domainResponse(record: DomainRecord, now: number): Output<CreateDomainResponse> {
  const { Stats, CreatedAt, LastUpdatedAt, RulesChangedAt, ...members } = record;
  return { ...members, RuleBasedMatching: rulesResponse(record, now), CreatedAt: new Date(CreatedAt), LastUpdatedAt: new Date(LastUpdatedAt) };
}

/** An empty text clears the dead letter queue or the key (documentation of UpdateDomain). */
function textOrNone(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
