import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import type { EventParts, Properties, Stage } from './stage';
import { flowMark } from '../../src/handler/resources/flow-mark';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';
import { IDENTITY_RESOLUTION_TAG, OWNER_TAG } from '../../src/model/wire';

type Tags = { readonly [key: string]: string };

/** A kind of resource, as small as it can be, for tests that hold for each of them. */
export interface Kind {
  readonly type: string;
  readonly id: string;
  /** The resource in messages. */
  readonly what: string;
  /** The same where only its id is known. @default - `what` */
  readonly whatById?: string;
  readonly properties: Properties;
  /** The same with other settings. */
  readonly changed: Properties;
  /** Properties that name another resource, and its id. */
  readonly other: { readonly properties: Properties; readonly id: string };
  /** Whether a change of settings deletes it and makes it anew; what is taken over is then never changed. */
  readonly madeAnew?: boolean;
  /** Whether nobody could put it back as it was, so that it is not even made anew where it was kept and is added again. */
  readonly unknownOnceGone?: boolean;
  /** Key of its owner tag. */
  readonly key: string;
  /** What has to be there before. */
  readonly prepare: (stage: Stage) => void;
  /** Puts it there as the properties say, with tags. */
  readonly seed: (stage: Stage, tags?: Tags) => void;
  /** Its tags; undefined where it is not there. */
  readonly tags: (stage: Stage) => Tags | undefined;
}

const KINESIS = 'arn:aws:kinesis:us-east-1:000000000000:stream';
const FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' } }],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const FLOW_URI = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const DATES = { CreatedAt: 0, LastUpdatedAt: 0 };

const inDomain = (stage: Stage) => {
  stage.seedDomain('crm');
  stage.seedDomain('sales');
};

const domain: Kind = {
  type: RESOURCE_KINDS.domain.type,
  id: 'domains/crm',
  what: 'domain "crm"',
  properties: { DomainName: 'crm', DefaultExpirationDays: '30' },
  changed: { DomainName: 'crm', DefaultExpirationDays: '31' },
  other: { properties: { DomainName: 'sales', DefaultExpirationDays: '30' }, id: 'domains/sales' },
  key: OWNER_TAG,
  prepare: () => undefined,
  seed: (stage, Tags) => stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags }),
  tags: ({ service: { store } }) => present(store.domain('crm')),
};

const OBJECT_TYPE = { DomainName: 'crm', ObjectTypeName: 'customer', Description: 'customers', TemplateId: 'Zendesk-users' };
const objectType: Kind = {
  type: RESOURCE_KINDS['object-type'].type,
  id: 'domains/crm/object-types/customer',
  what: 'object type "customer" of domain "crm"',
  properties: OBJECT_TYPE,
  changed: { ...OBJECT_TYPE, Description: 'people' },
  other: { properties: { ...OBJECT_TYPE, ObjectTypeName: 'person' }, id: 'domains/crm/object-types/person' },
  key: OWNER_TAG,
  prepare: inDomain,
  seed: (stage, Tags) => stage.seedObjectType('crm', 'customer', { Description: 'customers', TemplateId: 'Zendesk-users', Tags }),
  tags: ({ service: { store } }) => present(store.children('object-type').get('crm', 'customer')),
};

const INTEGRATION = { DomainName: 'crm', Uri: FLOW_URI, ObjectTypeName: 'order' };
const integration: Kind = {
  type: RESOURCE_KINDS.integration.type,
  id: `domains/crm/integrations/${FLOW_URI}`,
  what: `integration "${FLOW_URI}" of domain "crm"`,
  properties: INTEGRATION,
  changed: { ...INTEGRATION, ObjectTypeName: 'invoice' },
  other: { properties: { ...INTEGRATION, Uri: `${FLOW_URI}2` }, id: `domains/crm/integrations/${FLOW_URI}2` },
  key: OWNER_TAG,
  prepare: inDomain,
  seed: ({ service: { store } }, Tags) => store.children('integration').put('crm', { Uri: FLOW_URI, ObjectTypeName: 'order', Scope: 'PROFILE', Tags, ...DATES }),
  tags: ({ service: { store } }) => present(store.children('integration').get('crm', FLOW_URI)),
};

const WITH_FLOW = { DomainName: 'crm', FlowDefinition: FLOW, ObjectTypeName: 'order' };
const flow: Kind = {
  ...integration,
  what: 'integration of flow "orders" of domain "crm"',
  whatById: integration.what,
  properties: WITH_FLOW,
  changed: { ...WITH_FLOW, FlowDefinition: { ...FLOW, Description: 'all' } },
  other: { properties: { ...WITH_FLOW, FlowDefinition: { ...FLOW, FlowName: 'orders2' } }, id: `domains/crm/integrations/${FLOW_URI}2` },
  madeAnew: true,
  unknownOnceGone: true,
  seed: ({ service: { store } }, Tags) => store.children('integration').put('crm', {
    Uri: FLOW_URI, ObjectTypeName: 'order', Scope: 'PROFILE', FlowDefinition: FLOW, Tags: { ...Tags, ...flowMark(FLOW as FlowDefinition) }, ...DATES,
  }),
};

