import type { Declaration, DeletionPolicy, KindName, Settings } from './declaration';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';

/** What the histories know of a kind of resource: the API's own words, and nothing of the function that carries them out. */
export interface Kind {
  readonly type: string;
  /** What the constructs put into the template where the app says nothing. */
  readonly policy: DeletionPolicy;
  /** A domain has at most one, whatever it is called. */
  readonly oneOfDomain: boolean;
  /** Versions of its settings: the first says everything, the second changes it, the third says as little as it can, the fourth changes what is fixed. */
  readonly settings: readonly ((declaration: Declaration) => Settings)[];
  /** Members of the request that say which resource it is. */
  readonly identity: (declaration: Declaration) => Settings;
  /** Settings that the API cannot change. */
  readonly fixed: readonly string[];
  readonly taggable: boolean;
}

const FIELDS = {
  id: { Source: '_source.id', Target: '_profile.AccountNumber' },
  spent: { Source: '_source.spent', ContentType: 'NUMBER' },
};
const KEYS = { id: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }] };
const objectType = (settings: Settings) => (): Settings => ({ Fields: FIELDS, Keys: KEYS, ...settings });

const attribute = (settings: Settings) => (): Settings => ({
  AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] }, Statistic: 'SUM', ...settings,
});

const matching = (day: string, hour: string): Settings => ({ Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: day, Time: `${hour}:30` } } });

const FLOW = {
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' } }],
  TriggerConfig: { TriggerType: 'Event' },
};
export const flowUri = (name: string): string => `arn:aws:appflow:us-east-1:000000000000:flow/${name}`;
/** Names that begin so are of flows that the service makes. */
const OWN_FLOW = 'made-';
const integration = (objectTypeName: string, description: string, runs: boolean) => ({ name }: Declaration): Settings => ({
  ObjectTypeName: objectTypeName,
  ...name.startsWith(OWN_FLOW) ? { FlowDefinition: { FlowName: name, Description: description, ...FLOW }, ...runs ? { StartFlow: true } : {} } : {},
});

const stream = (name: string) => (declaration: Declaration): Settings => ({
  EventStreamName: declaration.name, Uri: `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`,
});

export const KINDS: { readonly [name in KindName]: Kind } = {
  Domain: {
    type: RESOURCE_KINDS.domain.type,
    policy: 'RetainExceptOnCreate',
    oneOfDomain: true,
    settings: [
      () => ({ DefaultExpirationDays: 300, DefaultEncryptionKey: 'arn:aws:kms:us-east-1:000000000000:key/1', DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/dead' }),
      () => ({ DefaultExpirationDays: 200, DefaultEncryptionKey: 'arn:aws:kms:us-east-1:000000000000:key/2', ...matching('MONDAY', '04') }),
      () => ({ DefaultExpirationDays: 100 }),
      () => ({ DefaultExpirationDays: 50, DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/other', ...matching('SUNDAY', '03') }),
    ],
    identity: ({ domain }) => ({ DomainName: domain }),
    fixed: [],
    taggable: true,
  },
  ObjectType: {
    type: RESOURCE_KINDS['object-type'].type,
    policy: 'RetainExceptOnCreate',
    oneOfDomain: false,
    settings: [
      objectType({ Description: 'one', ExpirationDays: 30, MaxProfileObjectCount: 20, AllowProfileCreation: true }),
      objectType({ Description: 'two', ExpirationDays: 60, SourcePriority: 2, SourceLastUpdatedTimestampFormat: 'EPOCHMILLI' }),
      objectType({ Description: 'three' }),
      objectType({ Description: 'four', MaxProfileObjectCount: 10, Fields: { id: FIELDS.id } }),
    ],
    identity: ({ domain, name }) => ({ DomainName: domain, ObjectTypeName: name }),
    fixed: [],
    taggable: true,
  },
  Integration: {
    type: RESOURCE_KINDS.integration.type,
    policy: 'Delete',
    oneOfDomain: false,
    settings: [integration('order', 'one', true), integration('invoice', 'one', false), integration('order', 'two', true)],
    // the service names a flow of its own making itself
    identity: ({ domain, name }) => ({ DomainName: domain, ...name.startsWith(OWN_FLOW) ? {} : { Uri: flowUri(name) } }),
    fixed: [],
    taggable: true,
  },
  EventStream: {
    type: RESOURCE_KINDS['event-stream'].type,
    policy: 'Delete',
    oneOfDomain: true,
    settings: [stream('a'), stream('b')],
    identity: ({ domain }) => ({ DomainName: domain }),
    fixed: [],
    taggable: true,
  },
  CalculatedAttribute: {
    type: RESOURCE_KINDS['calculated-attribute'].type,
    policy: 'Delete',
    oneOfDomain: false,
    settings: [
      attribute({ DisplayName: 'a', Description: 'one', Conditions: { Range: { Value: 30, Unit: 'DAYS' }, ObjectCount: 10, Threshold: { Value: '10', Operator: 'GREATER_THAN' } } }),
      attribute({ DisplayName: 'b', Description: 'two', Conditions: { Range: { Value: 60, Unit: 'DAYS' }, ObjectCount: 20 } }),
      attribute({ DisplayName: 'a', Description: 'three', Conditions: { ObjectCount: 30 } }),
      attribute({ DisplayName: 'a', Description: 'four', Conditions: { ObjectCount: 40 }, Statistic: 'AVERAGE' }),
    ],
    identity: ({ domain, name }) => ({ DomainName: domain, CalculatedAttributeName: name }),
    fixed: ['Statistic', 'AttributeDetails', 'Filter'],
    taggable: true,
  },
  IdentityResolution: {
    type: RESOURCE_KINDS['identity-resolution'].type,
    policy: 'Delete',
    oneOfDomain: true,
    settings: [() => matching('MONDAY', '04'), () => matching('SUNDAY', '03')],
    identity: ({ domain }) => ({ DomainName: domain }),
    fixed: [],
    // it is a part of the domain
    taggable: false,
  },
};
