import type { LocalDataPlane } from './local-data-plane';
import { localRoute } from './local-route';
import type { LocalParts, LocalRequest, LocalRoute } from './local-route';
import { whichDomain } from './which-domain';
import type { DomainPlace } from '../../delivery/outgoing-domain';
import { unknownOperation } from '../../protocol/service-error';

/** A route about the customer data of a domain. */
export function domainRoute(
  method: string, path: string, carryOut: (data: LocalDataPlane, domain: DomainPlace, request: LocalRequest) => unknown, bodyLimit?: number,
): LocalRoute {
  return localRoute(method, `domains/{domain}/${path}`, (request, parts, labels) => {
    const domain = whichDomain(request, parts, labels);
    return carryOut(dataOf(parts), domain, request);
  }, bodyLimit);
}

function dataOf({ data }: LocalParts): LocalDataPlane {
  if (!data) {
    throw unknownOperation('this service keeps no customer data', 404);
  }
  return data;
}
