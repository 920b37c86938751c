import { difference, MATCH_OPERATORS } from './runner/matching';

/** For each operator, values that fit and values that do not, with what is said of those. */
const CASES: readonly [expected: unknown, fits: readonly unknown[], others: readonly (readonly [unknown, string])[]][] = [
  ['a', ['a'], [['b', 'x is "b", not "a"'], [undefined, 'x is not there, not "a"'], [['a'], 'x is ["a"], not "a"']]],
  [1, [1], [[2, 'x is 2, not 1'], ['1', 'x is "1", not 1']]],
  [null, [null], [[0, 'x is 0, not null']]],
  [{}, [{}, { a: 1 }], [['a', 'x is "a", and has no members'], [[], 'x is [], and has no members'], [undefined, 'x is not there, and has no members']]],
  [{ a: 1 }, [{ a: 1, b: 2 }], [[{ b: 1 }, 'x.a is not there, not 1'], [{ a: 2 }, 'x.a is 2, not 1']]],
  [{ toString: { $absent: true } }, [{}], [[{ toString: 1 }, 'x.toString is 1, and should not be there']]],
  [[], [[]], [[[1], 'x has 1 entries, not 0: [1]'], [{}, 'x is {}, and no list']]],
  [[1, { a: 2 }], [[1, { a: 2, b: 3 }]], [[[{ a: 2 }, 1], 'x[0] is {"a":2}, not 1'], [[1, { a: 3 }], 'x[1].a is 3, not 2'], [[1], 'x has 1 entries, not 2: [1]']]],
  [{ $absent: true }, [undefined, null], [['', 'x is "", and should not be there'], [[], 'x is [], and should not be there'], [0, 'x is 0, and should not be there']]],
  [{ $any: true }, ['', 0, false, [], {}], [[undefined, 'x is not there'], [null, 'x is not there']]],
  [{ $id: true }, ['0123456789abcdef0123456789abcdef'], [
    ['0123456789ABCDEF0123456789ABCDEF', 'x is "0123456789ABCDEF0123456789ABCDEF", which is no id'],
    ['0123456789abcdef0123456789abcdef0', 'x is "0123456789abcdef0123456789abcdef0", which is no id'],
    [undefined, 'x is not there, which is no id'],
  ]],
  [{ $regex: '^a+$' }, ['aa'], [['ab', 'x is "ab", which is not like ^a+$'], [1, 'x is 1, which is not like ^a+$']]],
  [{ $length: 2 }, [[1, 2]], [[[1], 'x has 1 entries, not 2: [1]'], ['ab', 'x is "ab", and no list'], [undefined, 'x is not there, and no list']]],
  [{ $json: { a: 1 } }, ['{"a":1,"b":2}'], [
    ['{"a":2}', 'x as JSON.a is 2, not 1'], ['{', 'x is "{", which is no text of JSON'], [{ a: 1 }, 'x is {"a":1}, which is no text of JSON'],
  ]],
  [{ $json: null }, ['null'], [['{}', 'x as JSON is {}, not null']]],
  [{ $inAnyOrder: [1, 2] }, [[2, 1]], [
    [[1, 1], 'x has nothing (left) for 2: [1,1]'], [[1, 2, 3], 'x has 3 entries, not 2: [1,2,3]'], [[1], 'x has 1 entries, not 2: [1]'], ['12', 'x is "12", and no list'],
  ]],
  // the first entry fits both, and must be left to the one that fits nothing else
  [{ $inAnyOrder: [{}, { a: 1 }] }, [[{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }]], [[[{ a: 2 }, { a: 2 }], 'x has nothing (left) for {"a":1}: [{"a":2},{"a":2}]']]],
  [{ $contains: [2, 1] }, [[1, 3, 2], [1, 2]], [[[1, 3], 'x has nothing (left) for 2: [1,3]'], ['1', 'x is "1", and no list']]],
  [{ $contains: [1, 1] }, [[1, 0, 1]], [[[1, 0], 'x has nothing (left) for 1: [1,0]']]],
  ['2026-01-10T00:00:00Z', [
    new Date('2026-01-10'), '2026-01-10T00:00:00.000Z', '2026-01-10T01:00:00+01:00', '2026-01-10T00:00:00+00:00', 1768003200, 1768003200.0001,
  ], [
    [new Date('2026-01-11'), 'x is "2026-01-11T00:00:00.000Z", not "2026-01-10T00:00:00Z"'],
    ['2026-01-10T00:00:00+01:00', 'x is "2026-01-10T00:00:00+01:00", not "2026-01-10T00:00:00Z"'],
    [1768003201, 'x is 1768003201, not "2026-01-10T00:00:00Z"'],
    [1768003200000, 'x is 1768003200000, not "2026-01-10T00:00:00Z"'],
    ['2026-01-10', 'x is "2026-01-10", not "2026-01-10T00:00:00Z"'],
  ]],
  ['2026-01-10', ['2026-01-10'], [[new Date('2026-01-10'), 'x is "2026-01-10T00:00:00.000Z", not "2026-01-10"']]],
];

test.each(CASES)('%j', (expected, fits, others) => {
  expect(fits.map((value) => difference(expected, value, 'x'))).toEqual(fits.map(() => undefined));
  expect(others.map(([value]) => difference(expected, value, 'x'))).toEqual(others.map(([, said]) => said));
});

test('every operator is tried', () => {
  const tried = CASES.flatMap(([expected]) => typeof expected === 'object' && expected !== null ? Object.keys(expected) : []);

  expect(MATCH_OPERATORS.filter((name) => !tried.includes(name))).toEqual([]);
});

test.each([{ $unheardOf: 1 }, { $any: true, a: 1 }, { a: 1, $any: true }, { $any: true, $length: 1 }])('%j is no operator', (expected) => {
  expect(() => difference(expected, {}, 'x')).toThrow('is no operator; there are $absent, ');
});
