import * as fc from 'fast-check';
import { didYouMean, nearest } from '../../../src/model/validation/nearest';

const NAMES = ['FirstName', 'LastName', 'EmailAddress', 'PhoneNumber'];

test.each([
  ['FristName', 'FirstName'],
  ['firstname', 'FirstName'],
  ['EMAILADDRESS', 'EmailAddress'],
  ['EmailAdress', 'EmailAddress'],
  ['Phonenummer', 'PhoneNumber'],
  ['LastNam', 'LastName'],
])('%s is near to %s', (value, candidate) => {
  expect(nearest(value, NAMES)).toBe(candidate);
  expect(didYouMean(value, NAMES)).toBe(`did you mean "${candidate}"?`);
});

test.each([
  ['first_name', 'FirstName', ['LastName', 'FirstName']],
  ['BusinessEmail', 'BusinessEmailAddress', ['BusinessName', 'EmailAddress', 'BusinessEmailAddress']],
  ['CustomerEmailAddress', 'EmailAddress', ['PhoneNumber', 'EmailAddress']],
  ['GREATER_THAN_OR_EQUAL_TO', 'GREATER_THAN_OR_EQUAL', ['GREATER_THAN', 'GREATER_THAN_OR_EQUAL']],
  ['ShopifyUpdateOrders', 'ShopifyUpdatedOrders', ['ShopifyUpdateDraftOrders', 'ShopifyUpdatedOrders']],
  ['TotalShipping', 'TotalShippingPrice', ['TotalTax', 'TotalShippingPrice', 'TotalPrice']],
  ['Email', 'EmailLanguage', ['PersonalEmailAddress', 'EmailLanguage']],
])('%s is near to %s by its words', (value, candidate, candidates) => {
  expect(nearest(value, candidates)).toBe(candidate);
});

test.each([
  ['BusinessEmail', ['BusinessName']],
  ['TotalTax', ['TotalTip']],
  ['Id', ['IdOfSomething']],
  ['Name', ['FirstName', 'LastName']],
  ['Email', ['EmailOfTheSecondContact']],
])('a word that both have does not make %s near to %j', (value, candidates) => {
  expect(nearest(value, candidates)).toBeUndefined();
});

test.each(['Loyalty', 'x', '', 'FirstNameOfTheSecondContact'])('%j is near to none', (value) => {
  expect(nearest(value, NAMES)).toBeUndefined();
  expect(didYouMean(value, NAMES)).toBeUndefined();
});

test('a third of the letters may differ, and no more', () => {
  expect(nearest('abcdef', ['abcdXY'])).toBe('abcdXY');
  expect(nearest('abcdef', ['abcXYZ'])).toBeUndefined();
  expect(nearest('emial', ['email'])).toBe('email');
  expect(nearest('emial', ['enail', 'small'])).toBeUndefined();
  expect(nearest('ab', ['aX'])).toBe('aX');
  expect(nearest('ab', ['XY'])).toBeUndefined();
});

test('the nearest of several wins, the first of equals', () => {
  expect(nearest('color', ['colour', 'colors', 'color'])).toBe('color');
  expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
});

test('there is none where there are no candidates', () => {
  expect(nearest('FirstName', [])).toBeUndefined();
});

test('a text that is longer than any name is not compared', () => {
  expect(nearest('a'.repeat(128), ['a'.repeat(127)])).toBe('a'.repeat(127));
  expect(nearest('a'.repeat(129), ['a'.repeat(128)])).toBeUndefined();
  expect(nearest('a'.repeat(1_000_000), NAMES)).toBeUndefined();
});

test('what is near is one of the candidates, and a candidate is near to itself', () => {
  fc.assert(fc.property(fc.string({ maxLength: 128 }), fc.array(fc.string()), (value, candidates) => {
    expect([undefined, ...candidates]).toContain(nearest(value, candidates));
    expect(nearest(value, [...candidates, value])?.toLowerCase()).toBe(value.toLowerCase());
  }));
});
