import { ArnComponents, ArnFormat, CfnResource, IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { domainNameOf, domainFactsOf, memberOf } from './domain-registry';
import { l1DomainOf, l1ObjectTypeOf } from './l1-resources';
import { usageError } from './usage-error';
import type { ChildKind } from '../../model/resource-kinds';
import { afterDomain, ARN_SERVICE, domainPath } from '../../model/resource-path';

/** The customer managed key of a domain. */
export interface DomainKey {
  readonly keyArn: string;
  /** The construct, where there is one: an L1 names its key by a string. */
  readonly key?: kms.IKey;
}

/** The ARN of a domain: its own where it is known, otherwise made of its name and environment. */
export function domainArnOf(domain: refs.IDomainRef): string {
  return domainFactsOf(domain)?.domainArn ?? Stack.of(domain).formatArn({ ...domain.env, ...arnOf(domainPath(domain.domainRef.domainName)) });
}

/** The ARN of a resource in a domain, where only the two names are known. */
export function childArnOf(domain: refs.IDomainRef, kind: ChildKind, name: string): string {
  return `${domainArnOf(domain)}${afterDomain(kind, name)}`;
}

/** What the ARN of a path is made of, in the account and region of a stack. */
export function arnOf(path: string): ArnComponents {
  return { service: ARN_SERVICE, resource: path, arnFormat: ArnFormat.NO_RESOURCE_NAME };
}

/** The ARN of a path, in the account and region of the stack of a construct. */
export function arnIn(scope: IConstruct, path: string): string {
  return Stack.of(scope).formatArn(arnOf(path));
}

/** A key that was given as a construct. */
export function givenKey(key: kms.IKey): DomainKey {
  return { keyArn: key.keyArn, key };
}

/** The customer managed key of a domain; undefined where it has none, or none that is known. */
export function keyOf(domain: refs.IDomainRef): DomainKey | undefined {
  const key = domainFactsOf(domain)?.encryptionKey;
  if (key) {
    return givenKey(key);
  }
  const given = l1DomainOf(domain)?.defaultEncryptionKey;
  if (given === undefined || given === '') {
    return undefined;
  }
  if (!Token.isUnresolved(given) && !given.startsWith('arn:')) {
    throw usageError(domain, `defaultEncryptionKey ${JSON.stringify(given)} is not the ARN of a key, which permissions on it need; give the ARN, or take the domain `
      + 'with Domain.fromDomainAttributes and its encryptionKey');
  }
  return { keyArn: given };
}

/** What makes a domain in this app, and must be there before what is in it. */
export function domainResourceOf(domain: refs.IDomainRef): CfnResource | undefined {
  const { defaultChild } = domain.node;
  const child = defaultChild && CfnResource.isCfnResource(defaultChild) ? defaultChild : undefined;
  return domainFactsOf(domain)?.resource ?? l1DomainOf(domain) ?? child;
}

/** The name of an object type as it was given, where it is known: it can be checked, and read in the template. */
export function objectTypeNameOf(objectType: refs.IObjectTypeRef): string {
  const given = memberOf(objectType)?.request.ObjectTypeName;
  return typeof given === 'string' ? given : l1ObjectTypeOf(objectType)?.objectTypeName ?? objectType.objectTypeRef.objectTypeName;
}

/** Refuses an object type that is certainly of another domain; two constructs may stand for the same domain. */
export function refuseOtherDomain(
  scope: IConstruct, objectType: refs.IObjectTypeRef & { readonly domain?: refs.IDomainRef }, domain: refs.IDomainRef, what: string,
): void {
  const { domain: itsDomain } = objectType;
  const itsName = itsDomain ? domainNameOf(itsDomain) : l1ObjectTypeOf(objectType)?.domainName ?? objectType.objectTypeRef.domainName;
  if (Token.compareStrings(itsName, domainNameOf(domain)) === TokenComparison.DIFFERENT) {
    throw usageError(scope, `the object type ${objectType.node.path} is of the domain ${itsDomain?.node.path ?? JSON.stringify(itsName)}, ${what} of `
      + `${domain.node.path}; use an object type of the same domain`);
  }
}

/** Refuses a reference whose environment is certainly another one. */
export function refuseElsewhere(scope: IResource, domain: refs.IDomainRef, what: string): void {
  for (const part of ['account', 'region'] as const) {
    if (Token.compareStrings(domain.env[part], scope.env[part]) === TokenComparison.DIFFERENT) {
      throw usageError(scope, `the domain ${domain.node.path} is in ${part} ${domain.env[part]}, this stack in ${scope.env[part]}; ${what} is made in its domain's ${part}`);
    }
  }
}
