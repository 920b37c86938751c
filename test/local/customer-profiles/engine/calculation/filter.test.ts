import { compileFilter } from '../../../../../src/local/customer-profiles/engine/calculation/filter';
import { dimensionTest } from '../../../../../src/local/customer-profiles/engine/calculation/filter-operators';
import { filterProblem } from '../../../../../src/local/customer-profiles/engine/calculation/filter-problem';

test.each<[type: string, values: string[], fits: (string | undefined)[], not: (string | undefined)[]]>([
  ['INCLUSIVE', ['Paid', 'Shipped'], ['Paid', 'Shipped'], ['paid', 'Pai', undefined]],
  ['EXCLUSIVE', ['Paid', 'Shipped'], ['paid', 'Open', undefined], ['Paid', 'Shipped']],
  ['CONTAINS', ['ai', 'x'], ['Paid', 'axe'], ['PAID', undefined]],
  ['BEGINS_WITH', ['Pa'], ['Paid'], ['Spa', undefined]],
  ['ENDS_WITH', ['id'], ['Paid'], ['idea', undefined]],
  ['GREATER_THAN', ['5'], ['5.1', '1e3'], ['5', 'six', undefined]],
  ['GREATER_THAN_OR_EQUAL', ['5'], ['5', '05.0'], ['4.9', undefined]],
  ['LESS_THAN', ['5'], ['-7'], ['5', undefined]],
  ['LESS_THAN_OR_EQUAL', ['5'], ['5'], ['5.01', undefined]],
  ['EQUAL', ['5', '7'], ['5.0', '7'], ['6', 'five', undefined]],
  ['BEFORE', ['2026-01-15'], ['2026-01-14T23:59:59Z', '1768435199'], ['2026-01-15T00:00:00Z', 'early', undefined]],
  ['AFTER', ['2026-01-15'], ['2026-01-15T00:00:01Z'], ['2026-01-15', undefined]],
  ['ON', ['2026-01-15'], ['2026-01-15T23:59:59Z', '2026-01-16T00:30:00+01:00'], ['2026-01-16', '2026-01-14T23:59:59Z', undefined]],
  ['BETWEEN', ['2026-01-10', '2026-01-20'], ['2026-01-10', '2026-01-20T00:00:00Z', '1768435200000'], ['2026-01-20T00:00:01Z', 'late', undefined]],
  ['BETWEEN', ['5', '10'], ['5', '7.5'], ['11', undefined]],
  ['NOT_BETWEEN', ['2026-01-10', '2026-01-20'], ['2026-01-21', undefined], ['2026-01-15']],
  ['BEFORE', ['7 days ago'], [], ['2020-01-01', undefined]],
])('%s %j', (type, values, fits, not) => {
  const test = dimensionTest(type, values);

  expect([fits.filter((text) => !test(text)), not.filter((text) => test(text))]).toEqual([[], []]);
});

const is = (attribute: string, value: string) => ({ Attributes: { [attribute]: { DimensionType: 'INCLUSIVE', Values: [value] } } });
const reader = (members: { readonly [name: string]: string }) => (name: string): string | undefined => members[name];

test.each<[include: string, type: string, fits: string]>([
  // Of the objects 00, 01, 10 and 11 those that fit two groups: one of both digits, and one of a first digit of 1.
  ['ALL', 'ALL', '11'],
  ['ANY', 'ALL', '10 11'],
  ['NONE', 'ALL', '00 01'],
  ['ALL', 'ANY', '10 11'],
  ['ANY', 'ANY', '01 10 11'],
  ['NONE', 'ANY', '00'],
  ['ALL', 'NONE', ''],
  ['ANY', 'NONE', '00 10 11'],
  ['NONE', 'NONE', '01'],
])('groups that are %s over dimensions that are %s', (include, type, fits) => {
  const second = type === 'NONE' ? [{ ...is('a', '0') }] : [is('a', '1')];
  const test = compileFilter({ Include: include, Groups: [{ Type: type, Dimensions: [is('a', '1'), is('b', '1')] }, { Type: type, Dimensions: second }] });

  expect(['00', '01', '10', '11'].filter(([a, b]) => test(reader({ a, b }))).join(' ')).toBe(fits);
});

test('all attributes of a dimension have to fit', () => {
  const Attributes = { ...is('a', '1').Attributes, ...is('b', '1').Attributes };
  const test = compileFilter({ Include: 'ALL', Groups: [{ Type: 'ANY', Dimensions: [{ Attributes }] }] });

  expect([test(reader({ a: '1', b: '1' })), test(reader({ a: '1' }))]).toEqual([true, false]);
});

test('dates that move with time are refused', () => {
  const filterOf = (DimensionType: string, Values: string[]) => ({
    Include: 'ALL', Groups: [{ Type: 'ALL', Dimensions: [is('a', '1'), { Attributes: { at: { DimensionType, Values } } }] }],
  });

  expect(filterProblem(filterOf('AFTER', ['2026-01-01', '7 days ago'])))
    .toBe('Filter.Groups[0].Dimensions[1].Attributes.at.Values has "7 days ago", which is no date such as 2026-01-31 or 2026-01-31T12:00:00Z');
  expect(filterProblem(filterOf('BETWEEN', ['2026-01-01']))).toBe('Filter.Groups[0].Dimensions[1].Attributes.at.Values has 1 values, and BETWEEN takes two');
  expect(filterProblem(filterOf('AFTER', ['2026-01-01T00:00:00Z']))).toBeUndefined();
  expect(filterProblem(filterOf('CONTAINS', ['ago']))).toBeUndefined();
  expect(filterProblem(undefined)).toBeUndefined();
});
