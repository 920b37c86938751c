import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateDomainCommand, GetDomainCommand, PutProfileObjectTypeCommand, UpdateDomainCommand } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, startService } from './running-service';
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
  expect(readdirSync(folder)).toEqual(['state.json']);
});

test('a change is in the file before it is answered', async () => {
  const { client } = await startService({ dataFile });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  expect(JSON.parse(readFileSync(dataFile, 'utf8'))).toMatchObject({ version: 2, environments: [{ domains: [{ DomainName: 'retail', DefaultExpirationDays: 1, ObjectTypes: [] }] }] });
});

test('a file that is not there is created at the start, with its folder', async () => {
  dataFile = join(folder, 'deep', 'down', 'state.json');
  const { service } = await startService({ dataFile });
  expect(JSON.parse(readFileSync(dataFile, 'utf8'))).toEqual({ version: 2, instance: service.instance, environments: [] });
  await service.stop();
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

test('a file that has every list is read, and shown as it was', () => {
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
  writeFileSync(dataFile, JSON.stringify(state));
  expect(JSON.parse(JSON.stringify(new LocalCustomerProfiles({ dataFile }).store.snapshot()))).toEqual(state);
});

test('a path that cannot be read or written is an error at once', async () => {
  expect(() => new LocalCustomerProfiles({ dataFile: folder })).toThrow(`cannot read the data file ${folder}: EISDIR`);
  writeFileSync(join(folder, 'file'), '');
  const service = new LocalCustomerProfiles({ dataFile: join(folder, 'new', 'state.json') });
  writeFileSync(join(folder, 'new'), '');
  await expect(service.start()).rejects.toThrow(/^cannot write the data file .*state\.json: /);
});
