import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CustomerProfiles } from '@aws-sdk/client-customer-profiles';
import type { RuleBasedMatchingRequest } from '@aws-sdk/client-customer-profiles';
import { Database } from 'node-sqlite3-wasm';
import { LocalCustomerProfiles } from '../../../../src/local/customer-profiles';
import type { LocalCustomerProfilesOptions } from '../../../../src/local/customer-profiles';
import { errorShape, send } from '../raw-http';
import { CUSTOMER, errorOf } from '../running-service';

const JSON_BODY = { 'content-type': 'application/json' };
const RULES: RuleBasedMatchingRequest = {
  Enabled: true,
  MatchingRules: [{ Rule: ['Email'] }],
  AttributeTypesSelector: { AttributeMatchingModel: 'MANY_TO_MANY', EmailAddress: ['EmailAddress', 'BusinessEmailAddress'] },
  MaxAllowedRuleLevelForMatching: 1,
  MaxAllowedRuleLevelForMerging: 1,
};

interface Stage {
  readonly service: LocalCustomerProfiles;
  readonly url: string;
  readonly profiles: CustomerProfiles;
  readonly local: (path: string, body?: object, method?: string) => Promise<unknown>;
}

const stages: Stage[] = [];

afterEach(async () => {
  for (const { service, profiles } of stages.splice(0)) {
    profiles.destroy();
    await service.stop();
  }
});

async function stage(options: LocalCustomerProfilesOptions = {}): Promise<Stage> {
  const service = new LocalCustomerProfiles({ stopGrace: 100, ...options });
  const url = await service.start();
  const profiles = new CustomerProfiles({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 });
  const local: Stage['local'] = async (path, body, method = body === undefined ? 'GET' : 'POST') => {
    const { status, text } = await send(url, method, `/_local/${path}`, body === undefined ? '' : JSON.stringify(body), JSON_BODY);
    expect([status, text]).toEqual([200, expect.anything()]);
    return JSON.parse(text) as unknown;
  };
  const started = { service, url, profiles, local };
  stages.push(started);
  return started;
}

async function define({ profiles }: Stage): Promise<void> {
  await profiles.createDomain({ DomainName: 'retail', DefaultExpirationDays: 366, RuleBasedMatching: RULES, Matching: { Enabled: true } });
  await profiles.putProfileObjectType(CUSTOMER);
  await profiles.putProfileObjectType({ ...CUSTOMER, ObjectTypeName: 'KnownOnly', AllowProfileCreation: false });
  await profiles.createCalculatedAttributeDefinition({
    DomainName: 'retail', CalculatedAttributeName: 'Seen', Statistic: 'COUNT', AttributeDetails: { Attributes: [{ Name: 'email' }], Expression: '{Customer.email}' },
  });
  await profiles.createEventStream({ DomainName: 'retail', EventStreamName: 'events', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/events' });
}

/** Something of every kind that comes with customers. */
async function trade({ profiles, local }: Stage): Promise<unknown> {
  const { Results } = await local('domains/retail/records', {
    ObjectTypeName: 'Customer', Objects: ['{"id":"1","email":"jane@example.com"}', '{"id":"2","email":"jane@example.com"}', '{"id":"3","email":"joe@example.com"}'],
  }) as { readonly Results: readonly { readonly Outcome: string }[] };
  await local('domains/retail/ingest', { ObjectTypeName: 'KnownOnly', Object: '{"id":"9","email":"nobody@example.com"}' });
  await local('domains/retail/identity-resolution-jobs', {});
  const { Items: found = [] } = await profiles.searchProfiles({ DomainName: 'retail', KeyName: '_email', Values: ['jane@example.com'] });
  const { Stats } = await profiles.getDomain({ DomainName: 'retail' });
  return {
    outcomes: Results.map(({ Outcome }) => Outcome),
    found: found.length,
    seen: (await profiles.getCalculatedAttributeForProfile({ DomainName: 'retail', ProfileId: found[0]?.ProfileId, CalculatedAttributeName: 'Seen' })).Value,
    letters: (await local('domains/retail/dead-letters') as { readonly Messages: readonly object[] }).Messages.length,
    events: (await local('domains/retail/stream') as { readonly Records: readonly { readonly EventType: string }[] }).Records.map(({ EventType }) => EventType),
    jobs: (await profiles.listIdentityResolutionJobs({ DomainName: 'retail' })).IdentityResolutionJobsList?.map(({ Status }) => Status).sort(),
    stats: Stats?.ProfileCount,
  };
}

/** How many rows each table of a file has, counted past all of our code. */
function rowsOf(file: string): { readonly [table: string]: number } {
  const database = new Database(file);
  try {
    // as there is no memory that processes could share
    database.exec('PRAGMA locking_mode = exclusive');
    const tables = database.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").map((row) => String(row?.name));
    return Object.fromEntries(tables.map((table) => [table, Number(database.get(`SELECT COUNT(*) AS count FROM ${table}`)?.count)]));
  } finally {
    database.close();
  }
}

test('what was defined stays, and all of the customers is gone, as if none had ever been there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reset-'));
  const [resetFile, newFile] = ['reset.db', 'new.db'].map((name) => join(folder, name));
  const used = await stage({ dataFile: resetFile });
  await define(used);
  const state = JSON.stringify(await used.local('state'));
  const first = await trade(used);
  const fresh = await stage({ dataFile: newFile });
  await define(fresh);

  expect(first).toMatchObject({ outcomes: ['new', 'attached', 'new'], jobs: ['COMPLETED', 'PENDING'] });
  expect(await used.local('reset', {})).toEqual({ forgotten: ['customerData', 'clock', 'faults', 'quotas', 'calls'] });
  expect(JSON.stringify(await used.local('state'))).toBe(state);
  await used.service.stop();
  await fresh.service.stop();

  // what the event stream had to say when it was made is a record too
  expect(rowsOf(resetFile)).toEqual({ ...rowsOf(newFile), stream_record: 0, name: expect.any(Number) as number });
  rmSync(folder, { recursive: true });
});

