import { HistoryOfObjects, PURCHASE } from './history-of-objects';
import {
  calculateForObject, calculateForStandardObject, forgetObject, forgetObjectType, moveCells,
} from '../../../../../src/local/customer-profiles/engine/calculation/calculate';
import { beforeRangeChanges, forgetAttribute, loadHistory } from '../../../../../src/local/customer-profiles/engine/calculation/definition-changes';
import { readAttribute } from '../../../../../src/local/customer-profiles/engine/calculation/read-attribute';
import { DAY } from '../../../../../src/local/customer-profiles/engine/calculation/times';
import type { StandardObject } from '../../../../../src/local/customer-profiles/engine/records';
import type { CalculatedAttributeRecord } from '../../../../../src/local/customer-profiles/store/records';
import { START, aCell, aProfile, aScene, anAttribute, anObject, topLevelFields } from '../a-scene';

const SPENT = anAttribute('spent', 'SUM', '{Purchase.amount}');
const WEEK: CalculatedAttributeRecord['Conditions'] = { Range: { Value: 7, Unit: 'DAYS' } };
const EVER = { ...SPENT, CalculatedAttributeName: 'ever', UseHistoricalData: true };

const valueIn = (history: HistoryOfObjects, definition: CalculatedAttributeRecord, id = 'p') => {
  return readAttribute(history.scene, aProfile(id), definition, { fieldsOf: topLevelFields }).Value;
};

test('an object that is replaced counts once, as it is now', () => {
  const history = new HistoryOfObjects([SPENT]);
  history.put('a', { amount: 5 });
  history.put('b', { amount: 2 });
  history.put('a', { amount: 1 });

  expect(valueIn(history, SPENT)).toBe('3');
});

test('an object that no longer fits the filter is taken out', () => {
  const Filter = { Include: 'ALL', Groups: [{ Type: 'ALL', Dimensions: [{ Attributes: { state: { DimensionType: 'INCLUSIVE', Values: ['Paid'] } } }] }] };
  const paid = { ...SPENT, Filter };
  const history = new HistoryOfObjects([paid]);
  history.put('a', { amount: 5, state: 'Paid' });
  history.put('b', { amount: 2, state: 'Paid' });
  history.put('a', { amount: 5, state: 'Returned' });

  expect(valueIn(history, paid)).toBe('2');
});

test('nothing is read or written where no attribute is over the object type', () => {
  const scene = aScene({ attributes: [anAttribute('other', 'SUM', '{Other.amount}'), anAttribute('assets', 'COUNT', '{_asset.AssetId}')] });
  const silent = { ...scene, data: new Proxy(scene.data, { get: (_, name) => () => { throw new Error(`${String(name)} was called`); } }) };
  const change = { profileId: 'p', objectType: 'Purchase', objectKey: 'a' };
  calculateForObject(silent, { ...change, source: {}, fieldValues: () => undefined, ingestedAt: START, order: 1 });
  calculateForStandardObject(silent, aProfile('p'));
  forgetObject(silent, change);

  expect(() => calculateForStandardObject(silent, anAsset('p', 'a', '1'))).toThrow('was called');
});

test('what an object says of several attributes goes with it', () => {
  const count = anAttribute('bought', 'COUNT', '{Purchase.amount}');
  const history = new HistoryOfObjects([SPENT, count]);
  history.put('a', { amount: 5 });
  history.put('b', { amount: 2 });
  history.remove('a');

  expect([valueIn(history, SPENT), valueIn(history, count)]).toEqual(['2', '1']);
});

test('a profile takes over what the objects of another say, and not what that one says itself', () => {
  const tier = anAttribute('tier', 'COUNT', '{_profile.Attributes.tier}');
  const history = new HistoryOfObjects([SPENT, tier]);
  const other = aProfile('q', { order: history.data.nextOrder(), cells: { 'Attributes.tier': aCell('gold') } });
  history.data.putProfile(other);
  history.put('a', { amount: 5 });
  history.put('b', { amount: 2 }, 'q');
  calculateForStandardObject(history.scene, other);
  moveCells(history.scene, 'q', 'p');

  expect([valueIn(history, SPENT), valueIn(history, SPENT, 'q')]).toEqual(['7', undefined]);
  expect([valueIn(history, tier), valueIn(history, tier, 'q')]).toEqual([undefined, undefined]);
});

test('when all objects of a type go, the attributes over it are empty, and others are not', () => {
  const other = anAttribute('other', 'COUNT', '{_asset.AssetId}');
  const history = new HistoryOfObjects([SPENT, other]);
  history.put('a', { amount: 5 });
  calculateForStandardObject(history.scene, anAsset('p', 'x', '1'));
  forgetObjectType(history.scene, 'Purchase');

  expect([valueIn(history, SPENT), valueIn(history, other)]).toEqual([undefined, '1']);
});

test('history is what is there when the definition is made, and only where it is asked for', () => {
  const history = new HistoryOfObjects([]);
  history.data.putProfile(aProfile('q', { order: history.data.nextOrder() }));
  Array.from({ length: 205 }, (_, index) => history.put(`k${index}`, { amount: 1 }, index < 203 ? 'p' : 'q'));
  history.attributes = [SPENT, EVER];
  [SPENT, EVER].forEach((definition) => loadHistory(history.scene, definition, topLevelFields));
  history.put('new', { amount: 10 });

  expect([valueIn(history, SPENT), valueIn(history, EVER), valueIn(history, EVER, 'q')]).toEqual(['10', '213', '2']);
});

