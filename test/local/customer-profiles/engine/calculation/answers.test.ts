import { HistoryOfObjects } from './history-of-objects';
import { batchGetForProfile, getForProfile, listForProfile } from '../../../../../src/local/customer-profiles/engine/calculation/answers';
import { definitionsOf, deleteDefault } from '../../../../../src/local/customer-profiles/engine/calculation/known-definitions';
import { DAY } from '../../../../../src/local/customer-profiles/engine/calculation/times';
import type { StandardObject } from '../../../../../src/local/customer-profiles/engine/records';
import { START, aCell, aProfile, aScene, anAttribute, anObject, topLevelFields } from '../a-scene';

const BOUGHT = anAttribute('bought', 'COUNT', '{Purchase.item}');
const options = { fieldsOf: topLevelFields, listsDefaults: false };
const NOBODY = '0'.repeat(32);

const anOrder = (id: string, order: number, price: string): StandardObject => ({
  id, type: '_order', profileId: 'p', order, createdAt: START, updatedAt: START, cells: { TotalPrice: aCell(price), CreatedDate: aCell(`2026-01-0${order}`) }, keys: [],
});

test('an attribute of a profile is answered, and what is not there is not found', () => {
  const history = new HistoryOfObjects([BOUGHT]);
  history.put('a', { item: 'tea' });

  expect(getForProfile(history.scene, { ProfileId: 'p', CalculatedAttributeName: 'bought' }, options)).toMatchObject({ CalculatedAttributeName: 'bought', Value: '1' });
  expect(() => getForProfile(history.scene, { ProfileId: NOBODY, CalculatedAttributeName: 'bought' }, options)).toThrow(`Profile ${NOBODY} does not exist in domain retail`);
  expect(() => getForProfile(history.scene, { ProfileId: 'p', CalculatedAttributeName: 'sold' }, options)).toThrow('Calculated attribute sold does not exist in domain retail');
});

test('a list has every definition by its name, those without data too', () => {
  const history = new HistoryOfObjects([BOUGHT, anAttribute('amount', 'SUM', '{Purchase.amount}'), anAttribute('Zoo', 'COUNT', '{Zoo.visit}')]);
  history.put('a', { item: 'tea', amount: 3 });

  expect(listForProfile(history.scene, { ProfileId: 'p' }, options).map(({ CalculatedAttributeName, Value }) => [CalculatedAttributeName, Value]))
    .toEqual([['Zoo', undefined], ['amount', '3'], ['bought', '1']]);
  expect(() => listForProfile(history.scene, { ProfileId: NOBODY }, options)).toThrow('does not exist');
});

test('a batch has each profile once, and an error for each that is not there', () => {
  const history = new HistoryOfObjects([BOUGHT]);
  history.put('a', { item: 'tea' });
  history.now += 2 * DAY;
  const ConditionOverrides = { Range: { Start: 1, Unit: 'DAYS' } };

  expect(batchGetForProfile(history.scene, { CalculatedAttributeName: 'bought', ProfileIds: ['p', NOBODY, 'p'] }, options)).toEqual({
    CalculatedAttributeValues: [{ ProfileId: 'p', CalculatedAttributeName: 'bought', Value: '1', IsDataPartial: 'false', LastObjectTimestamp: new Date(START) }],
    Errors: [{ ProfileId: NOBODY, Code: '404', Message: `Profile ${NOBODY} does not exist in domain retail` }],
  });
  expect(batchGetForProfile(history.scene, { CalculatedAttributeName: 'bought', ProfileIds: ['p'], ConditionOverrides }, options)).toEqual({
    CalculatedAttributeValues: [{ ProfileId: 'p', CalculatedAttributeName: 'bought', IsDataPartial: 'false' }], Errors: [], ConditionOverrides,
  });
  expect(() => batchGetForProfile(history.scene, { CalculatedAttributeName: 'sold', ProfileIds: ['p'] }, options)).toThrow('does not exist');
});

test('a default attribute is read by name once its object type has data, over all that is there', () => {
  const scene = aScene();
  const get = (name: string) => getForProfile(scene, { ProfileId: 'p', CalculatedAttributeName: name }, options).Value;
  scene.data.putProfile(aProfile('p'));
  expect(() => get('_orders_count')).toThrow('Calculated attribute _orders_count does not exist');
  scene.data.putStandardObject(anOrder('b', 3, '5'));
  scene.data.putStandardObject(anOrder('a', 2, '7.25'));

  expect(['_orders_count', '_orders_total_price_sum', '_orders_total_price_average', '_order_first_occurrence', '_order_last_occurrence'].map(get))
    .toEqual(['2', '12.25', '6.125', '2026-01-02', '2026-01-03']);
  expect(() => get('_cases_count')).toThrow('does not exist');
});

test('default attributes over contact records read the records themselves', () => {
  const scene = aScene({ now: START + DAY });
  const get = (name: string) => getForProfile(scene, { ProfileId: 'p', CalculatedAttributeName: name }, options).Value;
  scene.data.putProfile(aProfile('p'));
  scene.data.putObject(anObject('p', 'CTR', 'a', {
    contactId: 'a',
    channel: 'VOICE',
    agent: { id: 'A1', customerHoldDurationMillis: 5 },
    queue: { durationMillis: 10 },
    initiationTimestamp: '2026-01-14T10:00:00Z',
    disconnectTimestamp: '2026-01-14T10:01:00Z',
  }));
  scene.data.putObject(anObject('p', 'CTR', 'b', { contactId: 'b', channel: 'CHAT' }, { order: 2 }));

  expect(['_last_channel', '_last_agent_id', '_frequent_caller', '_maximum_hold_time', '_average_call_duration'].map(get))
    .toEqual(['CHAT', 'A1', 'false', '15', '60000']);
});

test('a customer is new for thirty days', () => {
  const value = (days: number) => {
    const scene = aScene({ now: START + days * DAY });
    scene.data.putProfile(aProfile('p'));
    return getForProfile(scene, { ProfileId: 'p', CalculatedAttributeName: '_new_customer' }, options).Value;
  };

  expect([value(0), value(29.9), value(30)]).toEqual(['true', 'true', 'false']);
});

test('default attributes are in lists on demand, and no more once they are deleted or one of that name is made', () => {
  const own = anAttribute('_orders_count', 'SUM', '{Purchase.amount}');
  const history = new HistoryOfObjects([BOUGHT, own]);
  history.put('a', { amount: 9 });
  const names = (listed: boolean) => definitionsOf(history.scene, listed).map(({ CalculatedAttributeName }) => CalculatedAttributeName);
  deleteDefault(history.scene, '_cases_count');

  expect(names(false)).toEqual(['bought', '_orders_count']);
  expect(names(true)).toHaveLength(2 + 29);
  expect(names(true)).not.toContain('_cases_count');
  expect(listForProfile(history.scene, { ProfileId: 'p' }, { ...options, listsDefaults: true })).toHaveLength(31);
  expect(getForProfile(history.scene, { ProfileId: 'p', CalculatedAttributeName: '_orders_count' }, options).Value).toBe('9');
  expect(() => getForProfile(history.scene, { ProfileId: 'p', CalculatedAttributeName: '_cases_count' }, { ...options, listsDefaults: true })).toThrow('does not exist');
});
