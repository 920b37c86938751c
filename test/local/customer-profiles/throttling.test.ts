import {
  CreateDomainCommand, CreateProfileCommand, GetAutoMergingPreviewCommand, GetDomainCommand, GetProfileObjectTypeCommand,
  ListProfileHistoryRecordsCommand, ListRuleBasedMatchesCommand, ListTagsForResourceCommand, PutProfileObjectTypeCommand, SearchProfilesCommand,
  TagResourceCommand,
} from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import { Throttle } from '../../../src/local/customer-profiles/dispatch/throttle';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';

async function startThrottled(rateLimit: number) {
  const time = { now: Date.parse('2026-01-02T03:04:05Z') };
  const { client, service, url } = await startService({ rateLimit, now: () => time.now });
  const create = async (DomainName: string) => client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }));
  return { client, service, url, create, advance: (milliseconds: number) => { time.now += milliseconds; } };
}

test('a second write within a second is throttled and changes nothing, and a second later it is taken', async () => {
  const { service, create, advance } = await startThrottled(1);
  await create('first');
  expect(await errorOf(create('second'))).toBe('ThrottlingException: Rate exceeded for CreateDomain');
  advance(999);
  expect(await errorOf(create('second'))).toBe('ThrottlingException: Rate exceeded for CreateDomain');
  expect(service.store.domain('second')).toBeUndefined();
  advance(1);
  await create('second');
  expect(service.store.domain('second')).toBeDefined();
});

test('a throttled call is answered with 429, which the SDK takes for a throttle', async () => {
  const { create } = await startThrottled(1);
  await create('first');
  await expect(create('second')).rejects.toMatchObject({ $metadata: { httpStatusCode: 429 }, name: 'ThrottlingException' });
});

test('a long silence saves no burst up', async () => {
  const { create, advance } = await startThrottled(1);
  advance(3_600_000);
  await create('first');
  expect(await errorOf(create('second'))).toMatch(/^ThrottlingException/);
});

test('each operation has a limit of its own: writes one, reads and tagging five, GetProfileObjectType ten times the rate', async () => {
  const { client, create, advance } = await startThrottled(2);
  const resourceArn = 'arn:aws:profile:us-east-1:000000000000:domains/retail';
  await create('retail');
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER));

  const calls: [string, number, () => Promise<unknown>][] = [
    ['PutProfileObjectType', 500, async () => client.send(new PutProfileObjectTypeCommand(CUSTOMER))],
    ['GetDomain', 100, async () => client.send(new GetDomainCommand({ DomainName: 'retail' }))],
    ['ListTagsForResource', 100, async () => client.send(new ListTagsForResourceCommand({ resourceArn }))],
    ['TagResource', 100, async () => client.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } }))],
    ['GetProfileObjectType', 50, async () => client.send(new GetProfileObjectTypeCommand(CUSTOMER))],
  ];
  for (const [operation, interval, call] of calls) {
    advance(1000);
    await call();
    advance(interval - 1);
    expect(await errorOf(call())).toBe(`ThrottlingException: Rate exceeded for ${operation}`);
    advance(1);
    await call();
  }
});

test('operations on customer data have limits of their own: a hundred times the rate, five times or once, as they like within a second', async () => {
  const { client, create, advance } = await startThrottled(1);
  await create('retail');
  const DomainName = 'retail';
  const calls: [string, number, () => Promise<unknown>][] = [
    ['CreateProfile', 100, async () => client.send(new CreateProfileCommand({ DomainName }))],
    ['SearchProfiles', 100, async () => client.send(new SearchProfilesCommand({ DomainName, KeyName: '_email', Values: ['a'] }))],
    ['ListRuleBasedMatches', 5, async () => client.send(new ListRuleBasedMatchesCommand({ DomainName }))],
    ['ListProfileHistoryRecords', 5, async () => client.send(new ListProfileHistoryRecordsCommand({ DomainName, ProfileId: '0'.repeat(32) }))],
    ['GetAutoMergingPreview', 1, async () => client.send(new GetAutoMergingPreviewCommand({
      DomainName, Consolidation: { MatchingAttributesList: [['EmailAddress']] }, ConflictResolution: { ConflictResolvingModel: 'RECENCY' },
    }))],
  ];
  const outcome = async (call: Promise<unknown>) => call.then(() => 'taken', String);
  for (const [operation, calledAtOnce, call] of calls) {
    const throttled = `ThrottlingException: Rate exceeded for ${operation}`;
    for (let count = 0; count < calledAtOnce; count++) {
      expect(await outcome(call())).not.toBe(throttled);
    }
    expect(await outcome(call())).toBe(throttled);
    advance(1000 / calledAtOnce - 1);
    expect(await outcome(call())).toBe(throttled);
    advance(1);
    expect(await outcome(call())).not.toBe(throttled);
    expect(await outcome(call())).toBe(throttled);
  }
});

test('a long silence saves no more than a second up for customer data', () => {
  let now = 0;
  const throttle = new Throttle(1, () => now);
  const admitted = () => Array.from({ length: 300 }, () => throttle.admits({ name: 'PutProfileObject', kind: 'write' })).filter((admits) => admits).length;
  expect(admitted()).toBe(100);
  now += 3_600_000;
  expect(admitted()).toBe(100);
  now -= 3_600_000;
  expect(admitted()).toBe(100);
});

test.each([0.5, 0.3, 0.001, 7.7])('at a rate of %d no more calls come through than it allows, and no fewer', (rate) => {
  let now = 0;
  const throttle = new Throttle(rate, () => now);
  let admitted = 0;
  for (; now < 100_000; now++) {
    admitted += throttle.admits({ name: 'SearchProfiles', kind: 'read' }) ? 1 : 0;
  }
  const burst = Math.max(1, Math.floor(rate * 100));
  expect(admitted).toBeGreaterThanOrEqual(Math.min(Math.floor(rate * 100) * 100, 90_000));
  expect(admitted).toBeLessThanOrEqual(rate * 10_000 + burst);
});

test('of every operation on customer data but the preview several calls may come at once', () => {
  const names = OPERATIONS.map(({ name }) => name);
  const slow = new Throttle(1, () => 0);
  const isOfData = (name: string) => /Profile|Match|Job|Attribute/.test(name) && !/Definition|ProfileObjectType|Resource/.test(name);
  const bursts = OPERATIONS.filter(({ name, kind }) => slow.admits({ name, kind }) && slow.admits({ name, kind })).map(({ name }) => name);
  expect(bursts).toEqual(expect.arrayContaining(names.filter((name) => isOfData(name) && name !== 'GetAutoMergingPreview')));
});

test('a client that tries again gets all its writes through', async () => {
  const { create, advance, service } = await startThrottled(1);
  const wanted = Array.from({ length: 10 }, (_, n) => `d${n}`);
  let seconds = 0;
  for (let left = wanted; left.length > 0; seconds++, advance(1000)) {
    const results = await Promise.allSettled(left.map(create));
    left = left.filter((_, index) => results[index].status === 'rejected');
  }
  expect(seconds).toBe(10);
  expect(service.store.listDomains()).toHaveLength(10);
});

test('a clock that is set back does not lock callers out', async () => {
  const { create, advance } = await startThrottled(1);
  await create('first');
  advance(-3_600_000);
  await create('second');
});

test('a rate that lets nothing through is a mistake', () => {
  expect(() => new LocalCustomerProfiles({ rateLimit: 0 })).toThrow('rateLimit is 0; allowed: a number above 0, or none at all for no limit');
  expect(() => new LocalCustomerProfiles({ rateLimit: Number.NaN })).toThrow('rateLimit is NaN');
});
