import { statisticOf } from '../../../../../src/local/customer-profiles/engine/calculation/statistics';
import { passes } from '../../../../../src/local/customer-profiles/engine/calculation/threshold';

test.each<[statistic: string, values: string[], result: string | undefined]>([
  ['FIRST_OCCURRENCE', ['tea', 'cup'], 'tea'],
  ['LAST_OCCURRENCE', ['tea', 'cup'], 'cup'],
  ['COUNT', ['tea', '5'], '2'],
  ['COUNT', [], '0'],
  ['SUM', ['10', '4.5', '0.5', 'tea'], '15'],
  ['SUM', ['0.1', '0.2'], '0.3'],
  ['SUM', ['1e21', '1'], '1000000000000000000000'],
  ['SUM', ['tea'], undefined],
  ['MINIMUM', ['10', '9', '-0.5', '1e3'], '-0.5'],
  ['MAXIMUM', ['10', '9', '-0.5', '1e3'], '1000'],
  ['AVERAGE', ['10', '4.5', '0.5', ''], '5'],
  ['AVERAGE', ['1', '1', '2'], '1.3333333333333333'],
  ['AVERAGE', [], undefined],
  ['MAX_OCCURRENCE', ['tea', 'cup', 'tea'], 'tea'],
  ['MAX_OCCURRENCE', ['tea', 'cup', 'cup', 'tea', 'pot'], 'tea'],
  ['MAX_OCCURRENCE', [], undefined],
  ['RECENT_OCCURRENCES', ['tea', 'c"p'], '["c\\"p","tea"]'],
  ['RECENT_OCCURRENCES', [], undefined],
  ['TIME_DIFFERENCE_FROM_NOW', ['2026-01-01T00:00:01Z'], '13'],
  ['UNHEARD_OF', ['tea'], undefined],
  ['constructor', ['tea'], undefined],
])('%s of %j is %j', (statistic, values, result) => {
  expect(statisticOf(statistic, values, Date.UTC(2026, 0, 15))).toBe(result);
});

test('the most recent occurrences are as many whole ones as can be answered', () => {
  const values = Array.from({ length: 100 }, (_, index) => `value ${String(index).padStart(3, '0')}`);
  const text = statisticOf('RECENT_OCCURRENCES', values, 0)!;
  const longest = statisticOf('RECENT_OCCURRENCES', ['"'.repeat(400)], 0)!;

  expect(JSON.parse(text)).toEqual(values.reverse().slice(0, 21));
  expect([text.length, longest.length]).toEqual([2 + 21 * 11 + 20, 254]);
  expect(JSON.parse(longest)).toEqual(['"'.repeat(125)]);
});

test.each<[value: string, operator: string, limit: string, result: boolean]>([
  ['10', 'GREATER_THAN', '9', true],
  ['9', 'GREATER_THAN', '9', false],
  ['9', 'LESS_THAN', '10', true],
  ['5.0', 'EQUAL_TO', '5', true],
  ['5', 'NOT_EQUAL_TO', '5.00', false],
  ['tea', 'EQUAL_TO', 'tea', true],
  ['tea', 'NOT_EQUAL_TO', 'Tea', true],
  ['tea', 'GREATER_THAN', '5', true],
  ['Zoo', 'LESS_THAN', 'apple', true],
  ['\uFFFD', 'LESS_THAN', '😀', true],
  ['5', 'UNHEARD_OF', '5', false],
])('%s is %s %s: %s', (value, Operator, Value, result) => {
  expect(passes(value, { Value, Operator })).toBe(result);
});
