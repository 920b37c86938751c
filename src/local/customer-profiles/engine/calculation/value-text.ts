import { decimalText } from './numbers';

/** Deeper structures have no text: nobody counts with them, and writing them out takes one call a level. */
const MAX_DEPTH = 200;

/** The text of what stands in JSON; undefined of what is empty. */
export function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : value;
    case 'number':
      return Number.isFinite(value) ? decimalText(value) : undefined;
    case 'boolean':
      return String(value);
    case 'object':
      return value === null || isDeep(value) ? undefined : JSON.stringify(value);
    default:
      return undefined;
  }
}

function isDeep(value: object): boolean {
  let level: readonly object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MAX_DEPTH) {
      return true;
    }
    level = level.flatMap((each) => Object.values(each).filter((part): part is object => typeof part === 'object' && part !== null));
  }
  return false;
}

/** The beginning of a text, without half a character at its end. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length);
}
