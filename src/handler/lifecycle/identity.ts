import { parsePhysicalId, physicalId } from '../../model/physical-id';
import { factsOf, isChildKind, ResourceKind } from '../../model/resource-kinds';
import { childPath, domainPath } from '../../model/resource-path';

/** The members that name a resource: its domain's name, and the member that the table of kinds has for its own. */
export interface Identified {
  readonly DomainName: string;
}

/** The id that CloudFormation gets of a resource. */
export function idOf(kind: ResourceKind, identity: Identified): string {
  return physicalId(kind, { domainName: identity.DomainName, name: nameOf(kind, identity) });
}

/** The identity in an id of ours; undefined for any other id, for example one that CloudFormation made up. */
export function identityIn<Identity extends Identified>(kind: ResourceKind, id: string): Identity | undefined {
  const names = parsePhysicalId(kind, id);
  const { identifier } = factsOf(kind);
  // What kind of identity a kind has is said by the table, which the compiler cannot follow to the type of a module.
  return names && {
    DomainName: names.domainName, ...identifier !== undefined && names.name !== undefined ? { [identifier]: names.name } : {},
  } as Identity | undefined;
}

/** What follows the account in the ARN of a resource; of a part of a domain, which has none, in that of the domain. */
export function arnPathOf(kind: ResourceKind, identity: Identified): string {
  return isChildKind(kind) ? childPath(kind, identity.DomainName, String(nameOf(kind, identity))) : domainPath(identity.DomainName);
}

function nameOf(kind: ResourceKind, identity: Identified): string | undefined {
  const { identifier = '' } = factsOf(kind);
  const name: unknown = Object.entries(identity).find(([member]) => member === identifier)?.[1];
  return typeof name === 'string' ? name : undefined;
}
