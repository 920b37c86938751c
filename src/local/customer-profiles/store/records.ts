import type {
  DataStoreRequest, DomainStats, MatchingRequest, ObjectTypeField, ObjectTypeKey, RuleBasedMatchingResponse,
} from '@aws-sdk/client-customer-profiles';

/**
 * A type of the SDK as what the service keeps and answers: never changed, and any text where the SDK lists those it knows,
 * as values are checked against the model's list on their way in.
 */
export type Kept<T> = T extends string ? string
  : T extends Date ? Date
    : T extends readonly (infer Item)[] ? readonly Kept<Item>[]
      : T extends object ? { readonly [Member in keyof T]: Kept<T[Member]> }
        : T;

export type Tags = { readonly [key: string]: string };

/**
 * What the service keeps. The members are called as in the API; times are milliseconds since the epoch, so that a
 * record is plain JSON. A record is never changed, only put in place of another.
 */
export interface DomainRecord {
  readonly DomainName: string;
  readonly DefaultExpirationDays: number;
  readonly DefaultEncryptionKey?: string;
  readonly DeadLetterQueueUrl?: string;
  readonly Matching?: Kept<MatchingRequest>;
  readonly RuleBasedMatching?: Kept<RuleBasedMatchingResponse>;
  readonly DataStore?: Kept<DataStoreRequest>;
  readonly Tags?: Tags;
  readonly Stats: { readonly [Count in keyof DomainStats]-?: number };
  readonly CreatedAt: number;
  readonly LastUpdatedAt: number;
}

export interface ObjectTypeRecord {
  readonly ObjectTypeName: string;
  readonly Description: string;
  readonly TemplateId?: string;
  readonly ExpirationDays?: number;
  readonly EncryptionKey?: string;
  readonly AllowProfileCreation: boolean;
  readonly SourceLastUpdatedTimestampFormat?: string;
  readonly MaxProfileObjectCount?: number;
  readonly SourcePriority?: number;
  readonly Fields?: { readonly [name: string]: Kept<ObjectTypeField> };
  readonly Keys?: { readonly [name: string]: readonly Kept<ObjectTypeKey>[] };
  readonly Tags?: Tags;
  readonly CreatedAt: number;
  readonly LastUpdatedAt: number;
}

/** The whole state, as it is saved and shown. */
export interface State {
  readonly version: 1;
  readonly domains: readonly (DomainRecord & { readonly ObjectTypes: readonly ObjectTypeRecord[] })[];
}
