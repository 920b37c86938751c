import type { Cells, Profile } from '../../../../../src/local/customer-profiles/engine/records';
import { cellsFromMembers } from '../../../../../src/local/customer-profiles/engine/standard/cells-from-members';
import { ADDRESSES, profileCellPath, TEXT_MEMBERS } from '../../../../../src/local/customer-profiles/engine/standard/profile-members';
import type { ProfileMembers } from '../../../../../src/local/customer-profiles/engine/standard/profile-members';
import { profileEventObject, profileView } from '../../../../../src/local/customer-profiles/engine/standard/profile-view';
import { standardObjectView } from '../../../../../src/local/customer-profiles/engine/standard/standard-object-view';
import { STANDARD_OBJECTS } from '../../../../../src/model/catalogue/standard-objects.data';

const ID = 'a'.repeat(32);
const profileOf = (cells: Cells): Profile => ({ id: ID, order: 1, createdAt: 0, updatedAt: 0, expiresAt: 1, inferred: false, cells, objectCount: 0 });
const written = (members: ProfileMembers) => cellsFromMembers(members, { writer: 'MANUAL', time: 7 });
const texts = (values: { readonly [path: string]: unknown }): Cells => Object.fromEntries(
  Object.entries(values).map(([path, value]) => [path, { value: value as string, writer: 'Orders', time: 1 }]),
);
const view = (values: { readonly [path: string]: unknown }) => profileView(profileOf(texts(values)));
const event = (values: { readonly [path: string]: unknown }) => profileEventObject(profileOf(texts(values)));
const NO_ADDRESSES = { Address: {}, ShippingAddress: {}, MailingAddress: {}, BillingAddress: {} };

test('the members are those of the catalogue', () => {
  expect(TEXT_MEMBERS).toHaveLength(17);
  expect(TEXT_MEMBERS).not.toContain('SourceLastUpdatedTimestamp');
  expect([...ADDRESSES.keys()]).toEqual(Object.keys(NO_ADDRESSES));
  expect([...ADDRESSES.values()].map((parts) => parts.length)).toEqual([10, 10, 10, 10]);
});

describe('cells from the members of a call', () => {
  test('have paths, a writer and a time', () => {
    expect(written({ FirstName: 'Ana', Address: { City: 'Paris' }, Attributes: { 'a.b': 'c' }, EngagementPreferences: { Email: [{ KeyName: 'k' }] } })).toEqual({
      'FirstName': { value: 'Ana', writer: 'MANUAL', time: 7 },
      'Address.City': { value: 'Paris', writer: 'MANUAL', time: 7 },
      'Attributes.a.b': { value: 'c', writer: 'MANUAL', time: 7 },
      'EngagementPreferences.Email': { value: [{ KeyName: 'k' }], writer: 'MANUAL', time: 7 },
    });
  });

  test('come of members that are known', () => {
    const members = { ProfileId: ID, DomainName: 'shop', SourceLastUpdatedTimestamp: '1', Address: { City: 'Paris', Planet: 'Earth' } };

    expect(Object.keys(written(members))).toEqual(['Address.City']);
  });

  test.each<[ProfileMembers, string | undefined]>([
    [{ Gender: 'MALE' }, 'MALE'],
    [{ GenderString: 'other' }, 'other'],
    [{ Gender: 'MALE', GenderString: 'other' }, 'other'],
    [{ Gender: 'MALE', GenderString: '' }, undefined],
  ])('of twins make one: %j', (members, value) => {
    expect(written(members)).toEqual({ GenderString: { ...value !== undefined && { value }, writer: 'MANUAL', time: 7 } });
    expect(profileCellPath('Gender')).toBe('GenderString');
    expect(profileCellPath('Address.City')).toBe('Address.City');
  });

  test('of attributes with the names of what objects have', () => {
    const attributes: unknown = JSON.parse('{"__proto__": "a", "constructor": "b"}');
    const cells = written({ Attributes: attributes as { readonly [name: string]: string } });

    expect(Object.keys(cells)).toEqual(['Attributes.__proto__', 'Attributes.constructor']);
    expect(JSON.stringify(profileView(profileOf(cells)))).toBe(`{"ProfileId":"${ID}","Attributes":{"__proto__":"a","constructor":"b"}}`);
    expect(JSON.stringify(profileEventObject(profileOf(cells)))).toContain('"Attributes":{"__proto__":"a","constructor":"b"}');
    expect(({} as { readonly a?: string }).a).toBeUndefined();
  });
});

