import {
  CreateDomainCommand, GetDomainCommand, GetProfileObjectTypeCommand, ListTagsForResourceCommand, PutProfileObjectTypeCommand, TagResourceCommand,
} from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';

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
