import { epochTime, isoTime, timeOf } from '../../../../../src/local/customer-profiles/engine/calculation/times';

test.each<[string, string | undefined]>([
  ['2026-01-15', '2026-01-15T00:00:00.000Z'],
  ['2026-01-15T10:20:30Z', '2026-01-15T10:20:30.000Z'],
  ['2026-01-15T10:20Z', '2026-01-15T10:20:00.000Z'],
  ['2026-01-15T10:20:30.123456Z', '2026-01-15T10:20:30.123Z'],
  ['2026-01-15T10:20:30+02:00', '2026-01-15T08:20:30.000Z'],
  ['2026-01-15T10:20:30-0530', '2026-01-15T15:50:30.000Z'],
  ['2026-01-15T10:20:30', '2026-01-15T10:20:30.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-01-15T24:00:00Z', undefined],
  ['yesterday', undefined],
])('%s is %s', (text, expected) => {
  const time = isoTime(text);

  expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
});

test('numbers are seconds or milliseconds by their size', () => {
  expect(epochTime('1768435200')).toBe(1768435200000);
  expect(epochTime('1768435200.5')).toBe(1768435200500);
  expect(epochTime('1768435200000')).toBe(1768435200000);
  expect(epochTime('9e15')).toBeUndefined();
  expect(epochTime('0x10')).toBeUndefined();
});

test('a format allows only itself, and none allows both', () => {
  expect(timeOf('1768435200', 'ISO_8601')).toBeUndefined();
  expect(timeOf('2026-01-15', 'EPOCHMILLI')).toBeUndefined();
  expect([timeOf('2026-01-15'), timeOf('1768435200')]).toEqual([1768435200000, 1768435200000]);
});
