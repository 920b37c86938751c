import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateDomainCommand, CreateEventStreamCommand, CreateProfileCommand, CustomerProfilesClient, MergeProfilesCommand, PutProfileObjectCommand,
  PutProfileObjectTypeCommand,
} from '@aws-sdk/client-customer-profiles';
import { INSTALLATION_MILLISECONDS, startMoto } from './moto';
import type { Moto } from './moto';
import { MotoClients } from './moto-clients';
import { firstLine, start } from '../local/command-line/run-program';
import { send } from '../local/customer-profiles/raw-http';

const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/letters';
const DOMAIN = {
  DomainName: 'shop',
  DefaultExpirationDays: 366,
  DeadLetterQueueUrl: QUEUE_URL,
  Matching: { Enabled: true, ExportingConfig: { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'of/shop' } } },
};
const PURCHASE = {
  DomainName: 'shop',
  ObjectTypeName: 'Purchase',
  Description: 'purchases',
  AllowProfileCreation: true,
  Fields: {
    id: { Source: '_source.id' },
    customer: { Source: '_source.customer' },
    name: { Source: '_source.name', Target: '_profile.FirstName' },
  },
  Keys: {
    purchaseId: [{ StandardIdentifiers: ['UNIQUE' as const], FieldNames: ['id'] }],
    customerId: [{ StandardIdentifiers: ['PROFILE' as const], FieldNames: ['customer'] }],
  },
};

/** The program, serving, with its clients. */
interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  readonly client: CustomerProfilesClient;
  readonly told: () => string;
  /** What a local route answers. */
  readonly local: (method: string, path: string, body?: unknown) => Promise<{ readonly [member: string]: unknown }>;
}

let moto: Moto;
let clients: MotoClients;
let folder: string;
const served: Served[] = [];

beforeAll(async () => {
  moto = await startMoto();
  clients = new MotoClients(moto.url);
  await Promise.all([clients.createQueue('letters'), clients.createBucket('matches'), clients.createStream('events'), clients.createStream('killed')]);
}, INSTALLATION_MILLISECONDS);

afterAll(async () => {
  clients.destroy();
  await moto.stop();
});

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'real-ends-')); });

afterEach(async () => {
  for (const { child, client } of served.splice(0)) {
    client.destroy();
    await end(child, 'SIGTERM');
  }
  rmSync(folder, { recursive: true, force: true });
});

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}

async function serve(endpoint: string, args: readonly string[] = []): Promise<Served> {
  const env = { AWS_ENDPOINT_URL_KINESIS: endpoint, AWS_ENDPOINT_URL_SQS: endpoint, AWS_ENDPOINT_URL_S3: endpoint };
  const child = start(['serve', '--port', '0', ...args], undefined, env);
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => { told += chunk.toString(); });
  const url = (await firstLine(child)).split(' ').at(-1) ?? '';
  const client = new CustomerProfilesClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' }, maxAttempts: 1 });
  const local = async (method: string, path: string, body?: unknown) => {
    const answer = await send(url, method, `/_local/${path}`, body === undefined ? '' : JSON.stringify(body), { 'content-type': 'application/json' });
    expect([path, answer.status, answer.text.slice(0, 200)]).toEqual([path, 200, expect.anything()]);
    return JSON.parse(answer.text) as { readonly [member: string]: unknown };
  };
  const service = { url, child, client, told: () => told, local };
  served.push(service);
  return service;
}

const purchase = (id: string, customer: string, name: string) => new PutProfileObjectCommand({
  DomainName: 'shop', ObjectTypeName: 'Purchase', Object: JSON.stringify({ id, customer, name }),
});

const stream = (name: string) => new CreateEventStreamCommand({
  DomainName: 'shop', EventStreamName: name, Uri: `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`,
});

