import type { AttributeTypesSelector } from '@aws-sdk/client-customer-profiles';
import * as fc from 'fast-check';
import { compiledRules } from '../../../../../src/local/customer-profiles/engine/matching/groups/compiled-rules';
import type { Kept } from '../../../../../src/local/customer-profiles/store/records';
import { cellsOf } from '../matching-scene';
import type { Values } from '../matching-scene';

type Selector = Kept<AttributeTypesSelector>;

/** Whether two profiles match on the one level of a rule. */
function match(attributes: readonly string[], selector: Selector | undefined, one: Values, other: Values): boolean {
  const { valuesOf } = compiledRules({ Enabled: true, MatchingRules: [{ Rule: attributes }], AttributeTypesSelector: selector });
  const values = new Set(valuesOf(cellsOf(one)).map(({ value }) => value));
  return valuesOf(cellsOf(other)).some(({ value }) => values.has(value));
}

const MANY: Selector = { AttributeMatchingModel: 'MANY_TO_MANY' };

const ONE: Selector = { AttributeMatchingModel: 'ONE_TO_ONE' };

test.each<[string, boolean, readonly string[], Selector | undefined, Values, Values]>([
  ['all attributes agree', true, ['FirstName', 'LastName'], MANY, { FirstName: 'Ann', LastName: 'Lee' }, { FirstName: 'Ann', LastName: 'Lee' }],
  ['one does not', false, ['FirstName', 'LastName'], MANY, { FirstName: 'Ann', LastName: 'Lee' }, { FirstName: 'Ann', LastName: 'Kim' }],
  ['one is empty on both sides', false, ['FirstName', 'LastName'], MANY, { FirstName: 'Ann' }, { FirstName: 'Ann' }],
  ['one is blank', false, ['LastName'], MANY, { LastName: ' ' }, { LastName: ' ' }],
  ['case and blanks around differ', true, ['LastName'], MANY, { LastName: ' LEE' }, { LastName: 'lee ' }],
  ['parts of values would add up to the same', false, ['FirstName', 'LastName'], MANY, { FirstName: 'a","b', LastName: 'c' }, { FirstName: 'a', LastName: 'b","c' }],
  ['the gender is a free text', true, ['Gender'], MANY, { GenderString: 'Female' }, { GenderString: 'female' }],
  ['a custom attribute agrees', true, ['Attributes.a.b'], MANY, { 'Attributes.a.b': '1' }, { 'Attributes.a.b': '1' }],
  ['an attribute is called like what objects have', false, ['Attributes.constructor', '__proto__'], MANY, {}, {}],
  ['phone numbers are written otherwise', true, ['PhoneNumber'], ONE, { PhoneNumber: '+1 (206) 345-7890' }, { PhoneNumber: '2063457890' }],
  ['phone numbers begin as international calls do', true, ['PhoneNumber'], ONE, { PhoneNumber: '0044 20 1' }, { PhoneNumber: '+44 201' }],
  ['a phone number has both prefixes, as keys are compared', true, ['PhoneNumber'], ONE, { PhoneNumber: '001 206 345 7890' }, { PhoneNumber: '(206) 345-7890' }],
  ['phone numbers have no digits', true, ['PhoneNumber'], ONE, { PhoneNumber: ' XXX-YYY' }, { PhoneNumber: 'xxx-yyy' }],
  ['nothing is chosen, and another phone number agrees', false, ['PhoneNumber'], MANY, { MobilePhoneNumber: '1' }, { MobilePhoneNumber: '1' }],
  ['the business phone number is chosen', true, ['PhoneNumber'], { ...ONE, PhoneNumber: ['BusinessPhoneNumber'] },
    { BusinessPhoneNumber: '1' }, { BusinessPhoneNumber: '1' }],
  ['an e-mail is the other’s of another type, many to many', true, ['EmailAddress'],
    { ...MANY, EmailAddress: ['EmailAddress', 'BusinessEmailAddress'] }, { EmailAddress: 'A@x' }, { BusinessEmailAddress: 'a@x' }],
  ['an e-mail is the other’s of another type, one to one', false, ['EmailAddress'],
    { ...ONE, EmailAddress: ['EmailAddress', 'BusinessEmailAddress'] }, { EmailAddress: 'a@x' }, { BusinessEmailAddress: 'a@x' }],
  ['an e-mail is of a type that was not chosen', false, ['EmailAddress'],
    { ...MANY, EmailAddress: ['EmailAddress'] }, { EmailAddress: 'a@x' }, { PersonalEmailAddress: 'a@x' }],
  ['the parts of an address are those of two', false, ['Address.City', 'Address.PostalCode'], { ...MANY, Address: ['Address', 'ShippingAddress'] },
    { 'Address.City': 'Bonn', 'ShippingAddress.PostalCode': '1' }, { 'Address.City': 'Bonn', 'Address.PostalCode': '1' }],
  ['an address is the other’s of another type, many to many', true, ['Address.City', 'Address.PostalCode'], { ...MANY, Address: ['Address', 'ShippingAddress'] },
    { 'ShippingAddress.City': 'Bonn', 'ShippingAddress.PostalCode': '1' }, { 'Address.City': 'Bonn', 'Address.PostalCode': '1' }],
  ['a mailing address is chosen in the spelling of the API', true, ['Address.City'], { ...ONE, Address: ['MaillingAddress'] },
    { 'MailingAddress.City': 'Bonn' }, { 'MailingAddress.City': 'Bonn' }],
  ['a billing address is chosen', true, ['Address.City'], { ...ONE, Address: ['BillingAddress'] }, { 'BillingAddress.City': 'Bonn' }, { 'BillingAddress.City': 'Bonn' }],
  ['the lines of an address agree', true, ['Address.Address'], MANY, { 'Address.Address1': '1 Main St', 'Address.Address2': 'Apt 2' },
    { 'Address.Address1': '1 main st', 'Address.Address2': 'APT 2' }],
  ['the first lines of an address agree alone', false, ['Address.Address'], MANY, { 'Address.Address1': '1 Main St', 'Address.Address2': 'Apt 2' },
    { 'Address.Address1': '1 Main St' }],
  ['the rule has no attributes', false, [], MANY, { FirstName: 'a' }, { FirstName: 'a' }],
])('when %s: %s', (_, expected, attributes, selector, one, other) => {
  expect(match(attributes, selector, one, other)).toBe(expected);
});

