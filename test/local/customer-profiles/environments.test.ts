import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateDomainCommand, CustomerProfilesClient, DeleteDomainCommand, GetDomainCommand, ListDomainsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-customer-profiles';
import { send } from './raw-http';
import { errorOf, startService } from './running-service';
import { savedState } from './saved-state';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import { partitionOf } from '../../../src/local/environment/environment';
import { credentialsOf } from '../../../src/local/lambda/credentials';

const clients: CustomerProfilesClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.destroy()));

function clientIn(url: string, region: string, credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' }): CustomerProfilesClient {
  const client = new CustomerProfilesClient({ endpoint: url, region, credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
}

const ROLE = credentialsOf('arn:aws:iam::111122223333:role/Worker');
const RETAIL = { DomainName: 'retail', DefaultExpirationDays: 1 };

async function domainsOf(client: CustomerProfilesClient): Promise<(string | undefined)[]> {
  return ((await client.send(new ListDomainsCommand())).Items ?? []).map(({ DomainName }) => DomainName);
}

test('a domain of the same name in two regions is two domains', async () => {
  const { url } = await startService();
  const [ohio, ireland] = ['us-east-2', 'eu-west-1'].map((region) => clientIn(url, region));
  await ohio.send(new CreateDomainCommand({ ...RETAIL, Tags: { at: 'ohio' } }));
  expect(await domainsOf(ireland)).toEqual([]);
  await ireland.send(new CreateDomainCommand({ ...RETAIL, DefaultExpirationDays: 7, Tags: { at: 'ireland' } }));

  const { tags } = await ireland.send(new ListTagsForResourceCommand({ resourceArn: 'arn:aws:profile:eu-west-1:000000000000:domains/retail' }));
  expect(tags).toEqual({ at: 'ireland' });
  expect(await errorOf(ireland.send(new ListTagsForResourceCommand({ resourceArn: 'arn:aws:profile:us-east-2:000000000000:domains/retail' })))).toContain('does not exist');
  await ireland.send(new DeleteDomainCommand(RETAIL));
  expect(await ohio.send(new GetDomainCommand(RETAIL))).toMatchObject({ DefaultExpirationDays: 1 });
});

test.each([
  ['a function, by its role', 'us-east-1', ROLE, '111122223333'],
  ['an access key id of 12 digits', 'us-east-1', { accessKeyId: '444455556666', secretAccessKey: 'secret' }, '444455556666'],
  ['any other access key', 'us-east-1', undefined, '999999999999'],
  ['a session that is none of a function', 'eu-west-1', { accessKeyId: 'ASIATEST', secretAccessKey: 'secret', sessionToken: 'token' }, '999999999999'],
])('the account of %s is told', async (_, region, credentials, account) => {
  const { url, service } = await startService({ account: '999999999999' });
  await clientIn(url, region, credentials).send(new CreateDomainCommand(RETAIL));

  expect(service.stores.list().map((state) => [state.account, state.region])).toEqual([[account, region]]);
  expect(service.calls.list()).toMatchObject([{ environment: { account, region } }]);
});

test('what nobody signed is for the region of the service', async () => {
  const { url, service } = await startService({ allowUnsigned: true, region: 'eu-west-2' });
  await send(url, 'POST', '/domains/retail', '{"DefaultExpirationDays": 1}', { 'content-type': 'application/json' });
  expect(service.store.domain('retail')).toBeDefined();
  expect(service.stores.list()).toMatchObject([{ region: 'eu-west-2' }]);
});

test('each account and region has a rate of its own', async () => {
  const { url } = await startService({ rateLimit: 1, now: () => 0 });
  const [one, other] = ['us-east-1', 'eu-west-1'].map((region) => clientIn(url, region));
  await one.send(new CreateDomainCommand(RETAIL));
  expect(await errorOf(one.send(new CreateDomainCommand({ ...RETAIL, DomainName: 'b' })))).toContain('ThrottlingException');
  await other.send(new CreateDomainCommand(RETAIL));
});

test.each([['eu-west-1', 'aws'], ['cn-north-1', 'aws-cn'], ['us-gov-west-1', 'aws-us-gov']])('%s is in the partition %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

describe('kept in a file', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'environments-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('everything is where it was, whatever the region of the next service', async () => {
    const dataFile = join(folder, 'state.json');
    const first = await startService({ dataFile });
    await clientIn(first.url, 'us-east-1').send(new CreateDomainCommand(RETAIL));
    await clientIn(first.url, 'us-east-1', ROLE).send(new CreateDomainCommand({ ...RETAIL, DefaultExpirationDays: 3 }));
    await first.service.stop();

    const second = await startService({ dataFile, region: 'eu-west-1' });
    expect(await domainsOf(second.client)).toEqual([]);
    expect(await clientIn(second.url, 'us-east-1', ROLE).send(new GetDomainCommand(RETAIL))).toMatchObject({ DefaultExpirationDays: 3 });
    const state: unknown = JSON.parse((await send(second.url, 'GET', '/_local/state', '', {})).text);
    expect(state).toMatchObject({
      domains: [],
      elsewhere: [
        { account: '000000000000', region: 'us-east-1', domains: [{ DomainName: 'retail', DefaultExpirationDays: 1 }] },
        { account: '111122223333', region: 'us-east-1', domains: [{ DomainName: 'retail', DefaultExpirationDays: 3 }] },
      ],
    });
  });

  test('a file of the first version is the state of the service\'s own account and region', async () => {
    const dataFile = join(folder, 'state.json');
    const seeded = new LocalCustomerProfiles();
    const Stats = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
    seeded.store.putDomain({ ...RETAIL, CreatedAt: 1, LastUpdatedAt: 1, Stats });
    writeFileSync(dataFile, JSON.stringify(seeded.store.snapshot()));

    const { client, service } = await startService({ dataFile, region: 'eu-west-1', account: '111122223333' });
    expect(await domainsOf(client)).toEqual(['retail']);
    await service.stop();
    expect(savedState(dataFile)).toMatchObject([{ account: '111122223333', region: 'eu-west-1', domains: [{ DomainName: 'retail' }] }]);
  });
});
