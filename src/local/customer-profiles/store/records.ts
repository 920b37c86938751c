import type {
  AttributeDetails, Conditions, DataStoreRequest, DomainStats, Filter, MatchingRequest, ObjectTypeField, ObjectTypeKey, RuleBasedMatchingResponse,
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
  /** When rule-based matching was last set on a domain that was there already; its status follows from that. */
  readonly RulesChangedAt?: number;
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

export interface IntegrationRecord {
  readonly Uri: string;
  readonly ObjectTypeName?: string;
  readonly ObjectTypeNames?: { readonly [eventType: string]: string };
  readonly RoleArn?: string;
  readonly EventTriggerNames?: readonly string[];
  readonly Scope: string;
  /** The workflow that set the integration up. */
  readonly WorkflowId?: string;
  /** What the flow was made of, which the service tells nobody. */
  readonly FlowDefinition?: { readonly [member: string]: unknown };
  /** What AppFlow calls the state of that flow, from the first time that somebody has started, stopped or deleted it. */
  readonly FlowStatus?: string;
  /** Whether the object type was deleted, which the service tells nobody either. */
  readonly Disabled?: boolean;
  readonly Tags?: Tags;
  readonly CreatedAt: number;
  readonly LastUpdatedAt: number;
}

export interface WorkflowRecord {
  readonly WorkflowId: string;
  readonly ObjectTypeName: string;
  readonly RoleArn: string;
  readonly Status: string;
  readonly ErrorDescription?: string;
  readonly SourceConnectorType: string;
  readonly ConnectorProfileName: string;
  /** One for each batch. */
  readonly Steps: readonly WorkflowStepRecord[];
  readonly CreatedAt: number;
  readonly LastUpdatedAt: number;
}

export interface WorkflowStepRecord {
  readonly FlowName: string;
  readonly Status: string;
  readonly BatchRecordsStartTime: string;
  readonly BatchRecordsEndTime: string;
}

export interface EventStreamRecord {
  readonly EventStreamName: string;
  /** The ARN of the Kinesis stream. */
  readonly Uri: string;
  readonly Tags?: Tags;
  readonly CreatedAt: number;
}

export interface CalculatedAttributeRecord {
  readonly CalculatedAttributeName: string;
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly AttributeDetails: Kept<AttributeDetails>;
  readonly Conditions?: Kept<Conditions>;
  readonly Filter?: Kept<Filter>;
  readonly Statistic: string;
  readonly UseHistoricalData?: boolean;
  readonly Tags?: Tags;
  readonly CreatedAt: number;
  readonly LastUpdatedAt: number;
}