test('levels are numbered from 1, those beyond the maximum are not used, and long values are kept short', () => {
  const all = { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }, { Rule: ['FirstName'] }, { Rule: ['BirthDate'] }] };
  const cells = cellsOf({ LastName: 'x'.repeat(255), FirstName: 'a', BirthDate: 'b' });
  const [long, short, ...more] = compiledRules({ ...all, MaxAllowedRuleLevelForMatching: 2 }).valuesOf(cells);

  expect([long.level, short, more]).toEqual([1, { level: 2, value: '["a"]' }, []]);
  expect(long.value).toHaveLength(33);
  expect(compiledRules(all).valuesOf(cells).map(({ level }) => level)).toEqual([1, 2, 3]);
  expect(compiledRules({ Enabled: true }).valuesOf(cells)).toEqual([]);
});

test('rules merge on no level that is not matched on', () => {
  const all = { Enabled: true, MatchingRules: [{ Rule: ['LastName'] }, { Rule: ['FirstName'] }] };

  expect(compiledRules({ ...all, MaxAllowedRuleLevelForMerging: 2, MaxAllowedRuleLevelForMatching: 1 })).toMatchObject({ levels: 1, mergingUpTo: 1 });
  expect(compiledRules(all)).toMatchObject({ levels: 2, mergingUpTo: 0 });
});

/** What the documentation says, pair by pair: written without a look at how values are made. */
function naiveMatch(attributes: readonly string[], selector: Selector, one: Values, other: Values): boolean {
  const equal = (left: string | undefined, right: string | undefined) => (
    left !== undefined && right !== undefined && left.trim() !== '' && left.trim().toLowerCase() === right.trim().toLowerCase());
  const pairs = (chosen: readonly string[]) => chosen.flatMap((left) => chosen.map((right) => [left, right] as const))
    .filter(([left, right]) => selector.AttributeMatchingModel === 'MANY_TO_MANY' || left === right);
  const parts = attributes.filter((attribute) => attribute.startsWith('Address.')).map((attribute) => attribute.slice(8));
  return attributes.filter((attribute) => !attribute.startsWith('Address.')).every((attribute) => (attribute === 'EmailAddress'
    ? pairs(selector.EmailAddress ?? ['EmailAddress']).some(([left, right]) => equal(one[left], other[right]))
    : equal(one[attribute], other[attribute])))
    && (parts.length === 0 || pairs(selector.Address ?? ['Address'])
      .some(([left, right]) => parts.every((part) => equal(one[`${left}.${part}`], other[`${right}.${part}`]))));
}

test('two profiles share a value exactly when they match by the word', () => {
  const text = fc.constantFrom('a', 'A ', 'b', ' ');
  const addresses = ['Address', 'ShippingAddress', 'BillingAddress'];
  const values = fc.record({
    FirstName: text,
    ...Object.fromEntries(['EmailAddress', 'BusinessEmailAddress', 'PersonalEmailAddress'].map((name) => [name, text])),
    ...Object.fromEntries(addresses.flatMap((name) => [`${name}.City`, `${name}.State`]).map((name) => [name, text])),
  }, { requiredKeys: [] }) as fc.Arbitrary<Values>;
  const attributes = fc.uniqueArray(fc.constantFrom('FirstName', 'EmailAddress', 'Address.City', 'Address.State'), { minLength: 1 });
  const selector = fc.record({
    AttributeMatchingModel: fc.constantFrom('MANY_TO_MANY', 'ONE_TO_ONE'),
    EmailAddress: fc.option(fc.uniqueArray(fc.constantFrom('EmailAddress', 'BusinessEmailAddress', 'PersonalEmailAddress'), { minLength: 1 }), { nil: undefined }),
    Address: fc.option(fc.uniqueArray(fc.constantFrom(...addresses), { minLength: 1 }), { nil: undefined }),
  });

  fc.assert(fc.property(attributes, selector, values, values, (...each) => {
    expect(match(...each)).toBe(naiveMatch(...each));
  }), { numRuns: 1000 });
});
