import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateDomainCommand, GetDomainCommand, PutProfileObjectTypeCommand, UpdateDomainCommand } from '@aws-sdk/client-customer-profiles';
import { Database as Sqlite } from 'node-sqlite3-wasm';
import { CUSTOMER, startService } from './running-service';
import { savedState } from './saved-state';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';

let folder: string;
let dataFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'customer-profiles-'));
  dataFile = join(folder, 'state.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the state outlives the service', async () => {
  const first = await startService({ dataFile });
  await first.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 366, Tags: { a: '1' } }));
  await first.client.send(new CreateDomainCommand({ DomainName: '__proto__', DefaultExpirationDays: 1 }));
  await first.client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, Tags: { b: '2' } }));
  await first.client.send(new UpdateDomainCommand({ DomainName: 'retail', DefaultEncryptionKey: '' }));
  first.service.store.setStats('retail', { ProfileCount: 5 });
  const state = first.service.store.snapshot();
  await first.service.stop();

  const second = await startService({ dataFile });
  expect(second.service.store.snapshot()).toEqual(state);
  const { Stats, CreatedAt } = await second.client.send(new GetDomainCommand({ DomainName: 'retail' }));
  expect(Stats?.ProfileCount).toBe(5);
  expect(CreatedAt).toBeInstanceOf(Date);
  await second.service.stop();
  expect(readdirSync(folder)).toEqual(['state.json']);
  expect(statSync(dataFile).mode.toString(8)).toMatch(/600$/);
});

test('a file that is not there is created at once, with its folder, and has an identity', async () => {
  dataFile = join(folder, 'deep', 'down', 'state.json');
  const { service } = await startService({ dataFile });
  await service.stop();
  expect(savedState(dataFile)).toEqual([]);
  const again = new LocalCustomerProfiles({ dataFile });
  expect(again.instance).toBe(service.instance);
  await again.stop();
});

test('a service that was stopped lets another have the file, and reads what that has done when it starts again', async () => {
  const first = await startService({ dataFile });
  await first.service.stop();
  expect(() => first.service.store.clear()).toThrow(`the data file ${dataFile} is closed: the service that had it was stopped`);
  const second = await startService({ dataFile });
  await second.client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  await expect(first.service.start()).rejects.toThrow(`the data file ${dataFile} is open in this process already`);
  await second.service.stop();
  await first.service.start();
  expect(first.service.store.domain('retail')).toBeDefined();
});

test('an operation that fails halfway has done nothing', async () => {
  const { service, client } = await startService({ dataFile });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  const before = service.store.snapshot();
  await expect(client.send(new UpdateDomainCommand({ DomainName: 'retail', RuleBasedMatching: { Enabled: true, MatchingRules: [] } }))).rejects.toThrow();
  expect(service.store.snapshot()).toEqual(before);
});

const DOMAIN = {
  DomainName: 'retail',
  DefaultExpirationDays: 1,
  CreatedAt: 1,
  LastUpdatedAt: 1,
  ObjectTypes: [],
  Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
};

test.each([
  ['no JSON', '{"version": 1, "domains": [', /is broken: .*JSON.*; repair it, or name another file$/],
  ['empty', '', /is broken: .*JSON/],
  ['of another version', '{"version": 3}', /is broken: it is not a state of version 1 or 2, version: 3;/],
  ['without environments', '{"version": 2}', /is broken: environments is not a list;/],
  ['with an environment that is none', '{"version": 2, "environments": [{"domains": []}]}', /is broken: environments\[0\] has no account and region;/],
  ['with a wrong domain in an environment', '{"version": 2, "environments": [{"account": "1", "region": "r", "domains": [5]}]}', /environments\[0\]\.domains\[0\] is not a domain;/],
  ['no object', '[]', /is broken: it is not a state of version 1 or 2/],
  ['with an identity that is none', '{"version": 1, "instance": 5, "domains": []}', /is broken: instance is not a text;/],
  ['without domains', '{"version": 1}', /is broken: domains is not a list;/],
  ['with a domain that is none', '{"version": 1, "domains": [5]}', /is broken: domains\[0\] is not a domain;/],
  ['with a domain without members', '{"version": 1, "domains": [{}]}', /domains\[0\]\.DomainName is missing .*domains\[0\]\.CreatedAt is not a number/],
  ['with a wrong domain', { ...DOMAIN, DefaultExpirationDays: 2000 }, /domains\[0\]\.DefaultExpirationDays 2000 is out of range/],
  ['without object types', { ...DOMAIN, ObjectTypes: undefined }, /domains\[0\]\.ObjectTypes\[0\] is not an object type/],
  ['with a wrong object type', { ...DOMAIN, ObjectTypes: [{ ObjectTypeName: 'a b' }] }, /domains\[0\]\.ObjectTypes\[0\]\.ObjectTypeName "a b" has characters/],
  ['with an integration that is none', { ...DOMAIN, Integrations: [{ Scope: 'PROFILE' }] }, /domains\[0\]\.Integrations\[0\] is not an integration[,;]/],
  ['with a workflow that is none', { ...DOMAIN, Workflows: [{ WorkflowId: 'a' }] }, /domains\[0\]\.Workflows\[0\] is not an integration workflow[,;]/],
  ['with an event stream that is none', { ...DOMAIN, EventStreams: [5] }, /domains\[0\]\.EventStreams\[0\] is not an event stream[,;]/],
  ['with a wrong event stream', { ...DOMAIN, EventStreams: [{ EventStreamName: 'a' }] }, /domains\[0\]\.EventStreams\[0\]\.Uri is missing/],
  ['with a list that is none', { ...DOMAIN, CalculatedAttributes: 5 }, /domains\[0\]\.CalculatedAttributes\[0\] is not a calculated attribute[,;]/],
  ['without counts', { ...DOMAIN, Stats: {} }, /domains\[0\]\.Stats\.ProfileCount is not a number/],
])('a file that is %s is an error that says so, and stays as it is', (_, content, message) => {
  const text = typeof content === 'string' ? content : JSON.stringify({ version: 1, domains: [content] });
  writeFileSync(dataFile, text);
  expect(() => new LocalCustomerProfiles({ dataFile })).toThrow(message);
  expect(() => new LocalCustomerProfiles({ dataFile })).toThrow(dataFile);
  expect(readFileSync(dataFile, 'utf8')).toBe(text);
});

