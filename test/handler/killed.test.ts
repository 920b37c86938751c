import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { FlowDefinition } from '@aws-sdk/client-customer-profiles';
import { buildSync } from 'esbuild';
import { mark, Stage } from './stage';
import { flowMark } from '../../src/handler/resources/flow-mark';
import { IDENTITY_RESOLUTION_TAG, ResourceType } from '../../src/model/wire';

/**
 * The real thing: the bundled function in a process of its own, killed by SIGKILL at every API call, right before the service carries it
 * out and right after, and then started again with the same event, as Lambda does.
 */
const stage = new Stage();
const folder = mkdtempSync(path.join(tmpdir(), 'handler-'));
const bundle = path.join(folder, 'index.js');
const RUN = `const [bundle, event] = process.argv.slice(1);
require(bundle).handler(JSON.parse(event), { invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:provider', getRemainingTimeInMillis: () => 60000 });`;

beforeAll(async () => {
  buildSync({
    entryPoints: ['src/handler/customer-profiles.lambda.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './src/handler/service/environment-credentials.ts' },
  });
  await stage.open();
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

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
const TYPE = { type: ResourceType.OBJECT_TYPE, id: `${ID}/object-types/customer` };

const MATCHES = { DomainName: 'crm', Matching: { Enabled: 'true', JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '04:30' } } };
const MATCHES_EVENT = { type: ResourceType.IDENTITY_RESOLUTION, logicalId: 'Matches', id: `${ID}/identity-resolution` };
const matchesMark = (claim: 'created' | 'adopted') => ({ [IDENTITY_RESOLUTION_TAG]: Object.values(mark(claim, 'Matches'))[0] });

const STREAM = { DomainName: 'crm', EventStreamName: 'changes', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/a' };
const STREAM_EVENT = { type: ResourceType.EVENT_STREAM, id: `${ID}/event-stream` };
const seedStream = () => {
  stage.seedDomain('crm');
  stage.service.store.eventStreams.put('crm', { ...STREAM, Tags: { a: '1', ...mark('created') }, CreatedAt: 0 });
};

const SPENT = {
  DomainName: 'crm',
  CalculatedAttributeName: 'Spent',
  Description: 'money',
  AttributeDetails: { Expression: '{_order.TotalPrice}', Attributes: [{ Name: 'TotalPrice' }] },
  Statistic: 'SUM',
};
const SPENT_EVENT = { type: ResourceType.CALCULATED_ATTRIBUTE, id: `${ID}/calculated-attributes/Spent` };
const seedSpent = () => {
  const { DomainName, ...members } = SPENT;
  stage.seedDomain(DomainName);
  stage.service.store.calculatedAttributes.put(DomainName, { ...members, Tags: { a: '1', ...mark('created') }, CreatedAt: 0, LastUpdatedAt: 0 });
};

const FLOW = {
  FlowName: 'orders',
  KmsArn: 'arn:aws:kms:us-east-1:000000000000:key/1',
  SourceFlowConfig: { ConnectorType: 'Zendesk', ConnectorProfileName: 'desk', SourceConnectorProperties: { Zendesk: { Object: 'tickets' } } },
  Tasks: [{ TaskType: 'Filter', SourceFields: ['id'], ConnectorOperator: { Zendesk: 'PROJECTION' } }],
  TriggerConfig: { TriggerType: 'OnDemand' },
};
const ORDERS = { DomainName: 'crm', FlowDefinition: FLOW, ObjectTypeName: 'order', Tags: { a: '1' } };
const FLOW_URI = 'arn:aws:appflow:us-east-1:000000000000:flow/orders';
const ORDERS_EVENT = { type: ResourceType.INTEGRATION, id: `${ID}/integrations/${FLOW_URI}` };
const seedOrders = () => {
  stage.seedDomain('crm');
  stage.service.store.integrations.put('crm', {
    Uri: FLOW_URI,
    ObjectTypeName: 'order',
    Scope: 'PROFILE',
    FlowDefinition: FLOW,
    Tags: { a: '1', ...mark('created'), ...flowMark(FLOW as FlowDefinition) },
    CreatedAt: 0,
    LastUpdatedAt: 0,
  });
};

interface Scenario {
  readonly seed: () => void;
  readonly event: () => object;
  readonly calls: readonly string[];
}

const scenarios: { readonly [name: string]: Scenario } = {
  'Create of a domain': {
    seed: () => undefined,
    event: () => stage.event('Create', { properties: { ...DOMAIN, ...ALL } }),
    calls: ['GetDomain', 'CreateDomain'],
  },
  'Create that adopts a domain': {
    seed: () => stage.seedDomain('crm', { DeadLetterQueueUrl: 'https://sqs/other', Tags: { other: '1' } }),
    event: () => stage.event('Create', { properties: { ...DOMAIN, Existing: 'ADOPT' } }),
    calls: ['GetDomain', 'UpdateDomain', 'TagResource'],
  },
  'Update of a domain': {
    seed: () => stage.seedDomain('crm', { ...ALL, Tags: { ...ALL.Tags, ...mark('created') } }),
    event: () => stage.event('Update', { id: ID, properties: { ...DOMAIN, Tags: { a: '2' } }, old: { ...DOMAIN, ...ALL } }),
    calls: ['GetDomain', 'UpdateDomain', 'TagResource', 'UntagResource'],
  },
  'Update that replaces a domain': {
    seed: () => stage.seedDomain('crm', { Tags: mark('created') }),
    event: () => stage.event('Update', { id: ID, properties: { ...DOMAIN, DomainName: 'sales' }, old: DOMAIN }),
    calls: ['GetDomain', 'CreateDomain'],
  },
  'Delete of a domain': {
    seed: () => stage.seedDomain('crm', { Tags: mark('created') }),
    event: () => stage.event('Delete', { id: ID, properties: DOMAIN }),
    calls: ['GetDomain', 'DeleteDomain'],
  },
  'Delete of an adopted domain': {
    seed: () => stage.seedDomain('crm', { Tags: mark('adopted') }),
    event: () => stage.event('Delete', { id: ID, properties: DOMAIN }),
    calls: ['GetDomain', 'TagResource'],
  },
  'Create of an object type': {
    seed: () => stage.seedDomain('crm'),
    event: () => stage.event('Create', { ...TYPE, id: undefined, properties: OBJECT_TYPE }),
    calls: ['GetProfileObjectType', 'PutProfileObjectType'],
  },
  'Update of an object type': {
    seed: () => {
      stage.seedDomain('crm');
      stage.seedObjectType('crm', 'customer', { ExpirationDays: 5, Tags: { a: '1', b: '1', ...mark('created') } });
    },
    event: () => stage.event('Update', {
      ...TYPE, properties: { ...OBJECT_TYPE, Tags: { a: '2' } }, old: { ...OBJECT_TYPE, ExpirationDays: '5', Tags: { a: '1', b: '1' } },
    }),
    calls: ['GetProfileObjectType', 'PutProfileObjectType', 'TagResource', 'UntagResource'],
  },
  'Create of an identity resolution': {
    seed: () => stage.seedDomain('crm', { Tags: { a: '1' } }),
    event: () => stage.event('Create', { ...MATCHES_EVENT, id: undefined, properties: MATCHES }),
    calls: ['GetDomain', 'TagResource', 'UpdateDomain'],
  },
  'Create that adopts an identity resolution': {
    seed: () => stage.seedDomain('crm', { Matching: { Enabled: true } }),
    event: () => stage.event('Create', { ...MATCHES_EVENT, id: undefined, properties: { ...MATCHES, Existing: 'ADOPT' } }),
    calls: ['GetDomain', 'UpdateDomain', 'TagResource'],
  },
  'Update of an identity resolution': {
    seed: () => stage.seedDomain('crm', { Matching: { Enabled: true }, Tags: matchesMark('created') }),
    event: () => stage.event('Update', { ...MATCHES_EVENT, properties: MATCHES, old: { ...MATCHES, Matching: { Enabled: 'true' } } }),
    calls: ['GetDomain', 'UpdateDomain'],
  },
  'Delete of an identity resolution': {
    seed: () => stage.seedDomain('crm', { Matching: { Enabled: true }, Tags: { a: '1', ...matchesMark('created') } }),
    event: () => stage.event('Delete', { ...MATCHES_EVENT, properties: MATCHES }),
    calls: ['GetDomain', 'GetDomain', 'UpdateDomain', 'UntagResource'],
  },
  'Delete of an adopted identity resolution': {
    seed: () => stage.seedDomain('crm', { Matching: { Enabled: true }, Tags: matchesMark('adopted') }),
    event: () => stage.event('Delete', { ...MATCHES_EVENT, properties: MATCHES }),
    calls: ['GetDomain', 'TagResource'],
  },
  'Create of an integration whose flow the service makes': {
    seed: () => stage.seedDomain('crm'),
    event: () => stage.event('Create', { ...ORDERS_EVENT, id: undefined, properties: ORDERS }),
    calls: ['ListIntegrations', 'PutIntegration'],
  },
  'Update of the flow of an integration': {
    seed: seedOrders,
    event: () => stage.event('Update', { ...ORDERS_EVENT, properties: { ...ORDERS, FlowDefinition: { ...FLOW, Description: 'all' } }, old: ORDERS }),
    calls: ['ListIntegrations', 'GetIntegration', 'DeleteIntegration', 'PutIntegration'],
  },
  'Update of an integration': {
    seed: seedOrders,
    event: () => stage.event('Update', { ...ORDERS_EVENT, properties: { ...ORDERS, ObjectTypeName: 'invoice', Tags: { b: '1' } }, old: ORDERS }),
    calls: ['ListIntegrations', 'GetIntegration', 'PutIntegration', 'TagResource', 'UntagResource'],
  },
  'Delete of an integration': {
    seed: seedOrders,
    event: () => stage.event('Delete', { ...ORDERS_EVENT, properties: ORDERS }),
    calls: ['GetIntegration', 'DeleteIntegration'],
  },
  'Create of an event stream': {
    seed: () => stage.seedDomain('crm'),
    event: () => stage.event('Create', { ...STREAM_EVENT, id: undefined, properties: STREAM }),
    calls: ['ListEventStreams', 'CreateEventStream', 'GetEventStream'],
  },
  'Update of an event stream, which makes it anew': {
    seed: seedStream,
    event: () => stage.event('Update', {
      ...STREAM_EVENT, properties: { ...STREAM, EventStreamName: 'more', Uri: STREAM.Uri.replace('/a', '/b'), Tags: { a: '2' } }, old: { ...STREAM, Tags: { a: '1' } },
    }),
    calls: ['ListEventStreams', 'GetEventStream', 'DeleteEventStream', 'CreateEventStream', 'TagResource', 'GetEventStream'],
  },
  'Delete of an event stream': {
    seed: seedStream,
    event: () => stage.event('Delete', { ...STREAM_EVENT, properties: STREAM }),
    calls: ['ListEventStreams', 'GetEventStream', 'DeleteEventStream'],
  },
  'Create of a calculated attribute': {
    seed: () => stage.seedDomain('crm'),
    event: () => stage.event('Create', { ...SPENT_EVENT, id: undefined, properties: SPENT }),
    calls: ['GetCalculatedAttributeDefinition', 'CreateCalculatedAttributeDefinition'],
  },
  'Update of a calculated attribute': {
    seed: seedSpent,
    event: () => stage.event('Update', { ...SPENT_EVENT, properties: { ...SPENT, Description: 'all of it', Tags: { a: '2' } }, old: { ...SPENT, Tags: { a: '1' } } }),
    calls: ['GetCalculatedAttributeDefinition', 'UpdateCalculatedAttributeDefinition', 'TagResource'],
  },
  'Update of a calculated attribute that makes it anew': {
    seed: seedSpent,
    event: () => stage.event('Update', { ...SPENT_EVENT, properties: { ...SPENT, Statistic: 'COUNT', RecreateOnChange: 'true', Tags: { a: '2' } }, old: { ...SPENT, Tags: { a: '1' } } }),
    calls: ['GetCalculatedAttributeDefinition', 'DeleteCalculatedAttributeDefinition', 'CreateCalculatedAttributeDefinition', 'TagResource'],
  },
  'Delete of an object type': {
    seed: () => {
      stage.seedDomain('crm');
      stage.seedObjectType('crm', 'customer', { Tags: mark('created') });
    },
    event: () => stage.event('Delete', { ...TYPE, properties: OBJECT_TYPE }),
    calls: ['GetProfileObjectType', 'DeleteProfileObjectType'],
  },
};

describe.each(Object.entries(scenarios))('%s', (_, { seed, event, calls }) => {
  const undisturbed = async () => {
    stage.reset();
    seed();
    const answer = await stage.run(event());
    return { state: timeless(), answer, calls: stage.takeCalls() };
  };

  test('makes these calls, and delivered twice ends in the same state with the same answer', async () => {
    const first = await undisturbed();
    const again = await stage.run(event());

    expect(first.calls).toEqual(calls);
    expect(withoutTimes(again)).toEqual(withoutTimes(first.answer));
    expect(timeless()).toEqual(first.state);
  });

  test.each(calls.flatMap((operation, index) => [[operation, index, 'before'], [operation, index, 'after']] as const))(
    'killed at %s (call %d, %s it is carried out) ends in the same state when it is run again', async (operation, index, phase) => {
      const expected = await undisturbed();
      stage.reset();
      seed();

      let victim: ChildProcess | undefined;
      let seen = 0;
      stage.onCall = async (call, at) => {
        if (at === phase && seen++ === index) {
          expect(call.operation).toBe(operation);
          victim?.kill('SIGKILL');
          await new Promise((resolve) => victim?.once('exit', resolve));
        }
      };
      victim = start(event());
      const signal = await new Promise((resolve) => victim?.once('close', (_code, by) => resolve(by)));
      stage.onCall = undefined;

      expect(signal).toBe('SIGKILL');
      expect(stage.answers.puts).toEqual([]);
      expect(withoutTimes(await stage.run(event()))).toEqual(withoutTimes(expected.answer));
      expect(timeless()).toEqual(expected.state);
    });
});

function start(event: object): ChildProcess {
  // the environment is said explicitly, because that of a test is a copy
  return spawn(process.execPath, ['-e', RUN, bundle, JSON.stringify(event)], { stdio: 'ignore', env: { ...process.env } });
}

/** The state of the service, without when what happened. */
function timeless(): unknown {
  return withoutTimes(stage.service.store.snapshot());
}

function withoutTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (['CreatedAt', 'LastUpdatedAt'].includes(key) ? undefined : member)));
}
