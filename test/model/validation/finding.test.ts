import { Finding, newFinding, formatFinding, showValue } from '../../../src/model/validation/finding';

const rule = { code: 'CP1003', severity: 'error', title: 't', why: 'w', source: 's' } as const;

test('a finding has the code and the severity of its rule', () => {
  expect(newFinding(rule, { path: 'A', problem: 'is wrong' })).toEqual({ code: 'CP1003', severity: 'error', path: 'A', problem: 'is wrong' });
});

test('a finding may be milder than its rule', () => {
  expect(newFinding(rule, { path: 'A', problem: 'is odd' }, 'warning').severity).toBe('warning');
});

test.each<[string, Partial<Finding>, string]>([
  ['path, problem and code', {}, 'A.b[0] is wrong [CP1003]'],
  ['the value', { value: 'x' }, 'A.b[0] "x" is wrong [CP1003]'],
  ['a value that is false', { value: false }, 'A.b[0] false is wrong [CP1003]'],
  ['a value that is null', { value: null }, 'A.b[0] null is wrong [CP1003]'],
  ['what is allowed', { allowed: 'a or b' }, 'A.b[0] is wrong; allowed: a or b [CP1003]'],
  ['the fix', { fix: 'remove it' }, 'A.b[0] is wrong; remove it [CP1003]'],
  ['everything', { value: 1, allowed: '2', fix: 'use 2' }, 'A.b[0] 1 is wrong; allowed: 2; use 2 [CP1003]'],
])('a message has %s', (_, more, message) => {
  expect(formatFinding({ code: 'CP1003', severity: 'error', path: 'A.b[0]', problem: 'is wrong', ...more })).toBe(message);
});

test.each([
  ['text', '"text"'],
  ['a "quoted"\nline', '"a \\"quoted\\"\\nline"'],
  [['UNIQUE', 'PROFILE'], '["UNIQUE","PROFILE"]'],
  [{ a: 1 }, '{"a":1}'],
  [Symbol('s'), 'Symbol(s)'],
  [undefined, 'undefined'],
])('%p is shown as %s', (value, text) => {
  expect(showValue(value)).toBe(text);
});

test('a long value is shortened to 80 characters', () => {
  expect(showValue('a'.repeat(78))).toBe(`"${'a'.repeat(78)}"`);
  expect(showValue('a'.repeat(79))).toBe(`"${'a'.repeat(79)}...`);
  expect(showValue(Array.from({ length: 1000 }, () => 1))).toHaveLength(83);
});
