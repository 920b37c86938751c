import type { Operation } from './api/check-shape';
import type { Severity } from './validation/severity';

/** How many resources of a kind the service allows: in the account and region for domains, in a domain for what is in it. */
export interface Quota {
  readonly max: number;
  /** `error` where the service surely refuses more, `warning` where the quota may have been raised. */
  readonly severity: Severity;
  readonly source: string;
}

/** What the whole library knows of one kind of resource. */
export interface KindFacts {
  /** CloudFormation's type of the custom resource. */
  readonly type: `Custom::CustomerProfiles${string}`;
  /** What messages call it. */
  readonly noun: string;
  /** The same for several of them. */
  readonly plural: string;
  /** The operation whose request creates it, which its properties in a template follow. */
  readonly create: Operation;
  /**
   * The member of its requests that names it, in its domain or, for a domain, in the account and region.
   * @default - it has no name of its own, because it is a part of its domain
   */
  readonly identifier?: string;
  /**
   * The segment of its ARN between the name of its domain and its own: `arn:aws:profile:region:account:domains/<domain>/<segment>/<name>`.
   * @default - it has no ARN of its own
   */
  readonly arnSegment?: string;
  /**
   * The segment in the source ARN with which the service calls KMS for it, where it is another one.
   * @default - the segment of its ARN
   */
  readonly keySourceSegment?: string;
  /**
   * What follows the domain in the id that CloudFormation has of it, where that is not the segment of the ARN. Ids of deployed stacks have it: it cannot be
   * changed.
   * @default - the segment of its ARN
   */
  readonly idSegment?: string;
  /**
   * Whether a domain has one at most, so that the id that CloudFormation has of it needs no name.
   * @default false
   */
  readonly single?: boolean;
  /** @default - the service has no quota for it */
  readonly quota?: Quota;
  /**
   * The code of the rule that it is made once.
   * @default - a domain may have any number of the same
   */
  readonly madeOnceCode?: string;
  /**
   * The code of the rule that its quota is kept.
   * @default - nothing is counted
   */
  readonly quotaCode?: string;
  /** Whether it takes tags, and whether they can be changed after it was made. */
  readonly tags: 'changeable' | 'when it is made' | 'none';
}

const QUOTAS = 'Administrator Guide, "Service quotas"';

/** The kinds of resources, in the order in which a reader meets them. A fact about a kind stands here and nowhere else. */
export const RESOURCE_KINDS = {
  'domain': {
    type: 'Custom::CustomerProfilesDomain',
    noun: 'domain',
    plural: 'domains',
    create: 'CreateDomain',
    identifier: 'DomainName',
    quota: { max: 100, severity: 'warning', source: QUOTAS },
    // How many domains an account has is not known here.
    madeOnceCode: 'CP1801',
    tags: 'changeable',
  },
  'object-type': {
    type: 'Custom::CustomerProfilesObjectType',
    noun: 'object type',
    plural: 'object types',
    create: 'PutProfileObjectType',
    identifier: 'ObjectTypeName',
    arnSegment: 'object-types',
    // Administrator Guide, "Enable Customer Profiles"
    keySourceSegment: 'objects',
    quota: { max: 100, severity: 'warning', source: QUOTAS },
    madeOnceCode: 'CP1802',
    quotaCode: 'CP1804',
    tags: 'changeable',
  },
  'identity-resolution': {
    type: 'Custom::CustomerProfilesIdentityResolution',
    noun: 'identity resolution',
    plural: 'identity resolutions',
    create: 'UpdateDomain',
    idSegment: 'identity-resolution',
    single: true,
    madeOnceCode: 'CP1413',
    tags: 'none',
  },
  'integration': {
    type: 'Custom::CustomerProfilesIntegration',
    noun: 'integration',
    plural: 'integrations',
    create: 'PutIntegration',
    identifier: 'Uri',
    arnSegment: 'integrations',
    quota: { max: 50, severity: 'warning', source: QUOTAS },
    madeOnceCode: 'CP1507',
    quotaCode: 'CP1809',
    tags: 'changeable',
  },
  'integration-workflow': {
    type: 'Custom::CustomerProfilesIntegrationWorkflow',
    noun: 'integration workflow',
    plural: 'integration workflows',
    create: 'CreateIntegrationWorkflow',
    identifier: 'WorkflowId',
    idSegment: 'workflows',
    // The name is the service's, so that two requests are two workflows.
    tags: 'when it is made',
  },
  'event-stream': {
    type: 'Custom::CustomerProfilesEventStream',
    noun: 'event stream',
    plural: 'event streams',
    create: 'CreateEventStream',
    identifier: 'EventStreamName',
    arnSegment: 'event-streams',
    idSegment: 'event-stream',
    single: true,
    quota: { max: 1, severity: 'error', source: QUOTAS },
    // That it is made once says that there is one at most.
    madeOnceCode: 'CP1601',
    tags: 'changeable',
  },
  'calculated-attribute': {
    type: 'Custom::CustomerProfilesCalculatedAttribute',
    noun: 'calculated attribute',
    plural: 'calculated attributes',
    create: 'CreateCalculatedAttributeDefinition',
    identifier: 'CalculatedAttributeName',
    arnSegment: 'calculated-attributes',
    quota: { max: 50, severity: 'error', source: QUOTAS },
    madeOnceCode: 'CP1712',
    quotaCode: 'CP1711',
    tags: 'changeable',
  },
} as const satisfies { readonly [kind: string]: KindFacts };

/**
 * What a domain may hold besides, which permissions speak of and this library does not manage: from the segment of its ARN to the member of requests that
 * names it.
 */
export const UNMANAGED_KINDS = {
  'domain-object-types': 'ObjectTypeName',
  'event-triggers': 'EventTriggerName',
  'layouts': 'LayoutDefinitionName',
  'recommender-filters': 'RecommenderFilterName',
  'recommender-schemas': 'RecommenderSchemaName',
  'recommenders': 'RecommenderName',
  'segment-definitions': 'SegmentDefinitionName',
} as const;

/** A kind of resource that this library manages. */
export type ResourceKind = keyof typeof RESOURCE_KINDS;

/** A kind whose resources have an ARN beneath that of their domain. */
export type ChildKind = { [Kind in ResourceKind]: typeof RESOURCE_KINDS[Kind] extends { readonly arnSegment: string } ? Kind : never }[ResourceKind];

/** Whether resources of a kind have an ARN beneath that of their domain. */
export function isChildKind(kind: ResourceKind): kind is ChildKind {
  return factsOf(kind).arnSegment !== undefined;
}

/** The facts of a kind, where it does not matter which. */
export function factsOf(kind: ResourceKind): KindFacts {
  return RESOURCE_KINDS[kind];
}

export const ALL_KINDS: readonly ResourceKind[] = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** A noun with its article, as a sentence needs it: `an object type`. */
export function oneOf(kind: ResourceKind): string {
  const { noun } = RESOURCE_KINDS[kind];
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
