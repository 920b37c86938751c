import { createProfile, updateProfile } from '../../../../../src/local/customer-profiles/engine/profiles/profile-calls';
import { searchProfiles } from '../../../../../src/local/customer-profiles/engine/search/search-profiles';
import type { SearchRequest } from '../../../../../src/local/customer-profiles/engine/search/search-profiles';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import type { ProfileMembers } from '../../../../../src/local/customer-profiles/engine/standard/profile-members';
import { testScene, watched } from '../test-scene';

const made = (scene: Scene, members: ProfileMembers) => createProfile(scene, members).profile.id;
const search = (scene: Scene, request: SearchRequest) => searchProfiles(scene, request, { limit: 20 }).items;
const ids = (scene: Scene, request: SearchRequest) => search(scene, request).map(({ ProfileId }) => ProfileId);
const by = (KeyName: string, ...Values: readonly string[]) => ({ KeyName, Values });

test.each([
  ['_phone', '2063457890'], ['_phone', '+1 (206) 345-7890'], ['_phone', '222'],
  ['_email', 'ANA@example.com'], ['_account', 'Ab 1'], ['_fullName', 'ana  SILVA'],
])('%s finds %s', (key, value) => {
  const scene = testScene();
  const id = made(scene, {
    FirstName: 'Ana', LastName: 'Silva', PhoneNumber: '206-345-7890', HomePhoneNumber: '222', EmailAddress: 'ana@Example.com', AccountNumber: 'Ab 1',
  });
  made(scene, { FirstName: 'Other' });

  expect(search(scene, by(key, value))).toEqual([{ ...search(scene, by('_profileId', id))[0], FoundByItems: [by(key, value)] }]);
  expect(ids(scene, by(key, value))).toEqual([id]);
});

test('nothing found is an empty list, and an account is compared as it is written', () => {
  const scene = testScene();
  made(scene, { AccountNumber: 'Ab 1' });

  expect(searchProfiles(scene, by('_account', 'AB 1'), { limit: 20 })).toEqual({ items: [] });
});

test('an old value finds nothing any more', () => {
  const scene = testScene();
  const id = made(scene, { PhoneNumber: '111' });
  updateProfile(scene, id, { PhoneNumber: '222' });

  expect(ids(scene, by('_phone', '111'))).toEqual([]);
  expect(ids(scene, by('_phone', '222'))).toEqual([id]);
});

describe('several keys', () => {
  const scene = testScene();
  const a = made(scene, { EmailAddress: 'a@x.org', AccountNumber: 'A1' });
  const b = made(scene, { EmailAddress: 'a@x.org', AccountNumber: 'B1' });
  const c = made(scene, { AccountNumber: 'A1', PhoneNumber: '1' });

  test('with OR, which is the default, find what has any, and tell which', () => {
    const request = { ...by('_account', 'A1'), AdditionalSearchKeys: [by('_email', 'A@x.org')] };

    const found = search(scene, request);

    expect(found.map(({ ProfileId, FoundByItems }) => [ProfileId, FoundByItems])).toEqual([
      [a, [by('_account', 'A1'), by('_email', 'A@x.org')]], [b, [by('_email', 'A@x.org')]], [c, [by('_account', 'A1')]],
    ]);
    expect(search(scene, { ...request, LogicalOperator: 'OR' })).toEqual(found);
  });

  test('with AND find what has all, and tell all', () => {
    const request = { ...by('_email', 'a@x.org'), AdditionalSearchKeys: [by('_account', 'B1')], LogicalOperator: 'AND' };

    expect(search(scene, request)).toEqual([expect.objectContaining({ ProfileId: b, FoundByItems: [by('_email', 'a@x.org'), by('_account', 'B1')] })]);
  });

  test('may be the same key twice', () => {
    const twice = { ...by('_account', 'A1'), AdditionalSearchKeys: [by('_account', 'B1')] };

    expect(ids(scene, twice)).toEqual([a, b, c]);
    expect(ids(scene, { ...twice, LogicalOperator: 'AND' })).toEqual([]);
  });

  test('are all read before any is looked for', () => {
    expect(() => search(scene, { ...by('_email', 'a@x.org'), AdditionalSearchKeys: [by('nothing', '1')] })).toThrow('nothing');
  });
});

