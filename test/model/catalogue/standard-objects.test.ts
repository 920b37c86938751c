import { SHAPES } from '../../../src/model/api/limits.generated';
import type { StringShape } from '../../../src/model/api/shape';
import { identifierOf, isReadOnly, PREDEFINED_KEYS, readTarget, structuresOf } from '../../../src/model/catalogue/standard-objects';
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
  expect(readTarget(`${root}.`)).toEqual({ kind: 'unknown-root', root, near: [], sure: false });
  expect(readTarget(root)).toEqual({ kind: 'unknown-root', root, near: [], sure: false });
});

test.each(['_profile.ProfileId', '_profile.ImportIds', '_profile.ImportIds[]', '_profile.FoundByItems[]', '_profile.FoundByItems[].KeyName'])('%s is filled by the service', (target) => {
  expect(readTarget(target)).toEqual({ kind: 'system-managed', root: '_profile' });
});

test.each([
  ['_profile.FristName', '_profile.FirstName'],
  ['_profile.Adress.City', '_profile.Address.City'],
  ['_profile.Atributes.a.b', '_profile.Attributes.a.b'],
  ['_profile.EngagementPreferences.Email.KeyNam', '_profile.EngagementPreferences.Email[].KeyName'],
  ['_profile.BusinessEmail', '_profile.BusinessEmailAddress'],
  ['_profile.PreferredFirstName', '_profile.FirstName'],
])('%s is unknown, and near to %s', (target, near) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-field', root: '_profile', near: [near], sure: false });
});

test.each([
  // another case, or other separators
  ['_profile.firstname', '_profile.FirstName'],
  ['_profile.first_name', '_profile.FirstName'],
  ['_profile.attributes.loyaltyTier', '_profile.Attributes.loyaltyTier'],
  ['_profile.address', '_profile.Address'],
  ['_profile.ADDRESS.city', '_profile.Address.City'],
  ['_profile.AddressCity', '_profile.Address.City'],
  ['_order.OrderItems[].title', '_order.OrderItems[].Title'],
  // another word
  ['_profile.Email', '_profile.EmailAddress'],
  ['_profile.WorkEmail', '_profile.BusinessEmailAddress'],
  ['_profile.Phone', '_profile.PhoneNumber'],
  ['_profile.Mobile', '_profile.MobilePhoneNumber'],
  ['_profile.CellPhone', '_profile.MobilePhoneNumber'],
  ['_profile.DateOfBirth', '_profile.BirthDate'],
  ['_profile.DOB', '_profile.BirthDate'],
  ['_profile.Birthday', '_profile.BirthDate'],
  ['_profile.Surname', '_profile.LastName'],
  ['_profile.family_name', '_profile.LastName'],
  ['_profile.GivenName', '_profile.FirstName'],
  ['_profile.Sex', '_profile.GenderString'],
  ['_profile.Company', '_profile.BusinessName'],
  ['_profile.customerId', '_profile.AccountNumber'],
  ['_profile.customerEmail', '_profile.EmailAddress'],
  ['_profile.lastModified', '_profile.SourceLastUpdatedTimestamp'],
  ['_profile.Address.ZipCode', '_profile.Address.PostalCode'],
  ['_profile.Address.Street', '_profile.Address.Address1'],
  ['_profile.ShippingAddress.Zip', '_profile.ShippingAddress.PostalCode'],
  ['_profile.HomeAddress.Region', '_profile.Address.State'],
  ['_profile.Zip', '_profile.Address.PostalCode'],
  ['_profile.ShippingZip', '_profile.ShippingAddress.PostalCode'],
  ['_profile.BillingCity', '_profile.BillingAddress.City'],
  ['_order.orderStatus', '_order.Status'],
  ['_order.Email', '_order.CustomerEmail'],
  ['_order.total', '_order.TotalPrice'],
  ['_order.createdAt', '_order.CreatedDate'],
  ['_order.OrderItems.Name', '_order.OrderItems[].Title'],
  ['_asset.name', '_asset.AssetName'],
  ['_asset.Sku', '_asset.ProductSKU'],
  ['_case.Subject', '_case.Title'],
  ['_case.Description', '_case.Summary'],
  ['_airBooking.EmailAddress', '_airBooking.Email'],
  ['_hotelReservation.Email', '_hotelReservation.EmailAddress'],
  ['_hotelReservation.checkOutDate', '_hotelReservation.Checkout.Date'],
  ['_loyalty.memberId', '_loyalty.MembershipId'],
  ['_webAnalytics.UserId', '_webAnalytics.User.Id'],
])('%s is unknown, and surely %s', (target, meant) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-field', root: target.slice(0, target.indexOf('.')), near: [meant], sure: true });
});

