import { numberOf } from './numbers';
import { DAY, timeOf } from './times';

/** Whether an attribute fits a dimension; of an attribute that is absent, undefined is given. */
export type DimensionTest = (text: string | undefined) => boolean;

const TEXTS: { readonly [type: string]: (text: string, value: string) => boolean } = {
  INCLUSIVE: (text, value) => text === value,
  CONTAINS: (text, value) => text.includes(value),
  BEGINS_WITH: (text, value) => text.startsWith(value),
  ENDS_WITH: (text, value) => text.endsWith(value),
};

const NUMBERS: { readonly [type: string]: (number: number, value: number) => boolean } = {
  GREATER_THAN: (number, value) => number > value,
  GREATER_THAN_OR_EQUAL: (number, value) => number >= value,
  LESS_THAN: (number, value) => number < value,
  LESS_THAN_OR_EQUAL: (number, value) => number <= value,
  EQUAL: (number, value) => number === value,
};

const TIMES: { readonly [type: string]: (time: number, value: number) => boolean } = {
  BEFORE: (time, value) => time < value,
  AFTER: (time, value) => time > value,
  ON: (time, value) => Math.floor(time / DAY) === Math.floor(value / DAY),
};

/** The types of dimensions whose values are dates. */
export const DATE_DIMENSIONS: readonly string[] = [...Object.keys(TIMES), 'BETWEEN', 'NOT_BETWEEN'];

/** Several values are alternatives, but for the two that something is, or is not, between. What cannot be read as what is asked for does not fit. */
export function dimensionTest(type: string, values: readonly string[]): DimensionTest {
  if (Object.hasOwn(TEXTS, type)) {
    return (text) => text !== undefined && values.some((value) => TEXTS[type](text, value));
  }
  if (Object.hasOwn(NUMBERS, type)) {
    return anyOf(values, numberOf, NUMBERS[type]);
  }
  if (Object.hasOwn(TIMES, type)) {
    return anyOf(values, (text) => timeOf(text), TIMES[type]);
  }
  const between = betweenTest(values);
  switch (type) {
    case 'EXCLUSIVE':
      return (text) => text === undefined || !values.includes(text);
    case 'BETWEEN':
      return between;
    case 'NOT_BETWEEN':
      return (text) => !between(text);
    default:
      return () => false;
  }
}

function anyOf(values: readonly string[], read: (text: string) => number | undefined, holds: (one: number, other: number) => boolean): DimensionTest {
  const wanted = values.map((value) => read(value)).filter((value) => value !== undefined);
  return (text) => {
    const found = text === undefined ? undefined : read(text);
    return found !== undefined && wanted.some((value) => holds(found, value));
  };
}

/** Both ends belong to it. Where all three are numbers they are compared as such, and as times otherwise. */
function betweenTest(values: readonly string[]): DimensionTest {
  const bounds = (read: (text: string) => number | undefined) => {
    const [first, second] = values.map((value) => read(value));
    return values.length !== 2 || first === undefined || second === undefined
      ? undefined
      : { least: Math.min(first, second), most: Math.max(first, second) };
  };
  const [numbers, times] = [bounds(numberOf), bounds((text) => timeOf(text))];
  return (text) => {
    if (text === undefined) {
      return false;
    }
    const number = numberOf(text);
    const [found, limits] = number !== undefined && numbers ? [number, numbers] : [timeOf(text), times];
    return found !== undefined && limits !== undefined && found >= limits.least && found <= limits.most;
  };
}
