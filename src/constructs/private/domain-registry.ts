import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { l1DomainOf } from './l1-resources';
import type { DomainMember } from '../../model/domain-member';
import type { ResourceKind } from '../../model/resource-kinds';
import * as checks from '../../model/rules/checks';
import type { Finding } from '../../model/validation/finding';

/** What a domain tells of itself, besides its reference. */
export interface DomainFacts {
  /** The name as it was given, rather than an attribute of the resource. */
  readonly domainName: string;
  readonly domainArn: string;
  readonly encryptionKey?: kms.IKey;
  /** What makes it, where this app does. */
  readonly resource?: CfnResource;
}

/** What this app has in one domain: in one construct of it, or in several that have the same literal name in the same environment. */
interface DomainContents {
  readonly members: Map<IConstruct, DomainMember>;
  /** Whether the domain is made by this app too. */
  own: boolean;
  /** The findings of the contents as they were when they were checked last. */
  checked?: { readonly size: number; readonly findings: ReadonlyMap<DomainMember, readonly Finding[]> };
}

type Request = { readonly [member: string]: unknown };

const factsOfDomains = new WeakMap<IConstruct, DomainFacts>();
const contentsOfApps = new WeakMap<IConstruct, Map<string, DomainContents>>();
const contentsOfMembers = new WeakMap<IConstruct, DomainContents>();

function unresolved(value: unknown): boolean {
  return Token.isUnresolved(value);
}

/** Keeps what a domain tells of itself: those who take it as a reference know no more of it than its name. */
export function rememberDomain(domain: refs.IDomainRef, facts: DomainFacts): void {
  factsOfDomains.set(domain, facts);
}

/** What a domain has told of itself; undefined of a construct that is not of this library. */
export function domainFactsOf(domain: refs.IDomainRef): DomainFacts | undefined {
  return factsOfDomains.get(domain);
}

/** The name of a domain as it was given, where it is known: it can be checked, read in the template, and named without a dependency. */
export function domainNameOf(domain: refs.IDomainRef): string {
  return domainFactsOf(domain)?.domainName ?? l1DomainOf(domain)?.domainName ?? domain.domainRef.domainName;
}

/** Enters a resource into the contents of its domain, so that it is checked against the others when the app is synthesised. */
export function enterDomain(domain: refs.IDomainRef, kind: ResourceKind, construct: IConstruct, request: Request): void {
  const contents = contentsOf(domain);
  contents.members.set(construct, { kind, label: construct.node.path, request });
  contents.own ||= kind === 'domain';
  contentsOfMembers.set(construct, contents);
}

/** The resources of a kind that this app has in a domain, in the order in which they were made. */
export function membersOf(domain: refs.IDomainRef, kind: ResourceKind): readonly DomainMember[] {
  return [...contentsOf(domain).members.values()].filter((member) => member.kind === kind);
}

/** A resource of a domain with its construct. */
export interface MemberConstruct {
  readonly construct: IConstruct;
  readonly member: DomainMember;
}

/** The same with their constructs. */
export function constructsOf(domain: refs.IDomainRef, kind: ResourceKind): readonly MemberConstruct[] {
  return [...contentsOf(domain).members].map(([construct, member]) => ({ construct, member })).filter(({ member }) => member.kind === kind);
}

/** The content types of the fields of an object type that this app has in a domain; undefined where they are not known. */
export function fieldContentsIn(domain: refs.IDomainRef, objectType: string): ReturnType<typeof checks.fieldContentsOf> {
  return checks.fieldContentsOf(membersOf(domain, 'object-type'), objectType, unresolved);
}

/** What a resource of this app is in its domain, or undefined where it was made elsewhere. */
export function memberOf(construct: IConstruct): DomainMember | undefined {
  return contentsOfMembers.get(construct)?.members.get(construct);
}

/** The findings that a construct has because of other resources of its domain. */
export function findingsInDomain(construct: IConstruct): readonly Finding[] {
  const contents = contentsOfMembers.get(construct);
  const member = contents?.members.get(construct);
  if (!contents || !member) {
    return [];
  }
  const { size } = contents.members;
  if (contents.checked?.size !== size) {
    contents.checked = { size, findings: checks.checkDomainContents([...contents.members.values()], { unresolved, own: contents.own }) };
  }
  return contents.checked.findings.get(member) ?? [];
}

function contentsOf(domain: refs.IDomainRef): DomainContents {
  const app = domain.node.root;
  const ofApp = contentsOfApps.get(app) ?? new Map<string, DomainContents>();
  contentsOfApps.set(app, ofApp);
  const id = identityOf(domain);
  const contents = ofApp.get(id) ?? { members: new Map(), own: l1DomainOf(domain) !== undefined };
  ofApp.set(id, contents);
  return contents;
}

/** What is a token, such as the account of a stack that may be deployed anywhere, has another value in another stack. */
function identityOf(domain: refs.IDomainRef): string {
  const name = domainNameOf(domain);
  const { account, region } = domain.env;
  const environment = [account, region, name].some(unresolved) ? Stack.of(domain).node.path : `${account}/${region}`;
  return `${environment} ${name}`;
}
