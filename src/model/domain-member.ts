import type { ResourceKind } from './resource-kinds';
import type { Finding } from './validation/finding';

/** A resource of a domain that is known here. */
export interface DomainMember {
  readonly kind: ResourceKind;
  /** What messages call it, for example the path of its construct. */
  readonly label: string;
  /** The request that makes it. */
  readonly request: { readonly [member: string]: unknown };
}

/** What is wrong with a member because of others of its domain. */
export type FindingOfMember = readonly [DomainMember, Finding];
