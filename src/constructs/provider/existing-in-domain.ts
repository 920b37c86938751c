import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { ExistingResource } from './existing-resource';

const existingInDomains = new WeakMap<refs.IDomainRef, ExistingResource>();

/** Keeps what a domain says of resources that it has already, for what is made in it later: of a reference no more is known than its name. */
export function sayExistingIn(domain: refs.IDomainRef, existing: ExistingResource | undefined): void {
  if (existing !== undefined) {
    existingInDomains.set(domain, existing);
  }
}

/** What happens in a domain where a resource is there already, that does not say it of itself; undefined where the domain does not either. */
export function existingIn(domain: refs.IDomainRef): ExistingResource | undefined {
  return existingInDomains.get(domain);
}
