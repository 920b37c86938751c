import type { CLASSES } from './argument-types.generated';

/** A class of the public API. */
export type CheckedClass = keyof typeof CLASSES;

/** What instances of every class have. */
const MARK_OF_ANY = Symbol.for('cdk-customer-profiles');

/** The classes that are loaded, for messages that name their constants and methods. */
const loaded = new Map<CheckedClass, object>();

/** Loads the classes that are not loaded yet: of the compiled package those that the app has not touched. */
let loadOthers: (() => void) | undefined;

/** Tells how to load all classes. What is compiled loads a class when it is first touched, and a message names constants of any. */
export function loadAllBy(load: () => void): void {
  loadOthers = load;
}

/** All classes, for which they are loaded first; only what is wrong needs them. */
function allClasses(): ReadonlyMap<CheckedClass, object> {
  loadOthers?.();
  return loaded;
}

/**
 * Marks the instances of a class. Another copy of this package has other classes of the same names, whose values are as good, so a value is told by
 * the mark and not by `instanceof`.
 */
export function markInstances(name: CheckedClass, target: { readonly prototype: object }): void {
  Object.defineProperty(target.prototype, markOf(name), { value: true });
  Object.defineProperty(target.prototype, MARK_OF_ANY, { value: true });
  loaded.set(name, target);
}

/** Tells whether a value is an instance of a class, of this copy of the package or another. */
export function instancesOf(name: CheckedClass): (value: unknown) => boolean {
  const mark = markOf(name);
  return (value) => typeof value === 'object' && value !== null && mark in value;
}

/** Whether an object is an instance of any class of this package. */
export function isInstanceOfAny(value: object): boolean {
  return MARK_OF_ANY in value;
}

/** A constant of a class. */
export interface Constant {
  /** As it is written, for example `StandardProfile.LAST_NAME`. */
  readonly written: string;
  readonly value: object;
}

/** The constants whose values are of a class, its own first. */
export function constantsOf(name: CheckedClass): readonly Constant[] {
  const isInstance = instancesOf(name);
  return [...allClasses()].sort(([a], [b]) => Number(b === name) - Number(a === name)).flatMap(([owner, target]) => (
    Object.entries(target).flatMap(([constant, value]: [string, unknown]) => (
      isInstance(value) ? [{ written: `${owner}.${constant}`, value: value as object }] : []
    ))
  ));
}

/** The public static methods of a class, by name. */
export function staticsOf(name: CheckedClass): readonly (readonly [string, unknown])[] {
  const target = allClasses().get(name);
  return target === undefined ? [] : Object.getOwnPropertyNames(target)
    .map((method) => [method, (target as { readonly [method: string]: unknown })[method]] as const)
    .filter(([method, value]) => typeof value === 'function' && !method.startsWith('_') && method !== 'prototype');
}

function markOf(name: string): symbol {
  return Symbol.for(`cdk-customer-profiles.${name}`);
}