describe('a profile in an answer', () => {
  test('has its id and what there is', () => {
    expect(view({})).toEqual({ ProfileId: ID });
    expect(view({ 'FirstName': 'Ana', 'BillingAddress.City': 'Paris', 'Attributes.tier': 'gold' })).toEqual({
      ProfileId: ID, FirstName: 'Ana', BillingAddress: { City: 'Paris' }, Attributes: { tier: 'gold' },
    });
  });

  test('has an enum only with a value that is one of it', () => {
    expect(view({ GenderString: 'FEMALE', PartyTypeString: 'BUSINESS', ProfileType: 'ACCOUNT_PROFILE' })).toEqual({
      ProfileId: ID, Gender: 'FEMALE', GenderString: 'FEMALE', PartyType: 'BUSINESS', PartyTypeString: 'BUSINESS', ProfileType: 'ACCOUNT_PROFILE',
    });
    expect(view({ GenderString: 'female', PartyTypeString: 'INDIVIDUAL-updated', ProfileType: 'vip' })).toEqual({
      ProfileId: ID, GenderString: 'female', PartyTypeString: 'INDIVIDUAL-updated',
    });
  });
});

test('a profile in an event has both twins as they are, and empty structures', () => {
  expect(event({})).toEqual({ ProfileId: ID, ...NO_ADDRESSES, Attributes: {} });
  const values = { 'GenderString': 'other', 'PartyTypeString': 'x', 'ProfileType': 'vip', 'Address.City': 'Paris', 'EngagementPreferences.Phone': [{}] };
  expect(event(values)).toEqual({
    ProfileId: ID,
    Gender: 'other',
    GenderString: 'other',
    PartyType: 'x',
    PartyTypeString: 'x',
    ProfileType: 'vip',
    ...NO_ADDRESSES,
    Address: { City: 'Paris' },
    Attributes: {},
    EngagementPreferences: { Phone: [{}] },
  });
});

describe('a standard object', () => {
  const object = (type: string, values: { readonly [path: string]: unknown }) => (
    standardObjectView({ id: ID, type, cells: texts(values) })
  );

  test.each(Object.entries(STANDARD_OBJECTS))('%s has its id by its own name', (type, { systemId }) => {
    expect(object(type, {})).toEqual({ [systemId]: ID });
  });

  test('has its fields in their structures, its lists, and its attributes', () => {
    expect(object('_order', {
      'Status': 'open', 'BillingAddress.City': 'Paris', 'BillingAddress.Name': 'Ana', 'Attributes.a.b': 'c', 'OrderItems': [{ Title: 'Hat', Price: '1' }],
    })).toEqual({
      OrderId: ID, Status: 'open', BillingAddress: { City: 'Paris', Name: 'Ana' }, OrderItems: [{ Title: 'Hat', Price: '1' }], Attributes: { 'a.b': 'c' },
    });
    expect(object('_communicationRecord', { 'Events.SENT.EventId': '1', 'Events.SENT.Attributes.a.b': 'c' })).toEqual({
      CommunicationRecordId: ID, Events: { SENT: { EventId: '1', Attributes: { 'a.b': 'c' } } },
    });
  });

  test('has a removed value no more, and of a value and what is within it the first', () => {
    expect(standardObjectView({ id: ID, type: '_asset', cells: { AssetName: { writer: 'MANUAL', time: 1 } } })).toEqual({ AssetId: ID });
    expect(object('_order', { 'BillingAddress': 'text', 'BillingAddress.City': 'Paris' })).toEqual({ OrderId: ID, BillingAddress: 'text' });
    expect(object('_order', { 'BillingAddress.City': 'Paris', 'BillingAddress': 'text' })).toEqual({ OrderId: ID, BillingAddress: { City: 'Paris' } });
  });

  test('with the names of what objects have', () => {
    const made = object('_communicationRecord', { 'Events.__proto__.EventId': '1', 'Events.constructor.EventId': '2' });

    expect(JSON.stringify(made.Events)).toBe('{"__proto__":{"EventId":"1"},"constructor":{"EventId":"2"}}');
    expect(({} as { readonly EventId?: string }).EventId).toBeUndefined();
  });
});