test('history of standard objects and of profiles', () => {
  const [assets, tiers] = [anAttribute('assets', 'SUM', '{_asset.Price}', EVER_SINCE), anAttribute('tiers', 'LAST_OCCURRENCE', '{_profile.GenderString}', EVER_SINCE)];
  const history = new HistoryOfObjects([assets, tiers]);
  history.data.putProfile(aProfile('p', { cells: { Gender: aCell('MALE') } }));
  history.data.putStandardObject(anAsset('p', 'x', '4.5'));
  history.data.putStandardObject(anAsset('p', 'y', '2'));
  [assets, tiers].forEach((definition) => loadHistory(history.scene, definition, topLevelFields));

  expect([valueIn(history, assets), valueIn(history, tiers)]).toEqual(['6.5', 'MALE']);
});

test('nothing is left of an attribute that was deleted', () => {
  const history = new HistoryOfObjects([SPENT]);
  history.put('a', { amount: 5 });
  forgetAttribute(history.scene, 'spent');

  expect(history.data.calculatedCells('p', 'spent')).toEqual([]);
});

test('what is older than the range when an object comes is dropped, and a longer range does not bring it back', () => {
  const week = { ...SPENT, Conditions: WEEK };
  const history = new HistoryOfObjects([week]);
  history.put('a', { amount: 1 });
  history.now += 4 * DAY;
  history.put('b', { amount: 2 });
  history.now += 4 * DAY;
  history.put('c', { amount: 4 });

  expect(history.data.calculatedCells('p', 'spent').map(({ objectKey }) => objectKey)).toEqual(['b', 'c']);
  expect(valueIn(history, { ...SPENT, Conditions: { Range: { Value: 30, Unit: 'DAYS' } } })).toBe('6');
});

test('what has left the range when its conditions change does not come back either', () => {
  const week = { ...SPENT, Conditions: WEEK };
  const history = new HistoryOfObjects([week]);
  history.put('a', { amount: 1 });
  history.now += 4 * DAY;
  history.put('b', { amount: 2 });
  history.now += 4 * DAY;
  beforeRangeChanges(history.scene, week);

  expect(valueIn(history, SPENT)).toBe('2');
});

test('an object that is dated beyond the range does not count, and one that is dated ahead of it will', () => {
  const Range = { ValueRange: { Start: 10, End: 0 }, Unit: 'DAYS', TimestampSource: '{Purchase.at}', TimestampFormat: 'ISO_8601' };
  const recent = { ...SPENT, Conditions: { Range } };
  const history = new HistoryOfObjects([recent]);
  history.put('past', { amount: 1, at: '2025-12-01' });
  history.put('now', { amount: 2, at: '2026-01-10' });
  history.put('ahead', { amount: 4, at: '2026-01-20' });
  history.put('never', { amount: 8, at: 'soon' });

  expect(valueIn(history, recent)).toBe('2');
  history.now += 6 * DAY;
  expect(valueIn(history, recent)).toBe('4');
});

test('without bounds an object that says no time is dated by its ingestion', () => {
  const last = anAttribute('last', 'LAST_OCCURRENCE', '{Purchase.item}', { Conditions: { Range: { Unit: 'DAYS', TimestampSource: '{Purchase.at}' } } });
  const history = new HistoryOfObjects([last]);
  history.put('a', { item: 'tea', at: String((START - DAY) / 1000) });
  history.put('b', { item: 'cup', at: 'soon' });
  history.put('c', { item: 'pot', at: '2026-01-14T23:00:00Z' });

  expect(readAttribute(history.scene, aProfile('p'), last, { fieldsOf: topLevelFields })).toMatchObject({ Value: 'cup', LastObjectTimestamp: new Date(START) });
});

test('the members of a standard object are found by their paths', () => {
  const asset = { ...anAsset('p', 'a1', '3'), cells: { 'Price': aCell('3'), 'Attributes.color': aCell('red'), 'Lines': aCell([{ Title: 'tea' }, { Title: 'cup' }]) } };
  const attributes = ['AssetId', 'Price', 'Attributes.color', 'Lines.Title', 'Nothing', 'Price.x'].map((path, index) => anAttribute(`a${index}`, 'LAST_OCCURRENCE', `{_asset.${path}}`));
  const history = new HistoryOfObjects(attributes);
  calculateForStandardObject(history.scene, asset);

  expect(attributes.map((definition) => valueIn(history, definition))).toEqual(['a1', '3', 'red', 'tea', undefined, undefined]);
});

test('a record is read by the fields of its type', () => {
  const scene = aScene({ attributes: [SPENT], objectTypes: [PURCHASE] });
  calculateForObject(scene, {
    profileId: 'p', objectType: 'Purchase', objectKey: 'a', source: { amount: 1 }, fieldValues: () => '12', ingestedAt: START, order: 1,
  });

  expect(scene.data.calculatedCells('p', 'spent')).toEqual([{ objectKey: 'a', value: '12', timestamp: START, order: 1 }]);
});

const EVER_SINCE = { UseHistoricalData: true };

function anAsset(profileId: string, id: string, price: string): StandardObject {
  return { id, type: '_asset', profileId, order: id.charCodeAt(0), createdAt: START, updatedAt: START, cells: { Price: aCell(price) }, keys: [] };
}

test('an object as it is stored is what history makes of it', () => {
  const scene = aScene({ attributes: [EVER], objectTypes: [PURCHASE] });
  scene.data.putObject(anObject('p', 'Purchase', 'a', { amount: 3 }));
  loadHistory(scene, EVER, topLevelFields);

  expect(scene.data.calculatedCells('p', 'ever')).toEqual([{ objectKey: 'a', value: '3', timestamp: START, order: 1 }]);
});
