import { MemoryDataStore } from './memory-data-store';
import type { Profile, ProfileObject } from '../../../src/local/customer-profiles/engine/records';

const profile = (id: string, order: number): Profile => ({
  id, order, createdAt: 0, updatedAt: 0, expiresAt: 100, inferred: false, cells: {}, objectCount: 0,
});

const object = (uniqueKey: string, profileId: string, order: number): ProfileObject => ({
  objectType: 'Order', uniqueKey, profileId, text: '"é"', order, ingestedAt: 0, expiresAt: 50 + order, keys: [],
});

test('the count of objects follows an object that moves', () => {
  const store = new MemoryDataStore();
  store.putProfile(profile('a', 1));
  store.putProfile(profile('b', 2));
  store.putObject(object('k', 'a', 3));
  store.putObject(object('k', 'b', 4));

  expect(store.profiles({ limit: 9 }).map(({ id, objectCount }) => [id, objectCount])).toEqual([['a', 0], ['b', 1]]);
  expect(store.counts()).toEqual({ profiles: 2, objects: 1, bytes: 4, metering: 2 });
});

test('a key is bound as long as something holds it, and finds profiles in the order of their creation', () => {
  const store = new MemoryDataStore();
  const key = { name: '_email', value: ['a@b.c'] };
  store.putProfile(profile('z', 1));
  store.putProfile(profile('a', 2));
  store.bind('a', key, 'standard');
  store.bind('a', key, 'added');
  store.bind('z', key, 'object:k');

  expect(store.bound(key)).toEqual(['z', 'a']);
  store.unbind('a', key, 'standard');
  expect(store.bound(key)).toEqual(['z', 'a']);
  store.unbind('a', key);
  expect(store.bound(key)).toEqual(['z']);
  expect(store.bound({ name: '_email', value: ['a@b.c', ''] })).toEqual([]);
});

test('an id that was merged away leads to what its main profile has become', () => {
  const store = new MemoryDataStore();
  store.putAlias('a', 'b');
  store.putAlias('b', 'c');
  store.deleteProfile('b');

  expect(['a', 'b', 'c'].map((id) => store.mergedInto(id))).toEqual(['c', 'c', undefined]);
});

test('objects come newest first and go on after the last that was given', () => {
  const store = new MemoryDataStore();
  store.putProfile(profile('a', 1));
  ['k', 'l', 'm'].forEach((key, index) => store.putObject(object(key, 'a', 2 + index)));

  expect(store.objects('a', 'Order', { limit: 2 }).map(({ uniqueKey }) => uniqueKey)).toEqual(['m', 'l']);
  expect(store.objects('a', undefined, { after: 3, limit: 2 }).map(({ uniqueKey }) => uniqueKey)).toEqual(['k']);
  expect(store.objectsOfType('Order', { after: 2, limit: 1 }).map(({ uniqueKey }) => uniqueKey)).toEqual(['l']);
  expect(store.oldestObject('a')).toMatchObject({ uniqueKey: 'k' });
});

test('a profile outlives its term while it has objects', () => {
  const store = new MemoryDataStore();
  store.putProfile(profile('a', 1));
  store.putObject(object('k', 'a', 60));

  expect(store.nextExpiry()).toBe(110);
  expect(store.expiredProfiles(105, 9)).toEqual([]);
  store.deleteObject('Order', 'k');
  expect(store.nextExpiry()).toBe(100);
  expect(store.expiredProfiles(100, 9)).toMatchObject([{ id: 'a' }]);
});
