import { compileExpression } from '../../../../../src/local/customer-profiles/engine/calculation/expression';
import { recordReader } from '../../../../../src/local/customer-profiles/engine/calculation/readers';
import { anObjectType, topLevelFields } from '../a-scene';

const valueOf = (expression: string, source: object, fields: { readonly [field: string]: string } = {}) => {
  const type = anObjectType('T', fields);
  return compileExpression(expression)?.valueOf(recordReader(type, source, topLevelFields(type, source)));
};

test.each<[string, object, string | undefined]>([
  ['{T.a}', { a: 'tea' }, 'tea'],
  ['{T.a}', { a: 10.50 }, '10.5'],
  ['{T.a}', { a: 1e21 }, '1000000000000000000000'],
  ['{T.a}', { a: 1.5e-7 }, '0.00000015'],
  ['{T.a}', { a: false }, 'false'],
  ['{T.a}', { a: '' }, undefined],
  ['{T.a}', { a: null }, undefined],
  ['{T.a}', {}, undefined],
  ['{T.a}', { a: { b: [1] } }, '{"b":[1]}'],
  ['{T.agent.id}', { agent: { id: 'A7' } }, 'A7'],
  ['{T.lines.price}', { lines: [{ x: 1 }, { price: 3 }, { price: 4 }] }, '3'],
  ['{T.lines.1.price}', { lines: [{ price: 3 }, { price: 4 }] }, '4'],
  ['{T.constructor}', {}, undefined],
  ['{T.a} + {T.b}', { a: 1, b: '2' }, '3'],
  ['{T.a} + {T.b}', { a: 0.1, b: 0.2 }, '0.3'],
  ['{T.a} - {T.b}', { a: 0.3, b: 0.1 }, '0.2'],
  ['{T.a} * {T.b}', { a: 1.1, b: 3 }, '3.3'],
  ['{T.a} / {T.b}', { a: 1, b: 8 }, '0.125'],
  ['{T.a} / {T.b}', { a: 1, b: 0 }, undefined],
  ['{T.a} + {T.b}', { a: 1 }, undefined],
  ['{T.a} + {T.b}', { a: 1, b: 'two' }, undefined],
  ['{T.a} + {T.b}', { a: 1, b: true }, undefined],
  ['{T.a} - {T.b} - {T.c}', { a: 10, b: 3, c: 2 }, '5'],
  ['{T.a} + {T.b} * {T.c}', { a: 1, b: 2, c: 3 }, '7'],
  ['{T.a} / {T.b} * {T.c}', { a: 12, b: 3, c: 2 }, '8'],
  ['({T.a} + {T.b}) * {T.c} - 1.5', { a: 1, b: 2, c: 3 }, '7.5'],
  ['{T.a} - ({T.b} - {T.c})', { a: 10, b: 3, c: 2 }, '9'],
  ['({T.a})', { a: 'tea' }, 'tea'],
  ['{T.end} - {T.start}', { end: '2026-01-15T10:00:01.5Z', start: '2026-01-15T11:00:00+01:00' }, '1500'],
  ['{T.end} - {T.start}', { end: 1768471202000, start: '2026-01-15T10:00:00Z' }, '2000'],
  ['{T.a} * {T.b}', { a: 1e200, b: 1e200 }, undefined],
])('%s of %j is %j', (expression, source, value) => {
  expect(valueOf(expression, source)).toBe(value);
});

test('a name is that of a field before it is a path, even where the field is empty', () => {
  expect(valueOf('{T.amount}', { price: 5, amount: 7 }, { amount: 'price' })).toBe('5');
  expect(valueOf('{T.amount}', { amount: 7 }, { amount: 'price' })).toBeUndefined();
  expect(valueOf('{T.amount}', { amount: 7 }, { other: 'price' })).toBe('7');
});

test('a field that is a very small or large number is written out', () => {
  expect(valueOf('{T.amount}', { price: 1.25e-7 }, { amount: 'price' })).toBe('0.000000125');
  expect(valueOf('{T.amount}', { price: -3e21 }, { amount: 'price' })).toBe('-3000000000000000000000');
  expect(valueOf('{T.amount}', { price: 'e-7' }, { amount: 'price' })).toBe('e-7');
});

test('what cannot be read is no calculation', () => {
  expect(compileExpression('{T.a} +')).toBeUndefined();
  expect(compileExpression('12')).toBeUndefined();
});

test('a record as deep as one can be is no value', () => {
  const source = JSON.parse(`{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`) as object;

  expect(compileExpression('{T.a}')?.valueOf(recordReader(undefined, source, () => undefined))).toBeUndefined();
});
