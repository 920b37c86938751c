import type { DomainGrants } from '../../../src';

/** The grants on customer data that a domain has. */
export const GRANTS = ['read', 'search', 'ingest', 'write', 'resolveIdentities', 'administer'] as const satisfies readonly (keyof DomainGrants)[];

export type GrantName = typeof GRANTS[number];

/** Profiles and what they have, for a call that may use them up. */
export interface Customers {
  readonly one: string;
  readonly other: string;
  readonly uniqueKey: string;
  readonly historyId: string;
}

export interface DataPlaneCall {
  /** The only grant that it is in, as the guide says it; undefined for one that is in none. */
  readonly grant: GrantName | undefined;
  readonly labels?: (customers: Customers) => { readonly [label: string]: string };
  readonly body?: (customers: Customers) => object;
  /** Where it is not 200. */
  readonly answers?: number;
  /** Names a profile that has to be there. */
  readonly ofProfile?: true;
  /** Members that are out of bounds, where there are some that a path does not have. */
  readonly outOfBounds?: object;
}

const PROFILE_LABEL = ({ one }: Customers) => ({ ProfileId: one });
const ATTRIBUTE = { CalculatedAttributeName: 'count' };

/** Every operation on customer data. Written from the guide's page on grants and the API reference, not from the lists in the code. */
export const DATA_PLANE_CALLS: { readonly [operation: string]: DataPlaneCall } = {
  BatchGetProfile: { grant: 'read', body: ({ one }) => ({ ProfileIds: [one] }), outOfBounds: { ProfileIds: [] } },
  ListProfileObjects: { grant: 'read', body: ({ one }) => ({ ProfileId: one, ObjectTypeName: 'Customer' }), ofProfile: true, outOfBounds: { ObjectTypeName: '' } },
  GetCalculatedAttributeForProfile: { grant: 'read', labels: ({ one }) => ({ ProfileId: one, ...ATTRIBUTE }), ofProfile: true },
  ListCalculatedAttributesForProfile: { grant: 'read', labels: PROFILE_LABEL, ofProfile: true },
  BatchGetCalculatedAttributeForProfile: {
    grant: 'read', labels: () => ATTRIBUTE, body: ({ one }) => ({ ProfileIds: [one] }), outOfBounds: { ProfileIds: [] },
  },
  ListProfileHistoryRecords: { grant: 'read', body: ({ one }) => ({ ProfileId: one }), ofProfile: true, outOfBounds: { PerformedBy: '' } },
  GetProfileHistoryRecord: { grant: 'read', labels: ({ one, historyId }) => ({ ProfileId: one, Id: historyId }), ofProfile: true },

  SearchProfiles: { grant: 'search', body: ({ one }) => ({ KeyName: '_profileId', Values: [one] }), outOfBounds: { KeyName: '' } },
  ListObjectTypeAttributes: { grant: 'search', labels: () => ({ ObjectTypeName: 'Customer' }) },
  ListObjectTypeAttributeValues: { grant: 'search', labels: () => ({ ObjectTypeName: 'Customer', AttributeName: 'id' }) },
  ListProfileAttributeValues: { grant: 'search', labels: () => ({ AttributeName: 'AccountNumber' }) },
  GetObjectTypeAttributeStatistics: { grant: 'search', labels: () => ({ ObjectTypeName: 'Customer', AttributeName: 'points' }) },

  PutProfileObject: { grant: 'ingest', body: () => ({ ObjectTypeName: 'Customer', Object: '{"id":"new"}' }), outOfBounds: { ObjectTypeName: '' } },
  BatchPutProfileObject: {
    grant: 'ingest', body: () => ({ ObjectTypeName: 'Customer', Items: [{ Id: '1', Object: '{"id":"batch"}' }] }), outOfBounds: { Items: [] },
  },

  CreateProfile: { grant: 'write', body: () => ({ FirstName: 'Ann' }), outOfBounds: { FirstName: '' } },
  UpdateProfile: { grant: 'write', body: ({ one }) => ({ ProfileId: one, FirstName: 'Ann' }), ofProfile: true, outOfBounds: { FirstName: 'x'.repeat(256) } },
  DeleteProfile: { grant: 'write', body: ({ one }) => ({ ProfileId: one }), ofProfile: true, outOfBounds: { ProfileId: 'X' } },
  AddProfileKey: {
    grant: 'write', body: ({ one }) => ({ ProfileId: one, KeyName: '_phone', Values: ['1'] }), ofProfile: true, outOfBounds: { Values: [''] },
  },
  DeleteProfileKey: {
    grant: 'write', body: ({ one }) => ({ ProfileId: one, KeyName: '_email', Values: ['a@b.example'] }), ofProfile: true, outOfBounds: { KeyName: '' },
  },
  DeleteProfileObject: {
    grant: 'write',
    body: ({ one, uniqueKey }) => ({ ProfileId: one, ObjectTypeName: 'Customer', ProfileObjectUniqueKey: uniqueKey }),
    ofProfile: true,
    outOfBounds: { ObjectTypeName: '' },
  },

  MergeProfiles: {
    grant: 'resolveIdentities',
    body: ({ one, other }) => ({ MainProfileId: one, ProfileIdsToBeMerged: [other] }),
    outOfBounds: { ProfileIdsToBeMerged: [] },
  },
  GetMatches: { grant: 'resolveIdentities' },
  ListRuleBasedMatches: { grant: 'resolveIdentities' },
  GetSimilarProfiles: {
    grant: 'resolveIdentities',
    body: ({ one }) => ({ MatchType: 'RULE_BASED_MATCHING', SearchKey: 'profileId', SearchValue: one }),
    outOfBounds: { MatchType: 'BY_FACE' },
  },
  GetAutoMergingPreview: {
    grant: 'resolveIdentities',
    body: () => ({ Consolidation: { MatchingAttributesList: [['EmailAddress']] }, ConflictResolution: { ConflictResolvingModel: 'RECENCY' } }),
    outOfBounds: { MinAllowedConfidenceScoreForMerging: 2 },
  },
  ListIdentityResolutionJobs: { grant: 'resolveIdentities' },
  GetIdentityResolutionJob: { grant: 'resolveIdentities', labels: () => ({ JobId: 'f'.repeat(32) }), answers: 404 },

  DetectProfileObjectType: { grant: 'administer', body: () => ({ Objects: ['{"email":"a@b.example"}'] }), outOfBounds: { Objects: [] } },

  ListAccountIntegrations: { grant: undefined, body: () => ({ Uri: 'arn:aws:appflow:us-east-1:000000000000:flow/x' }), outOfBounds: { Uri: '' } },
};