describe('the name of a key', () => {
  const scene = testScene([{
    Keys: { loyaltyId: [{ FieldNames: ['shop', 'number'], StandardIdentifiers: ['PROFILE'] }] },
    Fields: { shop: { Source: '_source.shop' }, number: { Source: '_source.number', ContentType: 'PHONE_NUMBER' } },
  }]);

  test.each(['_ctrContactId', '_orderId', '_shopifyOrderId', '_assetName'])('that is predefined is valid, though nothing uses it: %s', (key) => {
    expect(ids(scene, by(key, '1'))).toEqual([]);
  });

  test('that nothing has is refused, with what may have been meant', () => {
    expect(() => search(scene, by('loyaltyID', '1', '2'))).toThrow(/loyaltyID.*did you mean "loyaltyId"/);
    expect(() => search(scene, by('zzzzzzzzzzzz', '1'))).toThrow('zzzzzzzzzzzz');
    expect(() => search(scene, by('__proto__', '1'))).toThrow('__proto__');
  });

  test('wants as many values as the key has fields', () => {
    scene.data.bind(made(scene, { FirstName: 'Ana' }), { name: 'loyaltyId', value: ['north', '2063457890'] }, 'object:x');

    expect(ids(scene, by('loyaltyId', 'north', '(206) 345 7890'))).toHaveLength(1);
    expect(() => search(scene, by('loyaltyId', 'north'))).toThrow('loyaltyId has 2 fields');
    expect(() => search(scene, by('_phone', '1', '2'))).toThrow('_phone has 1 field');
  });
});

test('the id of a profile that was merged away finds the one that it became', () => {
  const scene = testScene();
  const [main, other] = [made(scene, { FirstName: 'Ana' }), made(scene, { FirstName: 'Other' })];
  const merged = 'f'.repeat(32);
  scene.data.putAlias(merged, main);

  expect(search(scene, by('_profileId', merged))).toEqual([{ ProfileId: main, FirstName: 'Ana', FoundByItems: [by('_profileId', merged)] }]);

  scene.data.bind(other, { name: '_profileId', value: [merged] }, 'added');

  expect(ids(scene, by('_profileId', merged))).toEqual([main, other]);
});

describe('pages', () => {
  const scene = testScene();
  const all = Array.from({ length: 7 }, (_, index) => made(scene, { AccountNumber: index % 2 ? 'odd' : 'even', PhoneNumber: '1' }));
  const pages = (request: SearchRequest, limit: number) => {
    const found: unknown[][] = [];
    for (let after: number | undefined; ;) {
      const { items, next } = searchProfiles(scene, request, { after, limit });
      found.push(items.map(({ ProfileId }) => ProfileId));
      if (next === undefined) {
        return found;
      }
      after = next;
    }
  };

  test('go in the order of creation, over all keys', () => {
    const either = { ...by('_account', 'even'), AdditionalSearchKeys: [by('_account', 'odd')] };

    expect(pages(by('_phone', '1'), 3)).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)]);
    expect(pages(by('_phone', '1'), 7)).toEqual([all]);
    expect(pages(either, 2)).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4, 6), all.slice(6)]);
    expect(pages({ ...by('_phone', '1'), AdditionalSearchKeys: [by('_account', 'odd')], LogicalOperator: 'AND' }, 2)).toEqual([[all[1], all[3]], [all[5]]]);
  });

  test('are read no further than they go', () => {
    const seen = watched(scene);

    searchProfiles(seen.scene, by('_phone', '1'), { limit: 2 });

    expect(seen.calls.filter((call) => call === 'profile')).toHaveLength(3);
  });
});

test.each(['_phone', '_profileId'])('%s with one result asks the store twice', (key) => {
  const scene = testScene();
  const id = made(scene, { PhoneNumber: '1' });
  const seen = watched(scene);

  expect(ids(seen.scene, by(key, key === '_phone' ? '1' : id))).toEqual([id]);
  expect([...seen.calls].sort()).toEqual(['bound', 'profile']);
});