test('what comes in afterwards is what it was the first time', async () => {
  const used = await stage();
  await define(used);
  await used.local('reset', {});
  const first = await trade(used);
  await used.local('reset', {});

  expect(await trade(used)).toEqual(first);
  expect(first).toMatchObject({ outcomes: ['new', 'attached', 'new'], found: 1, letters: 1, stats: 2 });
});

test('domains that were there before and domains that are made afterwards lose nothing to each other', async () => {
  const started = await stage();
  const { profiles, local } = started;
  await define(started);
  await local('reset', {});
  const put = async (DomainName: string, id: string): Promise<void> => {
    await profiles.putProfileObject({ DomainName, ObjectTypeName: 'Customer', Object: JSON.stringify({ id, email: `${id}@example.com` }) });
  };
  await put('retail', 'a');
  await profiles.createDomain({ DomainName: 'other', DefaultExpirationDays: 366 });
  await profiles.putProfileObjectType({ ...CUSTOMER, DomainName: 'other' });
  for (const id of ['b', 'c', 'd']) {
    await put('other', id);
    await put('retail', id);
  }

  const counts = await Promise.all(['retail', 'other'].map(async (DomainName) => (await profiles.getDomain({ DomainName })).Stats?.ProfileCount));
  expect(counts).toEqual([4, 3]);
  for (const [DomainName, ids] of [['retail', ['a', 'b', 'c', 'd']], ['other', ['b', 'c', 'd']]] as const) {
    for (const id of ids) {
      const { Items = [] } = await profiles.searchProfiles({ DomainName, KeyName: 'email', Values: [`${id}@example.com`] });
      expect([DomainName, id, Items.map(({ AccountNumber }) => AccountNumber)]).toEqual([DomainName, id, [id]]);
    }
  }
});

test('effects that were still to come are dropped', async () => {
  const used = await stage({ eventualConsistency: true });
  await define(used);
  await used.profiles.putProfileObject({ DomainName: 'retail', ObjectTypeName: 'Customer', Object: '{"id":"1","email":"jane@example.com"}' });
  await used.local('reset', {});
  await used.local('settle', {});

  expect((await used.profiles.searchProfiles({ DomainName: 'retail', KeyName: '_email', Values: ['jane@example.com'] })).Items).toEqual([]);
});

