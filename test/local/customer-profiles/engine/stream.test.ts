import { announce, announceHealth } from '../../../../src/local/customer-profiles/engine/stream/announce';
import type { StreamEvent } from '../../../../src/local/customer-profiles/engine/stream/stream-event';
import type { Scene } from '../../../../src/local/customer-profiles/engine/scene';
import { MemoryDataStore } from '../memory-data-store';

const NOW = Date.parse('2026-01-15T07:17:05.356Z');
const [MAIN, OTHER] = ['a'.repeat(32), 'b'.repeat(32)];

/** A domain with, or without, an event stream; new ids count upwards. */
function scene(running = true) {
  let last = 0;
  const data = new MemoryDataStore();
  const made: Pick<Scene, 'domain' | 'definitions' | 'data' | 'now' | 'newId'> = {
    domain: {
      DomainName: 'shop',
      DefaultExpirationDays: 1,
      CreatedAt: 0,
      LastUpdatedAt: 0,
      Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
    },
    definitions: {
      objectType: () => undefined,
      objectTypes: () => [],
      calculatedAttributes: () => [],
      eventStream: () => (running ? { EventStreamName: 'events', Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/events', CreatedAt: 0 } : undefined),
    },
    data,
    now: NOW,
    newId: () => (last += 1).toString(16).padStart(32, '0'),
  };
  const records = () => data.streamRecords({ limit: 100 });
  return { made, records, bodies: () => records().map(({ body }) => JSON.parse(body) as unknown) };
}

const START = { SchemaVersion: 0, EventId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/), EventTimestamp: '2026-01-15T07:17:05.356Z', DomainName: 'shop' };

test('a profile is told without the members that say what it belongs to', () => {
  const { made, bodies } = scene();
  announce(made, () => [{ type: 'CREATED', objectTypeName: '_profile', profileId: MAIN, object: { ProfileId: MAIN, FirstName: 'Ann', Address: {} } }]);

  expect(bodies()).toStrictEqual([{
    ...START, EventType: 'CREATED', ObjectTypeName: '_profile', Object: { ProfileId: MAIN, FirstName: 'Ann', Address: {} }, IsMessageRealTime: true,
  }]);
});

test('an object and its profile are told in this order, both under the key of the profile, each with an id of its own', () => {
  const { made, bodies, records } = scene();
  announce(made, () => [
    { type: 'UPDATED', objectTypeName: 'Order', profileId: MAIN, uniqueKey: 'KEY=', text: '{"n": 1.0, "id": 12345678901234567890}' },
    { type: 'UPDATED', objectTypeName: '_asset', profileId: MAIN, uniqueKey: 'ASSET=', object: { AssetId: 'x' } },
    { type: 'UPDATED', objectTypeName: '_profile', profileId: MAIN, object: { ProfileId: MAIN } },
  ]);

  expect(bodies()).toMatchObject([
    { EventType: 'UPDATED', ObjectTypeName: 'Order', AssociatedProfileId: MAIN, ProfileObjectUniqueKey: 'KEY=', Object: { n: 1 } },
    { ObjectTypeName: '_asset', AssociatedProfileId: MAIN, ProfileObjectUniqueKey: 'ASSET=', Object: { AssetId: 'x' } },
    { ObjectTypeName: '_profile' },
  ]);
  // a record goes in as it came
  expect(records()[0].body).toContain('"Object":{"n": 1.0, "id": 12345678901234567890},');
  expect(records().map(({ partitionKey }) => partitionKey)).toEqual([MAIN, MAIN, MAIN]);
  const orders = records().map(({ order }) => order);
  expect(orders).toEqual([...new Set(orders)].sort((one, other) => one - other));
  expect(new Set(bodies().map((body) => (body as { EventId: string }).EventId)).size).toBe(3);
});

test('a record that is deeper than any that could be written is told', () => {
  const { made, records } = scene();
  const text = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  announce(made, () => [{ type: 'CREATED', objectTypeName: 'Deep', profileId: MAIN, uniqueKey: 'KEY=', text }]);

  expect(records()[0].body).toContain(text);
});

test('a merge is told once, with the profiles that are no more', () => {
  const { made, bodies, records } = scene();
  announce(made, () => [{ type: 'MERGED', profileId: MAIN, object: { ProfileId: MAIN }, duplicates: [{ ProfileId: OTHER, FirstName: 'B' }] }]);

  expect(bodies()).toStrictEqual([{
    ...START,
    EventType: 'MERGED',
    ObjectTypeName: '_profile',
    Object: { ProfileId: MAIN },
    MergeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    DuplicateProfiles: [{ ProfileId: OTHER, FirstName: 'B' }],
    IsMessageRealTime: true,
  }]);
  expect(records()[0].partitionKey).toBe(MAIN);
});

test('a new stream is told that it works', () => {
  const { made, bodies, records } = scene();
  announceHealth(made);

  expect(bodies()).toStrictEqual([{ ...START, EventType: 'HEALTH_CHECK', IsMessageRealTime: true }]);
  expect(records()[0].partitionKey).toBe('shop');
});

test('where no stream runs nothing is put together', () => {
  const { made, records } = scene(false);
  const events = jest.fn<readonly StreamEvent[], []>();
  announce(made, events);
  announceHealth(made);

  expect(events).not.toHaveBeenCalled();
  expect(records()).toEqual([]);
});

test('names that objects have of their own accord are members like others', () => {
  const { made, bodies } = scene();
  const object: unknown = JSON.parse('{"Attributes": {"__proto__": "x", "constructor": "y"}}');
  announce(made, () => [{ type: 'CREATED', objectTypeName: '_profile', profileId: MAIN, object }]);

  expect((bodies()[0] as { Object: { Attributes: object } }).Object).toEqual(object);
  expect(Object.keys((bodies()[0] as { Object: { Attributes: object } }).Object.Attributes)).toEqual(['__proto__', 'constructor']);
});