const STREAM = { DomainName: 'crm', EventStreamName: 'changes', Uri: `${KINESIS}/a` };
const eventStream: Kind = {
  type: RESOURCE_KINDS['event-stream'].type,
  id: 'domains/crm/event-stream',
  what: 'the event stream of domain "crm"',
  properties: STREAM,
  changed: { ...STREAM, Uri: `${KINESIS}/b` },
  other: { properties: { ...STREAM, DomainName: 'sales' }, id: 'domains/sales/event-stream' },
  madeAnew: true,
  key: OWNER_TAG,
  prepare: inDomain,
  seed: ({ service: { store } }, Tags) => store.children('event-stream').put('crm', { EventStreamName: 'changes', Uri: STREAM.Uri, Tags, CreatedAt: 0 }),
  tags: ({ service: { store } }) => present(store.children('event-stream').list('crm')[0]),
};

const SPENT = {
  CalculatedAttributeName: 'Spent',
  Description: 'money',
  AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] },
  Statistic: 'SUM',
};
const calculatedAttribute: Kind = {
  type: RESOURCE_KINDS['calculated-attribute'].type,
  id: 'domains/crm/calculated-attributes/Spent',
  what: 'calculated attribute "Spent" of domain "crm"',
  properties: { DomainName: 'crm', ...SPENT },
  changed: { DomainName: 'crm', ...SPENT, Description: 'all of it' },
  other: { properties: { DomainName: 'crm', ...SPENT, CalculatedAttributeName: 'Paid' }, id: 'domains/crm/calculated-attributes/Paid' },
  key: OWNER_TAG,
  prepare: inDomain,
  seed: ({ service: { store } }, Tags) => store.children('calculated-attribute').put('crm', { ...SPENT, Tags, ...DATES }),
  tags: ({ service: { store } }) => present(store.children('calculated-attribute').get('crm', 'Spent')),
};

const MATCHES = { DomainName: 'crm', Matching: { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } } };
const identityResolution: Kind = {
  type: RESOURCE_KINDS['identity-resolution'].type,
  id: 'domains/crm/identity-resolution',
  what: 'identity resolution of domain "crm"',
  properties: MATCHES,
  changed: { ...MATCHES, Matching: { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'FRIDAY', Time: '04:30' } } },
  other: { properties: { ...MATCHES, DomainName: 'sales' }, id: 'domains/sales/identity-resolution' },
  key: IDENTITY_RESOLUTION_TAG,
  prepare: inDomain,
  seed: (stage, Tags) => stage.seedDomain('crm', { Matching: { Enabled: true, JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } }, Tags }),
  tags: ({ service: { store } }) => {
    const { Matching: matching, Tags: tags } = store.domain('crm') ?? {};
    return matching?.Enabled || tags?.[IDENTITY_RESOLUTION_TAG] !== undefined ? tags ?? {} : undefined;
  },
};

export const KINDS: readonly (readonly [string, Kind])[] = Object.entries({
  'a domain': domain,
  'an object type': objectType,
  'an integration': integration,
  'an integration whose flow the service makes': flow,
  'an event stream': eventStream,
  'a calculated attribute': calculatedAttribute,
  'identity resolution': identityResolution,
});

/** Events of a construct about a resource of the kind. */
export function eventsOf(stage: Stage, { type, id, properties }: Kind) {
  const parts = (more: EventParts, members: Properties) => ({ type, ...more, properties: { ...properties, ...members } });
  return {
    create: (logicalId: string, members: Properties = {}, more: EventParts = {}) => stage.event('Create', parts({ logicalId, ...more }, members)),
    update: (logicalId: string, members: Properties = {}, old: Properties = {}, more: EventParts = {}) => (
      stage.event('Update', parts({ logicalId, id, old: { ...properties, ...old }, ...more }, members))
    ),
    remove: (logicalId: string, members: Properties = {}, more: EventParts = {}) => stage.event('Delete', parts({ logicalId, id, ...more }, members)),
  };
}

/** A mark with the key of the kind. */
export function keyed({ key }: Kind, mark: Tags): Tags {
  return { [key]: Object.values(mark)[0] };
}

function present(record: { readonly Tags?: Tags } | undefined): Tags | undefined {
  return record && (record.Tags ?? {});
}

/** The owner tag of a resource, alone; empty where it has none. */
export function ownerTag(stage: Stage, { key, tags }: Kind): Tags {
  const text = tags(stage)?.[key];
  return text === undefined ? {} : { [key]: text };
}