// Skipped until the service keeps customer data and wakes its deliveries.
describe('a service that is told of real ends', () => {
  test('sends events, dead letters and exports there, and shows the same itself', async () => {
    const { client, local, told } = await serve(moto.url);
    await client.send(new CreateDomainCommand(DOMAIN));
    await client.send(new PutProfileObjectTypeCommand(PURCHASE));
    await client.send(stream('events'));
    const profile = { DomainName: 'shop', FirstName: 'Ann', LastName: 'Lee', EmailAddress: 'ann@example.com' };
    const { ProfileId: ann } = await client.send(new CreateProfileCommand(profile));
    const { ProfileId: anne } = await client.send(new CreateProfileCommand({ ...profile, FirstName: 'Anne' }));
    await client.send(purchase('1', 'c1', 'Zoë'));
    await client.send(purchase('1', 'c1', 'Zoé'));
    await local('POST', 'domains/shop/ingest', { ObjectTypeName: 'Purchase', Object: '{"name":"nobody"}' });
    await local('POST', 'domains/shop/identity-resolution-jobs', {});
    await client.send(new MergeProfilesCommand({ DomainName: 'shop', MainProfileId: ann, ProfileIdsToBeMerged: [anne ?? ''] }));
    await local('POST', 'settle', {});

    const { Records } = await local('GET', 'domains/shop/stream');
    const events = Records as readonly { readonly EventType: string; readonly ObjectTypeName?: string }[];
    expect(events.map(({ EventType, ObjectTypeName }) => [EventType, ObjectTypeName])).toEqual([
      ['HEALTH_CHECK', undefined],
      ['CREATED', '_profile'], ['CREATED', '_profile'],
      ['CREATED', 'Purchase'], ['CREATED', '_profile'],
      ['UPDATED', 'Purchase'], ['UPDATED', '_profile'],
      ['MERGED', '_profile'],
    ]);
    const arrived = await clients.records('events');
    expect(arrived.map(({ body }) => body)).toEqual(Records);
    expect(arrived.slice(1, 3).map(({ key }) => key)).toEqual([ann, anne]);

    const { Messages } = await local('GET', 'domains/shop/dead-letters');
    expect(Messages).toEqual([{
      Body: '{"name":"nobody"}',
      MessageAttributes: {
        Message: 'The UNIQUE key or PROFILE key does not exist in the profile object', DomainName: 'shop', ObjectTypeName: 'Purchase',
      },
    }]);
    expect((await clients.receive(QUEUE_URL)).map(({ body, attributes }) => ({ Body: body, MessageAttributes: attributes }))).toEqual(Messages);

    const { Files } = await local('GET', 'domains/shop/exports') as { readonly Files: readonly { readonly S3KeyName: string; readonly Body: string }[] };
    expect(Files).toMatchObject([{ S3BucketName: 'matches', Body: expect.stringContaining(String(anne)) }]);
    expect(await clients.files('matches')).toEqual({ [Files[0].S3KeyName]: Files[0].Body });
    expect(told()).toBe('');
  });

  test('answers as before where its ends are out of order, and after it was killed sends what has waited', async () => {
    const data = join(folder, 'data');
    const first = await serve('http://127.0.0.1:1', ['--data', data]);
    await first.client.send(new CreateDomainCommand(DOMAIN));
    await first.client.send(new PutProfileObjectTypeCommand(PURCHASE));
    await first.client.send(stream('killed'));
    await first.client.send(purchase('1', 'c1', 'Zoë'));
    await first.local('POST', 'settle', {});
    await first.client.send(purchase('2', 'c1', 'Zoé'));
    await first.local('POST', 'settle', {});
    expect(first.told().match(/cannot be sent/g)).toHaveLength(1);
    await end(first.child, 'SIGKILL');

    const second = await serve(moto.url, ['--data', data]);
    await second.client.send(purchase('3', 'c1', 'Zoe'));
    await second.local('POST', 'settle', {});
    const { Records } = await second.local('GET', 'domains/shop/stream');
    expect((await clients.records('killed')).map(({ body }) => body)).toEqual(Records);
    expect(Records).toHaveLength(7);
  });
});
