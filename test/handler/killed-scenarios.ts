import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import { mark, markWith, notCreatedBy, Stage, STACK_ID, stamped } from './stage';
import { formatMark, ownerId, shortHash } from '../../src/handler/ownership/mark';
import { flowMark } from '../../src/handler/resources/flow-mark';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';
import { IDENTITY_RESOLUTION_TAG, OWNER_TAG } from '../../src/model/wire';

const ALL = { DefaultEncryptionKey: 'arn:aws:kms:us-east-1:000000000000:key/1', DeadLetterQueueUrl: 'https://sqs/dead', Tags: { a: '1', b: '1' } };
const DOMAIN = { DomainName: 'crm', DefaultExpirationDays: '30' };
const OBJECT_TYPE = {
  DomainName: 'crm',
  ObjectTypeName: 'customer',
  Description: 'customers',
  Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber', ContentType: 'STRING' } },
  Keys: { id: [{ StandardIdentifiers: ['PROFILE', 'UNIQUE'], FieldNames: ['id'] }] },
};
const ID = 'domains/crm';
const TAKEN = {
  [OWNER_TAG]: formatMark({ holdings: [{ owner: ownerId(STACK_ID, 'New'), claim: 'adopted' }, { owner: ownerId(STACK_ID, 'Crm'), claim: 'created' }] }),
};
const TYPE = { type: RESOURCE_KINDS['object-type'].type, id: `${ID}/object-types/customer` };

const MATCHES = { DomainName: 'crm', Matching: { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } } };
const MATCHES_EVENT = { type: RESOURCE_KINDS['identity-resolution'].type, logicalId: 'Matches', id: `${ID}/identity-resolution` };
const matchesMark = (claim: 'created' | 'adopted') => ({ [IDENTITY_RESOLUTION_TAG]: Object.values(mark(claim, 'Matches'))[0] });

const STREAM = { DomainName: 'crm', EventStreamName: 'changes', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/a' };
const STREAM_EVENT = { type: RESOURCE_KINDS['event-stream'].type, id: `${ID}/event-stream` };

const SPENT = {
  DomainName: 'crm',
  CalculatedAttributeName: 'Spent',
  Description: 'money',
  AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] },
  Statistic: 'SUM',
};
const SPENT_EVENT = { type: RESOURCE_KINDS['calculated-attribute'].type, id: `${ID}/calculated-attributes/Spent` };

const FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' } }],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const ORDERS = { DomainName: 'crm', FlowDefinition: FLOW, ObjectTypeName: 'order', Tags: { a: '1' } };
const EVENTS = { ...FLOW, TriggerConfig: { TriggerType: 'Event' } };
const RUNNING = { ...ORDERS, FlowDefinition: EVENTS, StartFlow: 'true' };
const FLOW_URI = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const ORDERS_EVENT = { type: RESOURCE_KINDS.integration.type, id: `${ID}/integrations/${FLOW_URI}` };

/** An event that is cut off, and the calls that it makes undisturbed. */
export interface Scenario {
  readonly seed: () => void;
  readonly event: () => object;
  readonly calls: readonly string[];
}

