import { filled, VALUE_OPERATORS, valueAt } from './runner/values';

const KEPT = new Map<string, unknown>([['p', 'P'], ['p1', 'P1'], ['list', [1]]]);

const CASES: readonly [value: unknown, filled: unknown][] = [
  ['${p} ${p1}${p}', 'P P1P'],
  ['${list}', [1]],
  ['$p {{_source.a}} $', '$p {{_source.a}} $'],
  [{ a: ['${p}', 1, true, null] }, { a: ['P', 1, true, null] }],
  [{ $text: { b: '${p}', a: 'it is "so"' } }, '{"b":"P","a":"it is \\"so\\""}'],
  [{ $join: ['a', { $repeat: ['y', 3] }, '${p}'] }, 'ayyyP'],
  [{ $each: 2, gives: { Id: 'i${i}', Object: { $text: { row: '${i}' } } } }, [{ Id: 'i0', Object: '{"row":"0"}' }, { Id: 'i1', Object: '{"row":"1"}' }]],
  [{ $each: 2, from: 10, gives: '0${i}' }, ['010', '011']],
  [{ $members: 2, named: 'a${i}', are: '${p}' }, { a0: 'P', a1: 'P' }],
  [{ $any: true }, { $any: true }],
];

test.each(CASES)('%j', (value, expected) => {
  expect(filled(value, KEPT)).toEqual(expected);
});

test('every operator is tried', () => {
  const text = JSON.stringify(CASES.map(([value]) => value));

  expect(VALUE_OPERATORS.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
});

test('what was not kept cannot be used', () => {
  expect(() => filled(['${q}'], KEPT)).toThrow('nothing was kept as q');
});

test('a name of an object prototype is a member like others', () => {
  expect(JSON.stringify(filled(JSON.parse('{"__proto__": "${p}"}'), KEPT))).toBe('{"__proto__":"P"}');
});

test('a path goes through lists and members, and through nothing else', () => {
  const answer = { Items: [{ ProfileId: 'a' }] };

  expect(valueAt(answer, 'Items.0.ProfileId')).toBe('a');
  expect(['Items.1.ProfileId', 'Items.0.ProfileId.length', 'constructor', 'Items.0.toString'].map((path) => valueAt(answer, path))).toEqual(Array(4).fill(undefined));
});
