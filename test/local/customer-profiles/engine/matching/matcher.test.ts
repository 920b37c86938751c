import * as fc from 'fast-check';
import { featuresOf } from '../../../../../src/local/customer-profiles/engine/matching/ml/features';
import { matches } from '../../../../../src/local/customer-profiles/engine/matching/ml/matcher';
import { scoreOf } from '../../../../../src/local/customer-profiles/engine/matching/ml/score';
import { cellsOf } from '../matching-scene';
import type { Values } from '../matching-scene';

const score = (one: Values, other: Values) => scoreOf(featuresOf('a', cellsOf(one)), featuresOf('b', cellsOf(other)));

const matchesOf = (profiles: readonly Values[]) => matches(profiles.map((values, index) => featuresOf(String(index), cellsOf(values))));

test.each<[string, number, Values, Values]>([
  ['nothing', 0, {}, {}],
  ['an e-mail of another type, in another spelling', 0.5, { EmailAddress: 'JOHN_DOE@ANYCOMPANY.COM' }, { BusinessEmailAddress: 'john.doe@anycompany.com' }],
  ['nothing: hosts differ by a hyphen', 0, { EmailAddress: 'a@x-y.com' }, { EmailAddress: 'a@xy.com' }],
  ['a phone number', 0.4, { PhoneNumber: '+1 555 010 0000' }, { HomePhoneNumber: '(555) 010-0000' }],
  ['a name', 0.3, { FirstName: 'Ann', LastName: 'Lee' }, { FirstName: 'ANN', LastName: 'LEE' }],
  ['most of a name', 0.266667, { FirstName: 'John', LastName: 'Doee' }, { FirstName: 'Jhn', LastName: 'Doee' }],
  ['an address line and postal code', 0.2, { 'Address.Address1': '1 Main', 'Address.PostalCode': '9' },
    { 'BillingAddress.Address1': '1 MAIN', 'BillingAddress.PostalCode': '9' }],
  ['nothing: two halves of an address', 0, { 'Address.Address1': '1 Main', 'Address.PostalCode': '9' },
    { 'BillingAddress.Address1': '1 MAIN', 'Address.PostalCode': '9' }],
  ['a birth date', 0.2, { BirthDate: '1980-01-01' }, { BirthDate: '1980-01-01' }],
  ['all, and no more than all', 1, { EmailAddress: 'a@x', PhoneNumber: '1', FirstName: 'A' }, { EmailAddress: 'a@x', PhoneNumber: '1', FirstName: 'A' }],
])('of what profiles have in common, this counts: %s', (_, expected, one, other) => {
  expect(score(one, other)).toBeCloseTo(expected, 5);
});

test('profiles are a group through others, as likely as its weakest link, and what is not enough is none', () => {
  expect(matchesOf([
    { EmailAddress: 'a@x', FirstName: 'Ann' }, { PhoneNumber: '9' }, { EmailAddress: 'A@X', PhoneNumber: '1', FirstName: 'Ann' },
    { FirstName: 'Ann', PhoneNumber: '1' }, { PhoneNumber: '9' },
  ])).toEqual([{ profileIds: ['0', '2', '3'], confidence: 0.7 }]);
});

test('a name with the same birth date, or the same home, is enough', () => {
  expect(matchesOf([
    { FirstName: 'Ann', BirthDate: 'x' }, { FirstName: 'Ann', BirthDate: 'x' },
    { 'FirstName': 'Bo', 'Address.Address1': '1', 'Address.PostalCode': '9' }, { 'FirstName': 'Bo', 'Address.Address1': '1', 'Address.PostalCode': '9' },
    { 'FirstName': 'Cy', 'Address.Address1': '1', 'Address.PostalCode': '9' }, { 'FirstName': 'Cy', 'Address.Address1': '2', 'Address.PostalCode': '9' },
  ])).toEqual([{ profileIds: ['0', '1'], confidence: 0.5 }, { profileIds: ['2', '3'], confidence: 0.5 }]);
});

test('no pair is missed for not being a candidate, and the order does not matter', () => {
  const values = fc.record({
    'FirstName': fc.constantFrom('Ann', 'Anna', 'Bo'),
    'LastName': fc.constantFrom('Lee', 'Leh'),
    'BirthDate': fc.constantFrom('1', '2'),
    'EmailAddress': fc.constantFrom('a@x', 'b@x'),
    'HomePhoneNumber': fc.constantFrom('1', '2'),
    'Address.Address1': fc.constantFrom('1', '2'),
    'Address.PostalCode': fc.constantFrom('1', '2'),
  }, { requiredKeys: [] }) as fc.Arbitrary<Values>;

  fc.assert(fc.property(fc.array(values, { minLength: 2, maxLength: 6 }), (profiles) => {
    const features = profiles.map((each, index) => featuresOf(String(index), cellsOf(each)));
    const paired = new Set(matches(features).flatMap(({ profileIds }) => profileIds.flatMap((one) => profileIds.map((other) => `${one} ${other}`))));
    const ids = (groups: ReturnType<typeof matches>) => groups.map(({ profileIds, confidence }) => `${[...profileIds].sort().join()} ${confidence}`).sort();

    // Names that are only alike are no reason for a look, be the home and the birth date the same.
    const common = (one: readonly string[], other: readonly string[]) => one.some((text) => other.includes(text));
    const likely = features.flatMap((one) => features.filter((other) => one !== other && scoreOf(one, other) >= 0.5
      && (one.name === other.name || common(one.emails, other.emails) || common(one.phones, other.phones)))
      .map((other) => `${one.id} ${other.id}`));
    expect(likely.filter((pair) => !paired.has(pair))).toEqual([]);
    expect(ids(matches([...features].reverse()))).toEqual(ids(matches(features)));
  }), { numRuns: 150 });
});

test('a value that thousands have does not make it compare all of them', () => {
  const crowd = Array.from({ length: 2000 }, (_, index) => ({ EmailAddress: 'info@x', PhoneNumber: '1', FirstName: `F${index}`, LastName: 'Lee' }));
  const [{ profileIds, confidence }, ...more] = matchesOf(crowd);

  expect([profileIds.length, more]).toEqual([2000, []]);
  expect(confidence).toBeGreaterThan(0.9);
});
