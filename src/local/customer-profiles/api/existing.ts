import { RESOURCE_KINDS } from '../../../model/resource-kinds';
import { notFound } from '../protocol/service-error';
import type { DomainRecord } from '../store/records';
import type { Store } from '../store/store';
import type { ChildRecords, StoredKind } from '../store/stored-kinds';

/** What the service calls a kind where that is not the noun of this library. */
const CALLED: { readonly [Kind in StoredKind]?: string } = { 'integration-workflow': 'workflow' };

/** The domain that a request names. */
export function existingDomain(store: Store, domainName: string): DomainRecord {
  const record = store.domain(domainName);
  if (!record) {
    throw notFound(`Domain ${domainName} does not exist`);
  }
  return record;
}

/** The resource in a domain that a request names. */
export function existing<Kind extends StoredKind>(store: Store, kind: Kind, domainName: string, name: string): ChildRecords[Kind] {
  existingDomain(store, domainName);
  const record = store.children(kind).get(domainName, name);
  if (!record) {
    const noun = CALLED[kind] ?? RESOURCE_KINDS[kind].noun;
    throw notFound(`${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${name} does not exist in domain ${domainName}`);
  }
  return record;
}
