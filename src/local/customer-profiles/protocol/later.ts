/** A value that is there, or will be: a promise for every step of every request would cost more than the steps. */
export type Later<T> = T | Promise<T>;

/** Whoever made it: a promise of another realm is no instance of this one's. */
export function isPromise<T>(value: Later<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** Goes on with a value, at once where it is there. */
export function then<T, U>(value: Later<T>, goOn: (value: T) => Later<U>): Later<U> {
  return isPromise(value) ? value.then(goOn) : goOn(value);
}
