import { ALL_KINDS, factsOf, RESOURCE_KINDS, UNMANAGED_KINDS } from '../../model/resource-kinds';

/** The segments of the ARNs of what this library makes, and of what else a domain holds. */
const { arnSegment: OBJECT_TYPES } = RESOURCE_KINDS['object-type'];
const { arnSegment: CALCULATED_ATTRIBUTES } = RESOURCE_KINDS['calculated-attribute'];
type Unmanaged = keyof typeof UNMANAGED_KINDS;
const DOMAIN_OBJECT_TYPES: Unmanaged = 'domain-object-types';
const RECOMMENDERS: Unmanaged = 'recommenders';
const SEGMENT_DEFINITIONS: Unmanaged = 'segment-definitions';

/** Everything that a domain holds. */
const ALL_SEGMENTS: readonly string[] = [
  ...ALL_KINDS.flatMap((kind) => factsOf(kind).arnSegment ?? []), ...Object.keys(UNMANAGED_KINDS),
].sort();

/** Everything in a domain, of whatever kind. */
export const ANY_CHILD = '*';

/** What a grant allows, and on what of the domain. */
export interface GrantActions {
  readonly actions: readonly string[];
  /** Segments of the ARNs of children that the actions are on, besides the domain itself (Service Authorization Reference, Customer Profiles). */
  readonly children: readonly string[];
}

/** Who shows a customer to somebody, such as an agent's desktop: profiles whose ids are known, with their objects, attributes and history. */
export const READ: GrantActions = {
  actions: [
    'profile:BatchGetCalculatedAttributeForProfile',
    'profile:BatchGetProfile',
    'profile:GetCalculatedAttributeForProfile',
    'profile:GetProfileHistoryRecord',
    'profile:GetProfileInsights',
    'profile:GetProfileRecommendations',
    'profile:GetSegmentMembership',
    'profile:ListCalculatedAttributesForProfile',
    'profile:ListDomainObjects',
    'profile:ListProfileHistoryRecords',
    'profile:ListProfileObjects',
  ],
  children: [CALCULATED_ATTRIBUTES, DOMAIN_OBJECT_TYPES, OBJECT_TYPES, RECOMMENDERS, SEGMENT_DEFINITIONS],
};

/** Who looks for customers, or what to recommend to them, by what is known of them, such as a contact flow that has a phone number. */
export const SEARCH: GrantActions = {
  actions: [
    'profile:GetObjectTypeAttributeStatistics',
    'profile:ListObjectTypeAttributeValues',
    'profile:ListObjectTypeAttributes',
    'profile:ListProfileAttributeValues',
    'profile:SearchProfiles',
    'profile:SearchRecommendations',
  ],
  children: [OBJECT_TYPES, RECOMMENDERS],
};

/** Who delivers records of a source, one by one or as a file, and nothing else: it reads no customer data. */
export const INGEST: GrantActions = {
  actions: [
    'profile:BatchPutProfileObject',
    'profile:CreateUploadJob',
    'profile:GetUploadJob',
    'profile:GetUploadJobPath',
    'profile:ListUploadJobs',
    'profile:PutProfileObject',
    'profile:StartUploadJob',
    'profile:StopUploadJob',
  ],
  children: [OBJECT_TYPES],
};

/** What of it the service decides on by the object type. */
export const PUT_OBJECTS: readonly string[] = ['profile:BatchPutProfileObject', 'profile:PutProfileObject'];

/** Who changes profiles by hand, such as an agent who corrects an address or carries out a request for erasure. */
export const WRITE: GrantActions = {
  actions: [
    'profile:AddProfileKey',
    'profile:CreateProfile',
    'profile:DeleteProfile',
    'profile:DeleteProfileKey',
    'profile:DeleteProfileObject',
    'profile:UpdateProfile',
  ],
  children: [OBJECT_TYPES],
};

/** Who finds profiles of one person and merges them, which cannot be undone. */
export const RESOLVE_IDENTITIES: GrantActions = {
  actions: [
    'profile:GetAutoMergingPreview',
    'profile:GetIdentityResolutionJob',
    'profile:GetMatches',
    'profile:GetSimilarProfiles',
    'profile:ListIdentityResolutionJobs',
    'profile:ListRuleBasedMatches',
    'profile:MergeProfiles',
  ],
  children: [],
};

/**
 * Who runs the domain: looks at its set-up and state, and works with what is no resource of an app, such as segments, recommenders
 * and layouts. What constructs make, it can look at but not change, because the app would not know.
 */
export const ADMINISTER: GrantActions = {
  actions: [
    'profile:AssociateStreamForSegments',
    'profile:CreateDomainLayout',
    'profile:CreateEventTrigger',
    'profile:CreateRecommender',
    'profile:CreateRecommenderFilter',
    'profile:CreateRecommenderSchema',
    'profile:CreateSegmentDefinition',
    'profile:CreateSegmentEstimate',
    'profile:CreateSegmentSnapshot',
    'profile:DeleteDomainLayout',
    'profile:DeleteDomainObjectType',
    'profile:DeleteEventTrigger',
    'profile:DeleteRecommender',
    'profile:DeleteRecommenderFilter',
    'profile:DeleteRecommenderSchema',
    'profile:DeleteSegmentDefinition',
    'profile:DeleteSegmentSubscription',
    'profile:DetectProfileObjectType',
    'profile:DisassociateStreamForSegments',
    'profile:GetCalculatedAttributeDefinition',
    'profile:GetDomain',
    'profile:GetDomainLayout',
    'profile:GetDomainObjectType',
    'profile:GetEventStream',
    'profile:GetEventTrigger',
    'profile:GetIntegration',
    'profile:GetProfileObjectType',
    'profile:GetRecommender',
    'profile:GetRecommenderFilter',
    'profile:GetRecommenderSchema',
    'profile:GetSegmentDefinition',
    'profile:GetSegmentEstimate',
    'profile:GetSegmentSnapshot',
    'profile:GetSegmentSubscription',
    'profile:GetStreamForSegments',
    'profile:GetWorkflow',
    'profile:GetWorkflowSteps',
    'profile:ListCalculatedAttributeDefinitions',
    'profile:ListDomainLayouts',
    'profile:ListDomainObjectTypes',
    'profile:ListEventStreams',
    'profile:ListEventTriggers',
    'profile:ListIntegrations',
    'profile:ListProfileObjectTypes',
    'profile:ListRecommenderFilters',
    'profile:ListRecommenderSchemas',
    'profile:ListRecommenders',
    'profile:ListSegmentDefinitions',
    'profile:ListSegmentSubscriptionEvents',
    'profile:ListTagsForResource',
    'profile:ListWorkflows',
    'profile:PutDomainObjectType',
    'profile:PutSegmentSubscription',
    'profile:StartRecommender',
    'profile:StopRecommender',
    'profile:UpdateDomainLayout',
    'profile:UpdateEventTrigger',
    'profile:UpdateRecommender',
  ],
  children: ALL_SEGMENTS,
};

/** Catalogues of the service, the same for every account, that whoever runs a domain chooses from. They are on no resource. */
export const CATALOGUES: readonly string[] = [
  'profile:GetProfileObjectTypeTemplate',
  'profile:ListProfileObjectTypeTemplates',
  'profile:ListRecommenderRecipes',
];

/** What every caller needs on the key of a domain that a customer's key encrypts (Administrator Guide, "Enable Customer Profiles"). */
export const KEY_ACTIONS: readonly string[] = ['kms:Decrypt', 'kms:GenerateDataKey'];
