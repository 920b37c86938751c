import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isInstanceOfAny } from './checked-classes';
import { isRecord } from '../../model/api/check-shape';
import { showValue } from '../../model/validation/finding';

/** What was given instead, as the end of a sentence that begins with the name of the argument. */
export function whatIs(value: unknown): string {
  if (value === undefined) {
    return 'is missing';
  }
  if (value === null || typeof value === 'function') {
    return value === null ? 'is null' : 'is a function';
  }
  if (isToken(value)) {
    return 'is a token, whose value is known at deployment only';
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return `is ${value}`;
  }
  if (typeof value !== 'object') {
    return `${showValue(value)} is a ${typeof value}`;
  }
  if (Construct.isConstruct(value)) {
    return `is the construct ${value.node.path} (${className(value)})`;
  }
  if (value instanceof Date && Number.isNaN(value.getTime())) {
    return 'is a Date without a time';
  }
  return Array.isArray(value) ? 'is a list' : `is ${withArticle(isPlain(value) && !isInstanceOfAny(value) ? 'object' : className(value))}`;
}

/** Whether it is a token, as a text or an object. A stack can resolve tokens, for which the CDK takes it for one. */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value) && !Construct.isConstruct(value);
}

/** Whether it is an object of no class, as structures and maps are. */
export function isPlain(value: unknown): value is { readonly [name: string]: unknown } {
  return isRecord(value) && !Construct.isConstruct(value) && !Token.isUnresolved(value);
}

/** Whether a value may be a structure or a map. Their members may all be left out, so what has a class of its own is told apart. */
export function isStructure(value: unknown): value is { readonly [member: string]: unknown } {
  return isLiteral(value) || isPlain(value) && !isInstanceOfAny(value) && !('toMilliseconds' in value);
}

/** What most structures are, told fast because there are thousands of them in a large app. */
function isLiteral(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && !('resolve' in value);
}

/** `a Duration`, `an IntegrationSource`. */
export function withArticle(noun: string): string {
  return `${/^[AEIO]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

function className(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  const { constructor } = prototype === null ? {} as { readonly constructor?: unknown } : value;
  // Bundlers number classes of one name.
  return typeof constructor === 'function' && constructor.name !== 'Object' ? constructor.name.replace(/\d+$/, '') : 'object';
}
