import * as fc from 'fast-check';
import { operandText, parseExpression, parseOperand } from '../../../../src/model/rules/calculated-attribute/calculation-expression';

const operandsOf = (text: string): unknown => {
  const parsed = parseExpression(text);
  return 'problem' in parsed ? parsed.problem : parsed.expression.operands.map(operandText);
};

test.each([
  ['{Booking.SegmentPNR}', ['{Booking.SegmentPNR}']],
  ['{_airSegment.Seat.Price}', ['{_airSegment.Seat.Price}']],
  ['{CTR.agent.id}', ['{CTR.agent.id}']],
  ['{Orders.total}-{Orders.tax}', ['{Orders.total}', '{Orders.tax}']],
  [' {Orders.total}\t*\n{Orders.count} / {Orders.total} ', ['{Orders.total}', '{Orders.count}', '{Orders.total}']],
  ['({Orders.total} + 1.5) * {Orders.count}', ['{Orders.total}', '{Orders.count}']],
  ['{my-type_1.a-b_2.c}', ['{my-type_1.a-b_2.c}']],
])('%j is read', (text, operands) => {
  expect(operandsOf(text)).toEqual(operands);
});

test.each([
  ['', 'ends at character 1, where an operand such as {Orders.total} is expected'],
  ['Orders.total', 'has "O" at character 1, where an operand such as {Orders.total} is expected'],
  ['{Orders.total} +', 'ends at character 17, where an operand such as {Orders.total} is expected'],
  ['{Orders.total} {Orders.tax}', 'has "{" at character 16, where an operator is expected'],
  ['{Orders.total} % {Orders.tax}', 'has "%" at character 16, where an operator is expected'],
  ['{Orders.total} + * {Orders.tax}', 'has "*" at character 18, where an operand such as {Orders.total} is expected'],
  ['-{Orders.total}', 'has "-" at character 1, where an operand such as {Orders.total} is expected'],
  ['({Orders.total}', 'ends at character 16, where ")" or an operator is expected'],
  ['{Orders.total})', 'has ")" at character 15, where an operator is expected'],
  ['{Orders.total', 'has a "{" at character 1 that is never closed'],
  ['{Orders}', 'has {Orders} at character 1, which is not an object type, a dot and an attribute'],
  ['{.total}', 'has {.total} at character 1, which is not an object type, a dot and an attribute'],
  ['{Orders.}', 'has {Orders.} at character 1, which is not an object type, a dot and an attribute'],
  ['{Orders.a..b}', 'has {Orders.a..b} at character 1, which is not an object type, a dot and an attribute'],
  ['{1st.total}', 'has {1st.total} at character 1, which is not an object type, a dot and an attribute'],
  ['{Orders.to tal}', 'has {Orders.to tal} at character 1, which is not an object type, a dot and an attribute'],
])('%j cannot be read', (text, problem) => {
  expect(operandsOf(text)).toBe(problem);
});

test('spaces make no other expression, brackets do', () => {
  const compact = (text: string) => {
    const parsed = parseExpression(text);
    return 'expression' in parsed ? parsed.expression.compact : parsed.problem;
  };

  expect(compact(' {a.b}  + {a.c} ')).toBe(compact('{a.b}+{a.c}'));
  expect(compact('({a.b} + {a.c}) * {a.d}')).not.toBe(compact('{a.b} + {a.c} * {a.d}'));
});

test('numbers and brackets are told, because the guide does not speak of them', () => {
  expect(parseExpression('({a.b} + 100) / 7.5')).toMatchObject({ expression: { undocumented: ['(', '100', '7.5'] } });
  expect(parseExpression('{a.b} + {a.c}')).toMatchObject({ expression: { undocumented: [] } });
});

test.each([
  ['{Orders.createdAt}', { operand: { objectType: 'Orders', attribute: 'createdAt' } }],
  ['{Orders.a} + {Orders.b}', { problem: 'is not one operand' }],
  ['({Orders.a})', { problem: 'is not one operand' }],
  ['createdAt', { problem: 'has "c" at character 1, where an operand such as {Orders.total} is expected' }],
])('%j as one operand', (text, parsed) => {
  expect(parseOperand(text)).toEqual(parsed);
});

test('what is joined by operators is read again with the same operands, and any text is read or refused', () => {
  const operand = fc.constantFrom('{a.b}', '{a.c.d}', '{_x.Y}');
  const joined = fc.tuple(operand, fc.array(fc.tuple(fc.constantFrom('+', ' - ', '*', '/ '), operand), { maxLength: 8 }));
  fc.assert(fc.property(joined, ([first, more]) => {
    expect(operandsOf(first + more.map(([sign, next]) => sign + next).join(''))).toEqual([first, ...more.map(([, next]) => next)]);
  }));
  fc.assert(fc.property(fc.string(), (text) => {
    expect(Object.keys(parseExpression(text))).toEqual([expect.stringMatching(/^(expression|problem)$/)]);
  }));
});
