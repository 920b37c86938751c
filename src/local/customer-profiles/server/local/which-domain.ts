import type { LocalParts, LocalRequest } from './local-route';
import { wrongValue } from './wrong-value';
import type { Environment } from '../../../environment/environment';
import { existingDomain } from '../../api/existing';
import type { DomainPlace } from '../../delivery/outgoing-domain';
import type { Labels } from '../../protocol/route';
import { badRequest } from '../../protocol/service-error';

/** What a part of an environment looks like. */
export const FORMS: { readonly [Part in keyof Environment]: { readonly right: RegExp; readonly allowed: string } } = {
  account: { right: /^\d{12}$/, allowed: 'the 12 digits of an account' },
  region: { right: /^[a-z0-9-]{1,64}$/, allowed: 'a region such as eu-west-1' },
};

/**
 * The domain that a path names, in the account and region that the query does: nobody has signed it for some. Without a query it is the service's own, and
 * where that has no such domain, the only other one that has.
 */
export function whichDomain({ query }: LocalRequest, { home, stores }: LocalParts, { domain: domainName }: Labels): DomainPlace {
  const environment = { ...home, ...readQuery(query) };
  const others = query === '' && !stores.of(home).domain(domainName)
    ? stores.list().filter(({ domains }) => domains.some(({ DomainName }) => DomainName === domainName)) : [];
  if (others.length === 1) {
    const [{ account, region }] = others;
    return { environment: { account, region }, domainName };
  }
  existingDomain(stores.of(environment), domainName);
  return { environment, domainName };
}

function readQuery(query: string): Partial<Environment> {
  const given = [...new URLSearchParams(query)];
  for (const [index, [name, value]] of given.entries()) {
    if (!isPart(name)) {
      throw badRequest(`the query of a local route has no ${JSON.stringify(name.slice(0, 64))}; it has account and region`);
    }
    if (!FORMS[name].right.test(value) || given.findIndex(([other]) => other === name) < index) {
      throw wrongValue(name, value, `${FORMS[name].allowed}, once`);
    }
  }
  return Object.fromEntries(given);
}

function isPart(name: string): name is keyof Environment {
  return Object.hasOwn(FORMS, name);
}
