import { isRecord } from '../../api/check-shape';
import type { DomainMember, FindingOfMember } from '../../domain-member';
import { ALL_KINDS, factsOf, oneOf, RESOURCE_KINDS, ResourceKind } from '../../resource-kinds';
import { Finding, newFinding, FindingDetails } from '../../validation/finding';
import { defineRule, Rule } from '../../validation/rule';

/** A name, and where it stands in the request; the name is undefined where there is none, or it is not known yet. */
interface Name {
  readonly path: string;
  readonly name: unknown;
}

/** How a kind is made once: two of the same name in a domain are one too many, and so are two of a kind of which a domain has one at most. */
interface MadeOnce {
  readonly rule: Rule;
  /** What is said of the second. */
  readonly finding: (name: Name, first: string) => FindingDetails;
  /** @default - the member that the table of kinds has */
  readonly nameOf?: (request: DomainMember['request']) => Name;
  /** Whether a resource of another kind makes one of this kind too. @default - none does */
  readonly alsoMadeBy?: (member: DomainMember) => boolean;
}

/** In words that fit every kind. */
function inGeneral(kind: ResourceKind, code: string): MadeOnce {
  const { noun, create } = factsOf(kind);
  return {
    rule: defineRule({
      code,
      severity: 'error',
      title: `${oneOf(kind)} of a domain is made once`,
      why: `the deployment of the second fails, because the ${noun} belongs to the first`,
      source: `API model, ${create}`,
    }),
    finding: ({ path, name }, first) => ({ path, value: name, problem: `is made by ${first} too`, fix: 'choose another name, or remove one of them' }),
  };
}

const SOURCE_TAKEN = defineRule({
  code: RESOURCE_KINDS.integration.madeOnceCode,
  severity: 'error',
  title: 'a source has one integration, in one domain',
  why: 'an integration can belong to only one domain, and a Connect instance can be associated with only one',
  source: 'API model, PutIntegration and CreateDomain',
});

/** The kinds of which more is to say than what fits every kind. */
const IN_PARTICULAR: { readonly [kind in ResourceKind]?: MadeOnce } = {
  'domain': {
    rule: defineRule({
      code: RESOURCE_KINDS.domain.madeOnceCode, severity: 'error', title: 'a domain is made once', why: 'the deployment of the second fails, because the domain exists already', source: 'API model, CreateDomain',
    }),
    finding: ({ path, name }, first) => ({
      path, value: name, problem: `is made by ${first} too`, fix: 'remove one of them, or import the domain with Domain.fromDomainName',
    }),
  },
  'identity-resolution': {
    rule: defineRule({
      code: RESOURCE_KINDS['identity-resolution'].madeOnceCode,
      severity: 'error',
      title: 'the identity resolution of a domain is said in one place',
      why: 'the deployment of the second fails, because what it would change belongs to the first',
      source: 'this library, docs/adr/0009-identity-resolution-ownership.md',
    }),
    finding: ({ path, name }, first) => ({
      path, value: name, problem: `has its identity resolution from ${first} already`, fix: 'say it in one of the two only',
    }),
    alsoMadeBy: ({ kind, request }) => kind === 'domain' && (request.Matching !== undefined || request.RuleBasedMatching !== undefined),
  },
  'integration': {
    rule: SOURCE_TAKEN,
    finding: ({ path }, first) => takenSource(path, first),
    nameOf: ({ Uri: uri, FlowDefinition: flow }) => (
      uri === undefined && isRecord(flow) ? { path: 'FlowDefinition.FlowName', name: flow.FlowName } : { path: 'Uri', name: uri }
    ),
  },
  'event-stream': {
    rule: defineRule({
      code: RESOURCE_KINDS['event-stream'].madeOnceCode,
      severity: 'error',
      title: 'a domain has one event stream',
      why: 'the quota is 1 and cannot be raised, so the second deployment fails',
      source: 'Administrator Guide, "Amazon Connect service quotas"',
    }),
    finding: ({ path, name }, first) => ({
      path, value: name, problem: `is beside ${first}, which is an event stream of the same domain`, allowed: 'one event stream in a domain', fix: 'remove one of them',
    }),
  },
};

const MADE_ONCE: ReadonlyMap<ResourceKind, MadeOnce> = new Map(ALL_KINDS.flatMap((kind) => {
  const { madeOnceCode } = factsOf(kind);
  return madeOnceCode === undefined ? [] : [[kind, IN_PARTICULAR[kind] ?? inGeneral(kind, madeOnceCode)]];
}));

/** The finding of a request whose source an integration of the same app has already, in whatever domain. */
export function sourceTakenTwice(path: string, other: string): Finding {
  return newFinding(SOURCE_TAKEN, takenSource(path, other));
}

function takenSource(path: string, other: string): FindingDetails {
  return { path, problem: `is the source of ${other} already`, fix: 'remove one of the two' };
}

/** Finds what the members of a domain make a second time; the first is the one that was entered first. */
export function checkMadeOnce(members: readonly DomainMember[], unresolved: (value: unknown) => boolean): FindingOfMember[] {
  return ALL_KINDS.flatMap((kind) => {
    const once = MADE_ONCE.get(kind);
    const ofKind = members.filter((member) => member.kind === kind);
    return !once || ofKind.length === 0 ? [] : seconds(kind, once, ofKind, members.find((member) => once.alsoMadeBy?.(member)), unresolved);
  });
}

function seconds(
  kind: ResourceKind, once: MadeOnce, members: readonly DomainMember[], other: DomainMember | undefined, unresolved: (value: unknown) => boolean,
): FindingOfMember[] {
  const { single = false, identifier = 'DomainName' } = factsOf(kind);
  const { rule, finding, nameOf = (request) => ({ path: identifier, name: request[identifier] }) } = once;
  const firstOf = new Map<string, DomainMember>();
  return members.flatMap((member) => {
    const name = nameOf(member.request);
    const key = single ? '' : name.name;
    if (typeof key !== 'string' || unresolved(key)) {
      return [];
    }
    const first = other ?? firstOf.get(key);
    firstOf.set(key, first ?? member);
    return first ? [[member, newFinding(rule, finding(name, first.label))]] : [];
  });
}
