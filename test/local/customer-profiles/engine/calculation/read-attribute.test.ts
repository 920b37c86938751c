import { HistoryOfObjects } from './history-of-objects';
import { readAttribute } from '../../../../../src/local/customer-profiles/engine/calculation/read-attribute';
import { DAY } from '../../../../../src/local/customer-profiles/engine/calculation/times';
import type { CalculatedAttributeRecord } from '../../../../../src/local/customer-profiles/store/records';
import { START, aProfile, anAttribute, topLevelFields } from '../a-scene';

const read = (history: HistoryOfObjects, definition: CalculatedAttributeRecord, range?: { readonly Start: number; readonly End?: number }) => {
  return readAttribute(history.scene, aProfile('p'), definition, { fieldsOf: topLevelFields, range });
};

const bought = (Conditions?: CalculatedAttributeRecord['Conditions'], more = {}) => anAttribute('bought', 'COUNT', '{Purchase.id}', { Conditions, ...more });

test('a reading has the names, and no value where there is no object', () => {
  const regular = bought({ Threshold: { Value: '2', Operator: 'LESS_THAN' } }, { DisplayName: 'Regular' });

  expect(read(new HistoryOfObjects([regular]), regular)).toEqual({ CalculatedAttributeName: 'bought', DisplayName: 'Regular', IsDataPartial: 'false' });
});

test('objects without a value are no occurrences, and yet objects', () => {
  const history = new HistoryOfObjects([bought()]);
  history.put('a', {});

  expect(read(history, bought())).toEqual({ CalculatedAttributeName: 'bought', IsDataPartial: 'false', Value: '0', LastObjectTimestamp: new Date(START) });
});

test('a threshold answers whether the value passes', () => {
  const regular = bought({ Threshold: { Value: '1', Operator: 'GREATER_THAN' } });
  const history = new HistoryOfObjects([regular]);
  history.put('a', { id: 'a' });

  expect(read(history, regular).Value).toBe('false');
  history.put('b', { id: 'b' });
  expect(read(history, regular).Value).toBe('true');
});

test('data is partial until the range has passed', () => {
  const recent = bought({ Range: { Value: 7, Unit: 'DAYS' } });
  const history = new HistoryOfObjects([recent]);
  history.now += 7 * DAY - 1;
  expect(read(history, recent).IsDataPartial).toBe('true');
  expect(read(history, { ...recent, UseHistoricalData: true }).IsDataPartial).toBe('false');
  history.now += 1;
  expect(read(history, recent).IsDataPartial).toBe('false');
});

test('the newest objects are taken, and data is partial while there are fewer', () => {
  const last2 = anAttribute('spent', 'SUM', '{Purchase.amount}', { Conditions: { ObjectCount: 2 } });
  const history = new HistoryOfObjects([last2]);
  history.put('a', { amount: 1 });
  expect(read(history, last2)).toMatchObject({ Value: '1', IsDataPartial: 'true' });
  history.put('b', { amount: 2 });
  history.put('c', { amount: 4 });
  expect(read(history, last2)).toMatchObject({ Value: '6', IsDataPartial: 'false' });
});

test('both ends of a range belong to it', () => {
  const recent = bought({ Range: { Value: 7, Unit: 'DAYS' } });
  const history = new HistoryOfObjects([recent]);
  history.put('a', { id: 'a' });
  history.now += 7 * DAY;
  expect(read(history, recent).Value).toBe('1');
  history.now += 1;
  expect(read(history, recent).Value).toBeUndefined();
});

test('a reader may give another range', () => {
  const history = new HistoryOfObjects([bought()]);
  history.put('a', { id: 'a' });
  history.now += 5 * DAY;
  history.put('b', { id: 'b' });

  expect([{ Start: 5 }, { Start: 4 }, { Start: 5, End: 1 }, { Start: 4, End: 1 }].map((range) => read(history, bought(), range).Value)).toEqual(['2', '1', '1', undefined]);
});

test('a long value is cut, and not within a character', () => {
  const last = anAttribute('last', 'LAST_OCCURRENCE', '{Purchase.item}');
  const history = new HistoryOfObjects([last]);
  history.put('a', { item: `${'x'.repeat(254)}😀` });

  expect(read(history, last).Value).toBe('x'.repeat(254));
});

test('the first and the last are those that say so, where objects say when they were', () => {
  const Conditions = { Range: { Unit: 'DAYS', TimestampSource: '{Purchase.at}' } };
  const [first, last] = ['FIRST_OCCURRENCE', 'LAST_OCCURRENCE'].map((statistic) => anAttribute(statistic, statistic, '{Purchase.item}', { Conditions }));
  const history = new HistoryOfObjects([first, last]);
  history.put('a', { item: 'tea', at: '2026-01-12' });
  history.put('b', { item: 'cup', at: '2026-01-10' });
  history.put('c', { item: 'pot', at: '2026-01-11' });

  expect([read(history, first), read(history, last)]).toMatchObject([
    { Value: 'cup', LastObjectTimestamp: new Date('2026-01-12') }, { Value: 'tea', LastObjectTimestamp: new Date('2026-01-12') },
  ]);
});
