import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { rules } from './checks';
import { ownDomain } from './own-domain';
import type { DomainMember, MemberKind } from '../../model/rules/domain/domain-contents-rules';
import type { Fault } from '../../model/validation/fault';
import type { IDomain } from '../domain/domain-interface';

/** What this app has in one domain: members of the same domain construct, or of domains that have the same literal name in the same place. */
interface DomainContents {
  readonly members: Map<IConstruct, DomainMember>;
  /** Whether the domain is made by this app too. */
  own: boolean;
  /** The faults of the contents as they were when they were checked last. */
  checked?: { readonly size: number; readonly faults: ReadonlyMap<DomainMember, readonly Fault[]> };
}

type Request = { readonly [member: string]: unknown };

const contentsOfApps = new WeakMap<IConstruct, Map<string, DomainContents>>();
const contentsOfMembers = new WeakMap<IConstruct, DomainContents>();

const unresolved = (value: unknown): boolean => Token.isUnresolved(value);

/** Enters a resource into the contents of its domain, so that it is checked against the others when the app is synthesised. */
export function enterDomain(domain: IDomain, kind: MemberKind, construct: IConstruct, request: Request): void {
  const contents = contentsOf(domain);
  contents.members.set(construct, { kind, label: construct.node.path, request });
  contents.own ||= kind === 'domain';
  contentsOfMembers.set(construct, contents);
}

/** The resources of a kind that this app has in a domain, in the order in which they were made. */
export function membersOf(domain: IDomain, kind: MemberKind): readonly DomainMember[] {
  return [...contentsOf(domain).members.values()].filter((member) => member.kind === kind);
}

/** The content types of the fields of an object type that this app has in a domain; undefined where they are not known. */
export function fieldContentsIn(domain: IDomain, objectType: string): ReturnType<ReturnType<typeof rules>['fieldContentsOf']> {
  return rules().fieldContentsOf(membersOf(domain, 'object-type'), objectType, unresolved);
}

/** The same with their constructs. */
export function constructsOf(domain: IDomain, kind: MemberKind): readonly { readonly construct: IConstruct; readonly member: DomainMember }[] {
  return [...contentsOf(domain).members].map(([construct, member]) => ({ construct, member })).filter(({ member }) => member.kind === kind);
}

/** What a resource of this app is in its domain, or undefined where it was made elsewhere. */
export function memberOf(construct: IConstruct): DomainMember | undefined {
  return contentsOfMembers.get(construct)?.members.get(construct);
}

/** The faults that a construct has because of other resources of its domain. */
export function faultsInDomain(construct: IConstruct): readonly Fault[] {
  const contents = contentsOfMembers.get(construct);
  const member = contents?.members.get(construct);
  if (!contents || !member) {
    return [];
  }
  const { size } = contents.members;
  if (contents.checked?.size !== size) {
    contents.checked = { size, faults: rules().checkDomainContents([...contents.members.values()], { unresolved, own: contents.own }) };
  }
  return contents.checked.faults.get(member) ?? [];
}

function contentsOf(domain: IDomain): DomainContents {
  const app = domain.node.root;
  const ofApp = contentsOfApps.get(app) ?? new Map<string, DomainContents>();
  contentsOfApps.set(app, ofApp);
  const id = identityOf(domain);
  const contents = ofApp.get(id) ?? { members: new Map(), own: false };
  ofApp.set(id, contents);
  return contents;
}

/** What is a token, such as the account of a stack that may be deployed anywhere, has another value in another stack. */
function identityOf(domain: IDomain): string {
  const name = ownDomain(domain)?.domainName ?? domain.domainName;
  const { account, region } = domain.env;
  const place = [account, region, name].some(unresolved) ? Stack.of(domain).node.path : `${account}/${region}`;
  return `${place} ${name}`;
}