test('a file of JSON that has every list becomes a database, is shown as it was, and stays beside it', async () => {
  const times = { CreatedAt: 1, LastUpdatedAt: 1 };
  const state = {
    version: 1,
    domains: [{
      ...DOMAIN,
      ObjectTypes: [{ ObjectTypeName: 'Order', Description: 'orders', AllowProfileCreation: false, ...times }],
      Integrations: [{ Uri: 'arn:aws:appflow:us-east-1:000000000000:flow/orders', ObjectTypeName: 'Order', Scope: 'PROFILE', ...times }],
      Workflows: [{ WorkflowId: 'a1', ObjectTypeName: 'Order', Status: 'COMPLETE', Steps: [], ...times }],
      EventStreams: [{ EventStreamName: 'changes', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/changes', CreatedAt: 1 }],
      CalculatedAttributes: [{
        CalculatedAttributeName: 'Orders',
        AttributeDetails: { Attributes: [{ Name: 'id' }], Expression: '{Order.id}' },
        Statistic: 'COUNT',
        ...times,
      }],
    }],
  };
  const text = JSON.stringify({ ...state, instance: 'that of the file' });
  writeFileSync(dataFile, text);
  for (let time = 0; time < 2; time++) {
    const service = new LocalCustomerProfiles({ dataFile });
    expect(JSON.parse(JSON.stringify(service.store.snapshot()))).toEqual(state);
    expect(service.instance).toBe('that of the file');
    await service.stop();
  }
  expect(readdirSync(folder)).toEqual(['state.json', 'state.json.before-conversion']);
  expect(readFileSync(`${dataFile}.before-conversion`, 'utf8')).toBe(text);
});

test.each([
  ['of a newer release', 'PRAGMA user_version = 99', /was written by a newer release: it is of version 99, this release reads version 2; upgrade, or name another file$/],
  ['of a version that was never released', 'PRAGMA user_version = 1', /never released: its tables are of version 1, this release reads version 2; name another file$/],
  ['of another program', 'PRAGMA application_id = 7', /is a database of another program; name another file$/],
])('a database %s is refused, and can be opened by others', async (_, sql, message) => {
  await new LocalCustomerProfiles({ dataFile }).stop();
  const other = new Sqlite(dataFile);
  other.exec(`PRAGMA locking_mode = exclusive; ${sql}`);
  other.close();
  expect(() => new LocalCustomerProfiles({ dataFile })).toThrow(message);
  expect(() => new LocalCustomerProfiles({ dataFile })).toThrow(dataFile);
  expect(readdirSync(folder).filter((name) => !name.startsWith('state.json-'))).toEqual(['state.json']);
});

test('a database that is broken is refused with what SQLite says of it', async () => {
  await new LocalCustomerProfiles({ dataFile }).stop();
  const whole = readFileSync(dataFile);
  writeFileSync(dataFile, whole.fill(0x55, 100, 4096));
  expect(() => new LocalCustomerProfiles({ dataFile })).toThrow(`cannot read the data file ${dataFile}: database disk image is malformed`);
});

test('a path that cannot be read or written is an error at once', () => {
  expect(() => new LocalCustomerProfiles({ dataFile: folder })).toThrow(`cannot read the data file ${folder}: it is a folder`);
  writeFileSync(join(folder, 'file'), '');
  expect(() => new LocalCustomerProfiles({ dataFile: join(folder, 'file', 'state.json') })).toThrow(/^cannot write the data file .*state\.json: /);
});
