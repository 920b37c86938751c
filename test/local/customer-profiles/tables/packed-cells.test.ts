import type { Cells } from '../../../../src/local/customer-profiles/engine/records';
import { packCells, unpackCells } from '../../../../src/local/customer-profiles/tables/packed-cells';

test('cells are the same after packing, in their order, whoever wrote them and whatever they are called', () => {
  const cells: Cells = Object.fromEntries([
    ['LastName', { value: 'b', writer: 'Order', time: 1 }],
    ['FirstName', { value: 'a', writer: 'Order', time: 1 }],
    ['Attributes.__proto__', { value: '', writer: 'Order', time: 1, priority: 0 }],
    ['__proto__', { writer: 'MANUAL', time: 2 }],
    ['constructor', { writer: 'MANUAL', time: 2 }],
    ['EngagementPreferences.Phone', { value: [{ KeyName: '_phone' }], writer: 'MANUAL', time: 2 }],
    ['EmailAddress', { value: 'a@b.c', writer: 'Order', time: 1, sourceTime: 5, unbound: true }],
    ['PhoneNumber', { value: '1', writer: 'Order', time: 1, sourceTime: 6, unbound: true }],
  ]);
  const stored = JSON.stringify(packCells(cells));
  const unpacked = unpackCells(JSON.parse(stored));
  expect(Object.entries(unpacked)).toEqual(Object.entries(cells));
  // who wrote the two names is said once
  expect(stored.match(/"Order"/g)).toHaveLength(4);
  expect(unpackCells(packCells({}))).toEqual({});
});