test('clock, faults, quotas and counted calls are those of the start', async () => {
  const used = await stage({ now: () => 1_000_000_000_000, quotas: { domain: 1 } });
  await define(used);
  const { local, profiles } = used;
  await local('clock', { time: '2020-01-01T00:00:00Z' });
  await local('faults', { operation: 'GetDomain', error: 'ThrottlingException', times: 100 });
  await local('quotas', { domain: 5 }, 'PUT');
  await local('reset', {});

  expect(await local('calls')).toMatchObject({ total: 0 });
  expect(await local('faults')).toEqual({ faults: [] });
  expect(await local('clock', { advanceSeconds: 0 })).toEqual({ time: '2001-09-09T01:46:40.000Z' });
  expect((await profiles.getDomain({ DomainName: 'retail' })).DomainName).toBe('retail');
  expect(await errorOf(profiles.createDomain({ DomainName: 'second', DefaultExpirationDays: 1 }))).toContain('The account has 1 domains already');
});

test('only what is named is forgotten', async () => {
  const used = await stage();
  await define(used);
  await trade(used);
  await used.local('clock', { time: '2020-01-01T00:00:00Z' });
  await used.local('faults', { operation: 'GetDomain' });

  expect(await used.local('reset', { forget: ['faults'] })).toEqual({ forgotten: ['faults'] });
  expect(await used.local('faults')).toEqual({ faults: [] });
  expect(await used.local('clock', { advanceSeconds: 0 })).toEqual({ time: '2020-01-01T00:00:00.000Z' });
  expect((await used.profiles.getDomain({ DomainName: 'retail' })).Stats?.ProfileCount).toBe(2);
  expect(await used.local('reset', { forget: [] })).toEqual({ forgotten: [] });
});

test('without definitions the service is another one, so that nobody takes for deployed what was', async () => {
  const used = await stage();
  await define(used);
  await used.local('roles', {
    Account: '000000000000', Region: 'us-east-1', StackName: 'Shop', Resources: [{ LogicalId: 'R', Type: 'AWS::IAM::Role', PhysicalId: 'r', Properties: {}, Attributes: { Arn: 'arn:r' } }],
  }, 'PUT');
  const { instance } = await used.local('health') as { readonly instance: string };
  await used.local('reset', { forget: ['customerData'] });
  expect(await used.local('health')).toMatchObject({ instance });

  expect(await used.local('reset', { forget: ['definitions'] })).toEqual({ forgotten: ['definitions'] });
  expect(await used.profiles.listDomains({})).toMatchObject({ Items: [] });
  expect(await used.local('roles')).toEqual({ Roles: [] });
  const after = await used.local('health') as { readonly instance: string };
  expect(after.instance).not.toBe(instance);
  expect(used.service.instance).toBe(after.instance);
  await define(used);
  await trade(used);
});

test('a default attribute that was deleted stays deleted', async () => {
  const used = await stage({ defaultCalculatedAttributes: true });
  await define(used);
  const names = async () => (await used.profiles.listCalculatedAttributeDefinitions({ DomainName: 'retail' })).Items?.map(({ CalculatedAttributeName }) => CalculatedAttributeName);
  const before = await names();
  const gone = before?.find((name) => name?.startsWith('_'));
  await used.profiles.deleteCalculatedAttributeDefinition({ DomainName: 'retail', CalculatedAttributeName: gone });
  await used.local('reset', {});

  expect(await names()).toEqual(before?.filter((name) => name !== gone));
});

test.each([
  ['{"forget": "customerData"}', 'Value \'"customerData"\' at \'forget\' failed to satisfy constraint: Member must be a list of customerData, definitions, clock, faults, quotas, calls'],
  ['{"forget": ["all"]}', 'Value \'"all"\' at \'forget[0]\' failed to satisfy constraint: Member must be one of customerData, definitions, clock, faults, quotas, calls'],
  ['{"keep": []}', 'a reset has no keep; it has forget'],
])('%s is refused, and nothing is forgotten', async (body, message) => {
  const used = await stage();
  await define(used);
  expect(errorShape(await send(used.url, 'POST', '/_local/reset', body, JSON_BODY))).toContain(message);
  expect(await used.local('calls')).toMatchObject({ byOperation: { CreateDomain: 1 } });
});
