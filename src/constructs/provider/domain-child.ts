import { ArnFormat, CfnResource, Resource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { CustomerProfilesProvider } from './provider';
import type { IDomain } from '../domain/domain-interface';
import { ownDomain } from '../private/own-domain';
import { usageError } from '../private/usage-error';

/** Where a resource of a domain stands towards it. */
export interface DomainPlace {
  /**
   * A name rather than a reference: the function's policy must not depend on the domain, which depends on it, and a domain of another stack
   * needs no export.
   */
  readonly domainName: string;
  readonly provider: CustomerProfilesProvider;
  /** The domain's resource, where it is in the same stack. */
  readonly after?: CfnResource;
  /** Makes the resource wait for a domain that is in another stack. */
  readonly waitForDomain: (resource: CfnResource) => void;
}

/**
 * The place of a resource in a domain of the same account and region, with the domain's key for the function.
 *
 * @param what the resource in messages, for example `an event stream`
 */
export function placeInDomain(child: Resource, domain: IDomain, what: string): DomainPlace {
  for (const place of ['account', 'region'] as const) {
    if (Token.compareStrings(domain.env[place], child.env[place]) === TokenComparison.DIFFERENT) {
      throw usageError(child, `the domain ${domain.node.path} is in ${place} ${domain.env[place]}, this stack in ${child.env[place]}; ${what} is made in its domain's ${place}`);
    }
  }
  const own = ownDomain(domain);
  const provider = CustomerProfilesProvider.getOrCreate(child);
  if (domain.encryptionKey) {
    provider._allowKey(domain.encryptionKey);
  }
  const inSameStack = own && Stack.of(own.resource) === Stack.of(child);
  return {
    domainName: own?.domainName ?? domain.domainName,
    provider,
    after: inSameStack ? own.resource : undefined,
    waitForDomain: (resource) => {
      if (own && !inSameStack) {
        resource.node.addDependency(own.resource);
      }
    },
  };
}

/** Whether two domains are certainly not one; two constructs may stand for the same domain. */
export function areDifferentDomains(one: IDomain, other: IDomain): boolean {
  const nameOf = (domain: IDomain) => ownDomain(domain)?.domainName ?? domain.domainName;
  return Token.compareStrings(nameOf(one), nameOf(other)) === TokenComparison.DIFFERENT;
}

/** The ARN of a resource of a domain that exists. */
export function childArn(domain: IDomain, kind: string, name: string): string {
  return `${domain.domainArn}/${kind}/${name}`;
}

/** What the ARN of a resource of this app is made of. */
export function childArnComponents(domainName: string, kind: string, name: string) {
  return { service: 'profile', resource: 'domains', resourceName: `${domainName}/${kind}/${name}`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME };
}