export function scenariosOn(stage: Stage): { readonly [name: string]: Scenario } {
  /** One event has one request id, however often it is delivered. */
  const sent: typeof stage.event = (type, parts) => stage.event(type, { requestId: 'request', ...parts });
  const seedStream = () => {
    stage.seedDomain('crm');
    stage.service.store.children('event-stream').put('crm', { ...STREAM, Tags: { a: '1', ...mark('created') }, CreatedAt: 0 });
  };
  const seedSpent = () => {
    const { DomainName, ...members } = SPENT;
    stage.seedDomain(DomainName);
    stage.service.store.children('calculated-attribute').put(DomainName, { ...members, Tags: { a: '1', ...mark('created') }, CreatedAt: 0, LastUpdatedAt: 0 });
  };
  const seedOrders = (flow = FLOW, FlowStatus?: string) => {
    stage.seedDomain('crm');
    stage.service.store.children('integration').put('crm', {
      Uri: FLOW_URI,
      ObjectTypeName: 'order',
      Scope: 'PROFILE',
      FlowDefinition: flow,
      FlowStatus,
      Tags: { a: '1', ...FlowStatus ? markWith('created', { sets: 'F' }) : mark('created'), ...flowMark(flow as FlowDefinition) },
      CreatedAt: 0,
      LastUpdatedAt: 0,
    });
  };

  return {
    'Create of a domain': {
      seed: () => undefined,
      event: () => sent('Create', { properties: { ...DOMAIN, ...ALL } }),
      calls: ['GetDomain', 'CreateDomain'],
    },
    'Create that adopts a domain': {
      seed: () => stage.seedDomain('crm', { DeadLetterQueueUrl: 'https://sqs/other', Tags: { other: '1' } }),
      event: () => sent('Create', { properties: { ...DOMAIN, Existing: 'ADOPT' } }),
      calls: ['GetDomain', 'UpdateDomain', 'TagResource'],
    },
    'Update of a domain': {
      seed: () => stage.seedDomain('crm', { ...ALL, Tags: { ...ALL.Tags, ...mark('created') } }),
      event: () => sent('Update', { id: ID, properties: { ...DOMAIN, Tags: { a: '2' } }, old: { ...DOMAIN, ...ALL } }),
      calls: ['GetDomain', 'UpdateDomain', 'TagResource', 'UntagResource'],
    },
    'Update that replaces a domain': {
      seed: () => stage.seedDomain('crm', { Tags: mark('created') }),
      event: () => sent('Update', { id: ID, properties: { ...DOMAIN, DomainName: 'sales' }, old: DOMAIN }),
      calls: ['GetDomain', 'GetDomain', 'CreateDomain'],
    },
    'Update that goes back to the domain before': {
      seed: () => {
        stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags: mark('created') });
        stage.seedDomain('sales', { DefaultExpirationDays: 30, Tags: markWith('created', { instead: shortHash(ID) }) });
      },
      event: () => sent('Update', { id: 'domains/sales', properties: DOMAIN, old: { ...DOMAIN, DomainName: 'sales' } }),
      calls: ['GetDomain', 'GetDomain', 'TagResource'],
    },
    'Create of a domain that was kept': {
      seed: () => stage.seedDomain('crm', { Tags: mark('created') }),
      event: () => sent('Create', { properties: DOMAIN }),
      calls: ['GetDomain', 'UpdateDomain', 'TagResource'],
    },
    'Create that takes a domain over': {
      seed: () => stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags: mark('created', 'Other') }),
      event: () => sent('Create', { properties: { ...DOMAIN, Existing: 'ADOPT' } }),
      calls: ['GetDomain', 'TagResource'],
    },
    'Delete of a domain that was taken over, by who took it': {
      seed: () => stage.seedDomain('crm', { Tags: TAKEN }),
      event: () => sent('Delete', { logicalId: 'New', id: ID, properties: { ...DOMAIN, Existing: 'ADOPT' } }),
      calls: ['GetDomain', 'TagResource'],
    },
    'Delete of a domain that was taken over, by who had it': {
      seed: () => stage.seedDomain('crm', { Tags: TAKEN }),
      event: () => sent('Delete', { id: ID, properties: DOMAIN }),
      calls: ['GetDomain', 'TagResource'],
    },
    'Delete of what a Create has made after its answer': {
      seed: () => stage.seedDomain('crm', { Tags: stamped('created', sent('Create')) }),
      event: () => sent('Delete', { id: notCreatedBy(sent('Create')), properties: DOMAIN }),
      calls: ['GetDomain', 'DeleteDomain'],
    },
    'Delete of a domain': {
      seed: () => stage.seedDomain('crm', { Tags: mark('created') }),
      event: () => sent('Delete', { id: ID, properties: DOMAIN }),
      calls: ['GetDomain', 'DeleteDomain'],
    },
    'Delete of an adopted domain': {
      seed: () => stage.seedDomain('crm', { Tags: mark('adopted') }),
      event: () => sent('Delete', { id: ID, properties: { ...DOMAIN, Existing: 'ADOPT' } }),
      calls: ['GetDomain', 'TagResource'],
    },
    'Create of an object type': {
      seed: () => stage.seedDomain('crm'),
      event: () => sent('Create', { ...TYPE, id: undefined, properties: OBJECT_TYPE }),
      calls: ['GetProfileObjectType', 'PutProfileObjectType'],
    },
    'Update of an object type': {
      seed: () => {
        stage.seedDomain('crm');
        stage.seedObjectType('crm', 'customer', { ExpirationDays: 5, Tags: { a: '1', b: '1', ...mark('created') } });
      },
      event: () => sent('Update', {
        ...TYPE, properties: { ...OBJECT_TYPE, Tags: { a: '2' } }, old: { ...OBJECT_TYPE, ExpirationDays: '5', Tags: { a: '1', b: '1' } },
      }),
      calls: ['GetProfileObjectType', 'PutProfileObjectType', 'TagResource', 'UntagResource'],
    },
    'Create of an identity resolution': {
      seed: () => stage.seedDomain('crm', { Tags: { a: '1' } }),
      event: () => sent('Create', { ...MATCHES_EVENT, id: undefined, properties: MATCHES }),
      calls: ['GetDomain', 'TagResource', 'UpdateDomain'],
    },
    'Create that adopts an identity resolution': {
      seed: () => stage.seedDomain('crm', { Matching: { Enabled: true } }),
      event: () => sent('Create', { ...MATCHES_EVENT, id: undefined, properties: { ...MATCHES, Existing: 'ADOPT' } }),
      calls: ['GetDomain', 'UpdateDomain', 'TagResource'],
    },
    'Update of an identity resolution': {
      seed: () => stage.seedDomain('crm', { Matching: { Enabled: true }, Tags: { [IDENTITY_RESOLUTION_TAG]: Object.values(markWith('created', { sets: 'M' }, 'Matches'))[0] } }),
      event: () => sent('Update', { ...MATCHES_EVENT, properties: MATCHES, old: { ...MATCHES, Matching: { Enabled: 'true' } } }),
      calls: ['GetDomain', 'UpdateDomain'],
    },
    'Delete of an identity resolution': {
      seed: () => stage.seedDomain('crm', { Matching: { Enabled: true }, Tags: { a: '1', ...matchesMark('created') } }),
      event: () => sent('Delete', { ...MATCHES_EVENT, properties: MATCHES }),
      calls: ['GetDomain', 'GetDomain', 'UpdateDomain', 'UntagResource'],
    },
    'Delete of an adopted identity resolution': {
      seed: () => stage.seedDomain('crm', { Matching: { Enabled: true }, Tags: matchesMark('adopted') }),
      event: () => sent('Delete', { ...MATCHES_EVENT, properties: { ...MATCHES, Existing: 'ADOPT' } }),
      calls: ['GetDomain', 'TagResource'],
    },
    'Create of an integration whose flow the service makes': {
      seed: () => stage.seedDomain('crm'),
      event: () => sent('Create', { ...ORDERS_EVENT, id: undefined, properties: ORDERS }),
      calls: ['ListIntegrations', 'PutIntegration'],
    },
    'Update of the flow of an integration': {
      seed: () => seedOrders(),
      event: () => sent('Update', { ...ORDERS_EVENT, properties: { ...ORDERS, FlowDefinition: { ...FLOW, Description: 'all' } }, old: ORDERS }),
      calls: ['ListIntegrations', 'GetIntegration', 'GetIntegration', 'DeleteIntegration', 'PutIntegration'],
    },
    'Update of an integration': {
      seed: () => seedOrders(),
      event: () => sent('Update', { ...ORDERS_EVENT, properties: { ...ORDERS, ObjectTypeName: 'invoice', Tags: { b: '1' } }, old: ORDERS }),
      calls: ['ListIntegrations', 'GetIntegration', 'PutIntegration', 'TagResource', 'UntagResource'],
    },
    'Delete of an integration': {
      seed: () => seedOrders(),
      event: () => sent('Delete', { ...ORDERS_EVENT, properties: ORDERS }),
      calls: ['GetIntegration', 'DeleteIntegration'],
    },
    'Create of an integration whose flow is started': {
      seed: () => stage.seedDomain('crm'),
      event: () => sent('Create', { ...ORDERS_EVENT, id: undefined, properties: RUNNING }),
      calls: ['ListIntegrations', 'PutIntegration', 'StartFlow'],
    },
    'Update that starts the flow of an integration': {
      seed: () => seedOrders(EVENTS),
      event: () => sent('Update', { ...ORDERS_EVENT, properties: RUNNING, old: { ...RUNNING, StartFlow: undefined } }),
      calls: ['ListIntegrations', 'GetIntegration', 'DescribeFlow', 'TagResource', 'StartFlow'],
    },
    'Update that stops the flow of an integration': {
      seed: () => seedOrders(EVENTS, 'Active'),
      event: () => sent('Update', { ...ORDERS_EVENT, properties: { ...RUNNING, StartFlow: undefined }, old: RUNNING }),
      calls: ['ListIntegrations', 'GetIntegration', 'DescribeFlow', 'DescribeFlow', 'StopFlow', 'TagResource'],
    },
    'Update of the flow of an integration, which runs': {
      seed: () => seedOrders(EVENTS, 'Active'),
      event: () => sent('Update', { ...ORDERS_EVENT, properties: { ...RUNNING, FlowDefinition: { ...EVENTS, Description: 'all' } }, old: RUNNING }),
      calls: ['ListIntegrations', 'GetIntegration', 'DescribeFlow', 'GetIntegration', 'DescribeFlow', 'StopFlow', 'DeleteIntegration', 'PutIntegration', 'StartFlow'],
    },
    'Delete of an integration whose flow runs': {
      seed: () => seedOrders(EVENTS, 'Active'),
      event: () => sent('Delete', { ...ORDERS_EVENT, properties: RUNNING }),
      calls: ['GetIntegration', 'DescribeFlow', 'StopFlow', 'DeleteIntegration'],
    },
    'Create of an event stream': {
      seed: () => stage.seedDomain('crm'),
      event: () => sent('Create', { ...STREAM_EVENT, id: undefined, properties: STREAM }),
      calls: ['ListEventStreams', 'CreateEventStream', 'GetEventStream'],
    },
    'Update of an event stream, which makes it anew': {
      seed: seedStream,
      event: () => sent('Update', {
        ...STREAM_EVENT, properties: { ...STREAM, EventStreamName: 'more', Uri: STREAM.Uri.replace('/a', '/b'), Tags: { a: '2' } }, old: { ...STREAM, Tags: { a: '1' } },
      }),
      calls: ['ListEventStreams', 'GetEventStream', 'ListEventStreams', 'GetEventStream', 'DeleteEventStream', 'CreateEventStream', 'GetEventStream'],
    },
    'Delete of an event stream': {
      seed: seedStream,
      event: () => sent('Delete', { ...STREAM_EVENT, properties: STREAM }),
      calls: ['ListEventStreams', 'GetEventStream', 'DeleteEventStream'],
    },
    'Create of a calculated attribute': {
      seed: () => stage.seedDomain('crm'),
      event: () => sent('Create', { ...SPENT_EVENT, id: undefined, properties: SPENT }),
      calls: ['GetCalculatedAttributeDefinition', 'CreateCalculatedAttributeDefinition'],
    },
    'Update of a calculated attribute': {
      seed: seedSpent,
      event: () => sent('Update', { ...SPENT_EVENT, properties: { ...SPENT, Description: 'all of it', Tags: { a: '2' } }, old: { ...SPENT, Tags: { a: '1' } } }),
      calls: ['GetCalculatedAttributeDefinition', 'UpdateCalculatedAttributeDefinition', 'TagResource'],
    },
    'Update of a calculated attribute that makes it anew': {
      seed: seedSpent,
      event: () => sent('Update', { ...SPENT_EVENT, properties: { ...SPENT, Statistic: 'COUNT', RecreateOnChange: 'true', Tags: { a: '2' } }, old: { ...SPENT, Tags: { a: '1' } } }),
      calls: ['GetCalculatedAttributeDefinition', 'GetCalculatedAttributeDefinition', 'DeleteCalculatedAttributeDefinition', 'CreateCalculatedAttributeDefinition'],
    },
    'Delete of an object type': {
      seed: () => {
        stage.seedDomain('crm');
        stage.seedObjectType('crm', 'customer', { Tags: mark('created') });
      },
      event: () => sent('Delete', { ...TYPE, properties: OBJECT_TYPE }),
      calls: ['GetProfileObjectType', 'DeleteProfileObjectType'],
    },
  };
}
