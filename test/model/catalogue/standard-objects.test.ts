import { SHAPES } from '../../../src/model/api/limits.generated';
import type { StringShape } from '../../../src/model/api/shape';
import { identifierOf, PREDEFINED_KEYS, readTarget } from '../../../src/model/catalogue/standard-objects';
import { STANDARD_OBJECTS } from '../../../src/model/catalogue/standard-objects.data';

const roots = Object.keys(STANDARD_OBJECTS);

test.each([
  '_profile.FirstName', '_profile.Address.City', '_profile.ShippingAddress.PostalCode', '_profile.Attributes.tier', '_profile.Attributes.a.b.c',
  '_profile.EngagementPreferences.Email[].KeyName', '_asset.SerialNumber', '_case.Title', '_order.Name',
])('%s is known', (target) => {
  expect(readTarget(target)).toEqual({ kind: 'known', root: target.slice(0, target.indexOf('.')) });
});

test.each([
  ['_airSegment.Baggage[].Weight', '_airSegment.Baggage.Weight'],
  ['_profile.EngagementPreferences.Phone[].KeyValue', '_profile.EngagementPreferences.Phone.KeyValue'],
  ['_webAnalytics.ItemsList[].Id', '_webAnalytics.ItemsList[0].Id'],
])('an element of a list is known as %s and as %s', (withBrackets, other) => {
  expect(readTarget(withBrackets).kind).toBe('known');
  expect(readTarget(other)).toEqual(readTarget(withBrackets));
});

test.each(roots)('every field of %s is known, its id is the service\'s own', (root) => {
  const { fields, systemId } = STANDARD_OBJECTS[root];
  const unknown = fields.map((field) => `${root}.${field.replace('*', 'anything').replace(/\{\w+\}/, 'anything')}`).filter((target) => readTarget(target).kind !== 'known');

  expect(unknown).toEqual([]);
  expect(readTarget(`${root}.${systemId}`)).toEqual({ kind: 'system-managed', root });
});

test.each(roots)('%s has SourceLastUpdatedTimestamp and no field without a name', (root) => {
  expect(readTarget(`${root}.SourceLastUpdatedTimestamp`).kind).toBe('known');
  expect(readTarget(`${root}.`)).toEqual({ kind: 'unknown-root', root });
  expect(readTarget(root)).toEqual({ kind: 'unknown-root', root });
});

test.each(['_profile.ProfileId', '_profile.ImportIds', '_profile.ImportIds[]', '_profile.FoundByItems[]', '_profile.FoundByItems[].KeyName'])('%s is filled by the service', (target) => {
  expect(readTarget(target)).toEqual({ kind: 'system-managed', root: '_profile' });
});

test.each([
  ['_profile.FristName', '_profile.FirstName'],
  ['_profile.firstname', '_profile.FirstName'],
  ['_profile.Adress.City', '_profile.Address.City'],
  ['_profile.attributes.loyaltyTier', '_profile.Attributes.loyaltyTier'],
  ['_profile.Atributes.a.b', '_profile.Attributes.a.b'],
  ['_profile.EngagementPreferences.Email.KeyNam', '_profile.EngagementPreferences.Email[].KeyName'],
])('%s is unknown, and near to %s', (target, near) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-field', root: '_profile', near });
});

test.each(['_profile.LoyaltyTier', '_profile.Attributes', '_profile.constructor', '_profile.__proto__'])('%s is unknown, and near to none', (target) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-field', root: '_profile', near: undefined });
});

test.each([
  ['_profil.FirstName', '_profil', '_profile.FirstName'],
  ['profile.FirstName', 'profile', '_profile.FirstName'],
  ['_Order.Name', '_Order', '_order.Name'],
  ['_airsegment', '_airsegment', '_airSegment'],
  ['customer.FirstName', 'customer', undefined],
  ['', '', undefined],
  ['.', '', undefined],
  ['__proto__.x', '__proto__', undefined],
  ['constructor', 'constructor', undefined],
])('%j has the unknown root %j, near to %s', (target, root, near) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-root', root, near });
});

test.each(roots.filter((root) => root !== '_communicationRecord'))('%s has an identifier of the API', (root) => {
  expect((SHAPES.StandardIdentifier as StringShape).enum).toContain(identifierOf(root));
});

test('predefined keys are named once, with an underscore, as the API allows', () => {
  expect(PREDEFINED_KEYS.filter((name) => !/^_[a-zA-Z0-9_-]{1,63}$/.test(name))).toEqual([]);
});
