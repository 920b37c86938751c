import { decimalText, numberOf, sumOf } from './numbers';
import { DAY, timeOf } from './times';
import { cut } from './value-text';

/** The longest value that can be answered. */
export const MAX_VALUE_LENGTH = 255;

/** What a statistic is over: the values of the objects that have one, the earliest first. */
type StatisticOf = (values: readonly string[], now: number) => string | undefined;

/** By their names in the API, and one that only the service's own attributes have. */
const STATISTICS: { readonly [name: string]: StatisticOf } = {
  FIRST_OCCURRENCE: (values) => values[0],
  LAST_OCCURRENCE: (values) => values[values.length - 1],
  COUNT: (values) => String(values.length),
  SUM: overNumbers(sumOf),
  MINIMUM: overNumbers((numbers) => numbers.reduce((least, number) => Math.min(least, number))),
  MAXIMUM: overNumbers((numbers) => numbers.reduce((most, number) => Math.max(most, number))),
  AVERAGE: overNumbers((numbers) => sumOf(numbers) / numbers.length),
  MAX_OCCURRENCE: mostFrequent,
  RECENT_OCCURRENCES: recent,
  TIME_DIFFERENCE_FROM_NOW: daysSince,
};

/** The value of a statistic, which may be longer than what is answered. */
export function statisticOf(name: string, values: readonly string[], now: number): string | undefined {
  return Object.hasOwn(STATISTICS, name) ? STATISTICS[name](values, now) : undefined;
}

/** Over the values that are numbers; where none is, there is nothing. */
function overNumbers(result: (numbers: readonly number[]) => number): StatisticOf {
  return (values) => {
    const numbers = values.map(numberOf).filter((number) => number !== undefined);
    const number = numbers.length === 0 ? NaN : result(numbers);
    return Number.isFinite(number) ? decimalText(number) : undefined;
  };
}

/** Of those that are equally frequent, the one that occurred last (D-C7). */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.delete(value);
    counts.set(value, count);
  }
  return [...counts].reduce<readonly [string | undefined, number]>((best, each) => (each[1] >= best[1] ? each : best), [undefined, 0])[0];
}

/** A JSON array, the newest first, of as many whole values as can be answered (D-C8). */
function recent(values: readonly string[]): string | undefined {
  const texts: string[] = [];
  let length = '[]'.length;
  for (let index = values.length - 1; index >= 0; index--) {
    const text = JSON.stringify(values[index]);
    length += text.length + (texts.length > 0 ? 1 : 0);
    if (length > MAX_VALUE_LENGTH) {
      break;
    }
    texts.push(text);
  }
  return values.length === 0 ? undefined : texts.length === 0 ? `[${beginning(values[values.length - 1])}]` : `[${texts.join(',')}]`;
}

function beginning(value: string): string {
  let kept = cut(value, MAX_VALUE_LENGTH - '[""]'.length);
  while (JSON.stringify(kept).length > MAX_VALUE_LENGTH - '[]'.length) {
    kept = cut(kept, kept.length - 1);
  }
  return JSON.stringify(kept);
}

function daysSince(values: readonly string[], now: number): string | undefined {
  const time = values.length === 0 ? undefined : timeOf(values[values.length - 1]);
  return time === undefined ? undefined : decimalText(Math.floor((now - time) / DAY));
}