test.each([
  ['_profile.Name', '_profile.FirstName', '_profile.LastName'],
  ['_profile.FullName', '_profile.FirstName', '_profile.LastName'],
  ['_order.City', '_order.BillingAddress.City', '_order.ShippingAddress.City'],
])('%s stands for %s or %s', (target, ...near) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-field', root: target.slice(0, target.indexOf('.')), near, sure: true });
});

test.each([
  ['_order.orderId', 'OrderId'], ['_order.Id', 'OrderId'], ['_order.orderNumber', 'OrderId'], ['_asset.assetId', 'AssetId'], ['_case.caseNumber', 'CaseId'],
  ['_hotelReservation.reservation_id', 'ReservationId'], ['_loyalty.loyaltyId', 'LoyaltyId'], ['_profile.id', 'ProfileId'], ['_profile.CreatedAt', 'createdAt'],
])('%s is %s, which the service fills', (target, name) => {
  expect(readTarget(target)).toEqual({ kind: 'system-managed', root: target.slice(0, target.indexOf('.')), name });
});

test('_profile.createdAt is read and not mapped', () => {
  expect(readTarget('_profile.createdAt')).toEqual({ kind: 'system-managed', root: '_profile' });
  expect(isReadOnly('_profile', 'createdAt')).toBe(true);
});

test('a field in another case is never taken for another field', () => {
  for (const root of roots) {
    for (const field of STANDARD_OBJECTS[root].fields.filter((each) => !/[*{]/.test(each))) {
      const written = readTarget(`${root}.${field.toLowerCase()}`);
      expect([`${root}.${field}`, written]).toEqual([`${root}.${field}`, expect.objectContaining({ near: [`${root}.${field}`] })]);
    }
  }
});

describe('whole structures', () => {
  test.each(['_profile.Address', '_profile.ShippingAddress', '_profile.MailingAddress', '_profile.BillingAddress', '_order.ShippingAddress', '_profile.EngagementPreferences.Email[]',
    '_airSegment.Baggage[]', '_airSegment.Baggage', '_communicationRecord.Events.Open'])('%s is one', (target) => {
    expect(readTarget(target)).toEqual({ kind: 'structure', root: target.slice(0, target.indexOf('.')) });
  });

  test.each(roots)('those of %s are what its fields stand in, and can be mapped', (root) => {
    const structures = structuresOf(root);
    const parents = STANDARD_OBJECTS[root].fields.filter((field) => field.includes('.') && !field.endsWith('.*')).map((field) => field.slice(0, field.lastIndexOf('.')).replace(/\[\]$/, ''));

    expect(structures).toEqual(expect.arrayContaining(parents));
    expect(structures.filter((structure) => readTarget(`${root}.${structure.replace('{eventType}', 'Open')}`).kind !== 'structure')).toEqual([]);
  });
});

test.each(['_profile.LoyaltyTier', '_profile.Attributes', '_profile.constructor', '_profile.__proto__', '_profile.PreferredLanguage', '_profile.customer.Email',
  '_order.OrderItems[].Sku', '_order.customerId', '_communicationRecord.Events.Open.Attributes'])('%s is unknown, and near to none', (target) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-field', root: target.slice(0, target.indexOf('.')), near: [], sure: false });
});

test.each([
  ['_profil.FirstName', '_profil', ['_profile.FirstName'], false],
  ['_profil.Email', '_profil', ['_profile.EmailAddress'], false],
  ['profile.FirstName', 'profile', ['_profile.FirstName'], true],
  ['_Order.Name', '_Order', ['_order.Name'], true],
  ['_Order.orderId', '_Order', ['_order.OrderId'], true],
  ['_airsegment', '_airsegment', ['_airSegment'], true],
  ['customer.FirstName', 'customer', [], false],
  ['', '', [], false],
  ['.', '', [], false],
  ['__proto__.x', '__proto__', [], false],
  ['constructor', 'constructor', [], false],
])('%j has the unknown root %j, near to %j', (target, root, near, sure) => {
  expect(readTarget(target)).toEqual({ kind: 'unknown-root', root, near, sure });
});

test.each(roots.filter((root) => root !== '_communicationRecord'))('%s has an identifier of the API', (root) => {
  expect((SHAPES.StandardIdentifier as StringShape).enum).toContain(identifierOf(root));
});

test('predefined keys are named once, with an underscore, as the API allows', () => {
  expect(PREDEFINED_KEYS.filter((name) => !/^_[a-zA-Z0-9_-]{1,63}$/.test(name))).toEqual([]);
});
