import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { mark, Stage } from './stage';
import { ResourceType } from '../../src/model/wire';

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
