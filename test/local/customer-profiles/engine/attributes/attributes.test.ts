import * as fc from 'fast-check';
import { attributeStatistics, statisticsOf } from '../../../../../src/local/customer-profiles/engine/attributes/attribute-statistics';
import { listAttributeValues, listAttributes } from '../../../../../src/local/customer-profiles/engine/attributes/object-type-attributes';
import { listProfileAttributeValues } from '../../../../../src/local/customer-profiles/engine/attributes/profile-attribute-values';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import { START, aCell, aProfile, aScene, anObject, anObjectType } from '../a-scene';

function sceneOf(sources: readonly object[], hasDataStore = true): Scene {
  const scene = aScene({ objectTypes: [anObjectType('Purchase')], hasDataStore });
  sources.forEach((source, index) => scene.data.putObject(anObject('p', 'Purchase', `k${index}`, source, { order: index + 1, ingestedAt: START + index })));
  return scene;
}

const at = (index: number) => new Date(START + index);

test('the attributes of an object type are those on the top level of its objects', () => {
  const scene = sceneOf([{ item: 'tea', agent: { id: 1 } }, { 'amount': 1, 'not a name': 1 }, { item: null }]);

  expect(listAttributes(scene, { ObjectTypeName: 'Purchase' })).toEqual([
    { AttributeName: 'agent', LastUpdatedAt: at(0) }, { AttributeName: 'amount', LastUpdatedAt: at(1) }, { AttributeName: 'item', LastUpdatedAt: at(2) },
  ]);
  expect(() => listAttributes(scene, { ObjectTypeName: 'Sale' })).toThrow('Object type Sale does not exist in domain retail');
});

test('the attributes of standard objects and profiles are the members that they have', () => {
  const scene = sceneOf([]);
  const paths = ['FirstName', 'Address.City', 'Attributes.a.b', '__proto__'];
  scene.data.putProfile(aProfile('p', { cells: Object.fromEntries(paths.map((path) => [path, aCell(`the ${path}`)])) }));
  scene.data.putStandardObject({
    id: 'a',
    type: '_asset',
    profileId: 'p',
    order: 1,
    createdAt: START,
    updatedAt: START,
    keys: [],
    cells: { Price: aCell('5'), SerialNumber: { writer: 'MANUAL', time: START } },
  });
  const names = (ObjectTypeName: string) => listAttributes(scene, { ObjectTypeName }).map(({ AttributeName }) => AttributeName);

  expect([names('_profile'), names('_asset')]).toEqual([['Address', 'Attributes', 'FirstName', 'ProfileId', '__proto__'], ['AssetId', 'Price']]);
  expect(listAttributeValues(scene, { ObjectTypeName: '_profile', AttributeName: 'Attributes.a.b' }).map(({ Value }) => Value)).toEqual(['the Attributes.a.b']);
});

test('values are each given once, the latest first', () => {
  const scene = sceneOf([{ item: 'tea' }, { item: 'cup' }, { item: 'tea' }, { item: 5 }, { lines: [{ item: 'a' }, { item: 'b' }] }]);

  expect(listAttributeValues(scene, { ObjectTypeName: 'Purchase', AttributeName: 'item' })).toEqual([
    { Value: '5', LastUpdatedAt: at(3) }, { Value: 'tea', LastUpdatedAt: at(2) }, { Value: 'cup', LastUpdatedAt: at(1) },
  ]);
  expect(listAttributeValues(scene, { ObjectTypeName: 'Purchase', AttributeName: 'lines.item' }).map(({ Value }) => Value).sort()).toEqual(['a', 'b']);
  expect(listAttributeValues(scene, { ObjectTypeName: 'Purchase', AttributeName: 'nothing' })).toEqual([]);
});

test('of many long values the most recent are remembered', () => {
  const scene = sceneOf(Array.from({ length: 400 }, (_, index) => ({ note: `${index} ${'x'.repeat(2000)}` })));
  const values = listAttributeValues(scene, { ObjectTypeName: 'Purchase', AttributeName: 'note' });

  expect(values.map(({ Value }) => [Value.length, Number(Value.split(' ', 1)[0])])).toEqual(Array.from({ length: 350 }, (_, index) => [1000, 399 - index]));
});

test('the values of a member of the profile are each given once', () => {
  const scene = sceneOf([]);
  ['Ulm', 'Bonn', 'Ulm'].forEach((city, index) => scene.data.putProfile(aProfile(`p${index}`, { order: index, cells: { 'Address.City': aCell(city) } })));

  expect(listProfileAttributeValues(scene, { AttributeName: 'Address.City' })).toEqual({
    DomainName: 'retail', AttributeName: 'Address.City', Items: [{ Value: 'Ulm' }, { Value: 'Bonn' }],
  });
  expect(listProfileAttributeValues(scene, { AttributeName: 'constructor' }).Items).toEqual([]);
});

test('statistics are over the numbers of an attribute', () => {
  const scene = sceneOf([...Array.from({ length: 21 }, (_, index) => ({ amount: index % 2 === 0 ? index : String(index) })), { amount: 'tea' }, {}]);

  expect(attributeStatistics(scene, { ObjectTypeName: 'Purchase', AttributeName: 'amount' })).toEqual({
    Statistics: {
      Maximum: 20, Minimum: 0, Average: 10, StandardDeviation: Math.sqrt(110 / 3), Percentiles: { P5: 1, P25: 5, P50: 10, P75: 15, P95: 19 },
    },
    CalculatedAt: new Date(START),
  });
});

test('statistics need a data store, an object type and a number', () => {
  const request = { ObjectTypeName: 'Purchase', AttributeName: 'item' };

  expect(() => attributeStatistics(sceneOf([{ item: 5 }], false), request)).toThrow('Domain retail has no data store');
  expect(() => attributeStatistics(sceneOf([], false), { ...request, ObjectTypeName: 'Sale' })).toThrow('Object type Sale does not exist');
  expect(() => attributeStatistics(sceneOf([{ item: 'tea' }]), request)).toThrow('Attribute item has no number in any object of type Purchase');
});

test('percentiles grow, and lie between the least and the greatest number', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 }), (numbers) => {
    const { Minimum, Maximum, Average, StandardDeviation, Percentiles: { P5, P25, P50, P75, P95 } } = statisticsOf(numbers);
    const order = [Minimum, P5, P25, P50, P75, P95, Maximum];

    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect([Minimum, Maximum]).toEqual([Math.min(...numbers), Math.max(...numbers)]);
    expect(Average).toBeGreaterThanOrEqual(Minimum);
    expect(StandardDeviation).toBeLessThanOrEqual(Maximum - Minimum);
  }), { numRuns: 100, seed: 10 });
});
