import { numberOf, decimalText, productOf, sumOf } from './numbers';
import type { Reader } from './readers';
import { isoTime } from './times';
import { parseExpression } from '../../../../model/rules/calculated-attribute/calculation-expression';

/** What one object is worth to a calculated attribute. */
export interface Calculation {
  readonly objectType: string;
  readonly valueOf: (read: Reader) => string | undefined;
}

/** In the order in which they are calculated: what an operator takes stands before it. */
type Step = { readonly attribute: string } | { readonly number: number } | { readonly operator: string };

const TOKEN = /\{[^}]*\}|\d+(?:\.\d+)?|[-+*/()]/g;
const BINDING: { readonly [operator: string]: number } = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** Reads an expression once for all objects; undefined where it cannot be read. */
export function compileExpression(text: string): Calculation | undefined {
  const parsed = parseExpression(text);
  if ('problem' in parsed || parsed.expression.operands.length === 0) {
    return undefined;
  }
  const { operands, compact } = parsed.expression;
  const steps = inOrder(compact);
  const [only] = steps;
  const { objectType } = operands[0];
  return steps.length === 1 && 'attribute' in only
    ? { objectType, valueOf: (read) => read(only.attribute) }
    : { objectType, valueOf: (read) => calculate(steps, read) };
}

/** The parser has seen to it that every operator has its two sides and every bracket its other. */
function inOrder(compact: string): Step[] {
  const steps: Step[] = [];
  const waiting: string[] = [];
  const release = (binding: number) => {
    while (waiting.length > 0 && (BINDING[waiting[waiting.length - 1]] ?? 0) >= binding) {
      steps.push({ operator: waiting.pop()! });
    }
  };
  for (const [token] of compact.matchAll(TOKEN)) {
    if (token.startsWith('{')) {
      steps.push({ attribute: token.slice(token.indexOf('.') + 1, -1) });
    } else if (token === '(') {
      waiting.push(token);
    } else if (token === ')') {
      release(1);
      waiting.pop();
    } else if (Object.hasOwn(BINDING, token)) {
      release(BINDING[token]);
      waiting.push(token);
    } else {
      steps.push({ number: Number(token) });
    }
  }
  release(1);
  return steps;
}

function calculate(steps: readonly Step[], read: Reader): string | undefined {
  const stack: number[] = [];
  for (const step of steps) {
    const number = 'operator' in step ? apply(step.operator, stack.pop()!, stack.pop()!) : 'number' in step ? step.number : operand(read(step.attribute));
    if (number === undefined || !Number.isFinite(number)) {
      return undefined;
    }
    stack.push(number);
  }
  return decimalText(stack[0]);
}

/** A time is its milliseconds; a time in seconds cannot be told from any other number. */
function operand(text: string | undefined): number | undefined {
  return text === undefined ? undefined : numberOf(text) ?? isoTime(text);
}

function apply(operator: string, right: number, left: number): number | undefined {
  switch (operator) {
    case '+':
      return sumOf([left, right]);
    case '-':
      return sumOf([left, -right]);
    case '*':
      return productOf(left, right);
    default:
      return right === 0 ? undefined : left / right;
  }
}
