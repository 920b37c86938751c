import type { ArgumentType, ClassType } from './argument-type';
import { CLASSES, STRUCTS } from './argument-types.generated';
import { CheckedClass, constantsOf, staticsOf } from './checked-classes';
import { isPlain } from './given';

/** How a value of a class of this package is written, from what was given instead. */
export function howToWrite(name: CheckedClass, given: unknown): string {
  if (typeof given === 'function') {
    const method = staticsOf(name).find(([, value]) => value === given);
    return method ? `${name}.${method[0]}(...), with its brackets` : waysOf(name);
  }
  if (typeof given === 'string') {
    return ofText(name, given);
  }
  return isPlain(given) ? ofObject(name) ?? waysOf(name) : waysOf(name);
}

/** The constant of that text, or the method that takes any text. */
function ofText(name: CheckedClass, text: string): string {
  const [constant] = constantsOf(name).filter(({ written, value }) => (
    same(written.slice(written.indexOf('.') + 1), text) || Object.values(value).some((part) => typeof part === 'string' && same(part, text))
  ));
  const methods = methodsOf(name, 'string');
  const [method] = methods.length === 1 ? methods : methods.filter((candidate) => candidate === 'of');
  const written = method === undefined ? undefined : `${name}.${method}(${JSON.stringify(text)})`;
  if (constant) {
    return constant.written.startsWith(`${name}.`) || written === undefined ? constant.written : `${written}, or ${constant.written}`;
  }
  return written ?? (methods.length > 0 ? listed(methods.map((candidate) => `${name}.${candidate}(${JSON.stringify(text)})`)) : waysOf(name));
}

/** What takes a structure. */
function ofObject(name: CheckedClass): string | undefined {
  const { create }: ClassType = CLASSES[name];
  if (create && isStruct(Object.values(create).at(-1))) {
    return `new ${name}({ ... })`;
  }
  const [method] = Object.entries((CLASSES[name] as ClassType).statics).filter(([, parameters]) => isStruct(Object.values(parameters)[0]));
  return method && `${name}.${method[0]}({ ... })`;
}

/** Everything that makes a value of the class, as far as a message has room. */
function waysOf(name: CheckedClass): string {
  const { statics, create }: ClassType = CLASSES[name];
  const calls = staticsOf(name).map(([method]) => `${name}.${method}(${Object.hasOwn(statics, method) ? '...' : ''})`);
  return listed([...create ? [`new ${name}(...)`] : [], ...constantsOf(name).map(({ written }) => written).filter((written) => written.startsWith(`${name}.`)), ...calls]);
}

function methodsOf(name: CheckedClass, type: ArgumentType): readonly string[] {
  return Object.entries((CLASSES[name] as ClassType).statics)
    .filter(([, parameters]) => Object.keys(parameters).length === 1 && Object.values(parameters)[0] === type)
    .map(([method]) => method);
}

const SHOWN = 4;

function listed(ways: readonly string[]): string {
  return ways.length > SHOWN ? `${ways.slice(0, SHOWN).join(', ')} or another` : ways.join(' or ');
}

function isStruct(type: ArgumentType | undefined): boolean {
  return typeof type === 'string' && Object.hasOwn(STRUCTS, type);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
