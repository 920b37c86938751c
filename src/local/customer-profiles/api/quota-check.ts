import type { Context } from './operation';
import type { LimitedKind } from './quotas';
import { RESOURCE_KINDS } from '../../../model/resource-kinds';
import { badRequest } from '../protocol/service-error';
import type { StoredKind } from '../store/stored-kinds';

/** Refuses one more of a kind in a domain that has as many as its quota. */
export function refuseOverQuota(kind: LimitedKind & StoredKind, domainName: string, { store, quotas }: Context): void {
  if (store.children(kind).list(domainName).length >= quotas[kind]) {
    throw badRequest(`Domain ${domainName} has ${quotas[kind]} ${RESOURCE_KINDS[kind].plural} already, which is its quota`);
  }
}
