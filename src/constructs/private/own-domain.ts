import type { CfnResource } from 'aws-cdk-lib';
import type { IDomain } from '../domain/domain-interface';

/** What a domain of this app is, for what must name it without a reference to its resource. */
export interface OwnDomain {
  /** The name as it was given, rather than an attribute of the resource. */
  readonly domainName: string;
  readonly resource: CfnResource;
}

const ownDomains = new WeakMap<IDomain, OwnDomain>();

/** Keeps what a domain of this app is. */
export function rememberDomain(domain: IDomain, own: OwnDomain): void {
  ownDomains.set(domain, own);
}

/** What a domain is, or undefined where it was made elsewhere. */
export function ownDomain(domain: IDomain): OwnDomain | undefined {
  return ownDomains.get(domain);
}
