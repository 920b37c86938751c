import type { IDomain } from '../domain-base';

const names = new WeakMap<IDomain, string>();

/** Keeps the name that a domain of this app was given, for what must name it without depending on it. */
export function rememberDomainName(domain: IDomain, domainName: string): void {
  names.set(domain, domainName);
}

/** The name of a domain as it was given, without a reference to its resource where it is made by this app. */
export function literalDomainName(domain: IDomain): string {
  return names.get(domain) ?? domain.domainName;
}
