import { Construct } from 'constructs';
import type { ClassType, MemberTypes } from './argument-type';
import { CLASSES, STRUCTS } from './argument-types.generated';
import { CheckedClass, markInstances } from './checked-classes';
import { isStructure } from './given';
import { Member, memberFaults, membersOf } from './kinds';

/** What is made or called, and so what an error begins with: of a construct, its path. */
type Place = (args: readonly unknown[]) => string;

/**
 * Checks what a class of the public API is given when it is made, and in its methods, against the types that are generated from it. Those who write
 * TypeScript are told by the compiler; those who write JavaScript, or a language whose types are looser, by this, before a wrong value becomes an
 * error somewhere else, or nothing at all.
 *
 * @param name the name of the class, which minified code has another for
 */
export function checkedArguments(name: CheckedClass): <Class extends { readonly prototype: object }>(target: Class) => Class {
  return (target) => {
    const { create, statics, methods }: ClassType = CLASSES[name];
    markInstances(name, target);
    for (const [method, types] of Object.entries(statics)) {
      checkMethod(target, method, types, placeOfStatic(`${name}.${method}`));
    }
    for (const [method, types] of Object.entries(methods)) {
      checkMethod(target.prototype, method, types, () => `${name}.${method}: `);
    }
    return create === undefined ? target : checkCreation(target, checkerOf(create, create.scope === undefined ? () => `${name}: ` : placeOfConstruct));
  };
}

function checkMethod(owner: object, method: string, types: MemberTypes, place: Place): void {
  const check = checkerOf(types, place);
  const { value: original } = Object.getOwnPropertyDescriptor(owner, method)! as { readonly value: (...args: readonly unknown[]) => unknown };
  Object.defineProperty(owner, method, {
    configurable: true,
    writable: true,
    value (this: unknown, ...args: readonly unknown[]): unknown {
      check(args);
      return Reflect.apply(original, this, args);
    },
  });
}

/** The class itself behind a proxy, so that names, constants, `instanceof` and classes that extend it are as they were. */
function checkCreation<Class extends object>(target: Class, check: (args: readonly unknown[]) => void): Class {
  return new Proxy(target, {
    construct: (made, args: readonly unknown[], newTarget) => {
      check(args);
      return Reflect.construct(made as unknown as new () => object, args, newTarget);
    },
  });
}

function checkerOf(types: MemberTypes, place: Place): (args: readonly unknown[]) => void {
  let members: readonly Member[] | undefined;
  return (args) => {
    members ??= membersOf(types);
    for (const [index, { optional, rest, kind }] of members.entries()) {
      const right = rest
        ? args.slice(index).every(kind.accepts)
        : args[index] === undefined ? optional : kind.accepts(args[index]);
      if (!right) {
        throw new Error(report(place(args), members.flatMap((member, at) => faultsOf(member, types, args, at))));
      }
    }
  };
}

function faultsOf(member: Member, types: MemberTypes, args: readonly unknown[], index: number): readonly string[] {
  const { name, rest } = member;
  if (rest) {
    return args.slice(index).flatMap((value, at) => memberFaults({ ...member, optional: false }, value, `${name}[${at}]`));
  }
  const value = args[index];
  // Members of a structure are told by their own names, as they are written in the call.
  const type = types[name] ?? types[`${name}?`];
  const hasMembers = typeof type === 'string' && Object.hasOwn(STRUCTS, type) && isStructure(value);
  return memberFaults(member, value, hasMembers ? '' : name);
}

function report(place: string, faults: readonly string[]): string {
  return faults.length === 1 ? `${place}${faults[0]}` : `${place}${faults.length} arguments cannot be used:${faults.map((line) => `\n    ${line}`).join('')}`;
}

function placeOfStatic(name: string): Place {
  return (args) => `${placeOfConstruct(args)}${name}: `;
}

/** The path that a construct will have, as far as it is known. */
function placeOfConstruct([scope, id]: readonly unknown[]): string {
  return Construct.isConstruct(scope) && typeof id === 'string' ? `[${scope.node.path === '' ? '' : `${scope.node.path}/`}${id}] ` : '';
}
