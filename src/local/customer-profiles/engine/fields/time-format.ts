import { compilePattern } from './time-pattern';
import type { TimePart, TimePattern } from './time-pattern';
import { offsetOf } from './zones';

/** Milliseconds since the epoch; undefined where the text is no such time. */
export type TimeReader = (text: string) => number | undefined;

/** No time is longer. */
const LONGEST_TIME = 200;
const MINUTE = 60_000;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/**
 * The reader of a format: `EpochMilli` in any case, or a pattern of Java's SimpleDateFormat, read as Java does: numbers beyond their range
 * count on, and what follows the time does not matter. UTC where no zone is given. A format that is none reads nothing.
 */
export function compileTimeFormat(format: string): TimeReader {
  if (format.toLowerCase() === 'epochmilli') {
    return readEpoch;
  }
  const pattern = compilePattern(format);
  const thisYear = new Date().getUTCFullYear();
  return pattern ? (text) => readTime(text, pattern, thisYear) : () => undefined;
}

function readEpoch(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?\d{1,16}(?:\.\d{1,20})?$/.test(trimmed) ? validTime(Math.trunc(Number(trimmed))) : undefined;
}

function readTime(text: string, { expression, parts }: TimePattern, thisYear: number): number | undefined {
  const match = expression.exec(text.slice(0, LONGEST_TIME).trimStart());
  if (!match) {
    return undefined;
  }
  const given = new Map<TimePart, string>(parts.map((part, index) => [part, match[index + 1]]));
  const number = (part: TimePart, absent: number) => Number(given.get(part) ?? absent);
  const year = given.has('short-year') ? fullYear(given.get('short-year')!, thisYear) : number('year', 1970);
  const month = given.has('month-name') ? MONTHS.indexOf(given.get('month-name')!.slice(0, 3).toLowerCase()) / 3 + 1 : number('month', 1);
  const offset = given.has('zone') ? offsetOf(given.get('zone')!.toUpperCase()) : 0;
  if (!Number.isInteger(month) || (month < 1 && !given.has('month')) || offset === undefined) {
    return undefined;
  }
  const day = given.has('day-of-year') ? number('day-of-year', 1) : number('day', 1);
  const date = new Date(0);
  date.setUTCFullYear(year, given.has('day-of-year') ? 0 : month - 1, day);
  date.setUTCHours(hourOf(given), number('minute', 0), number('second', 0), number('millisecond', 0));
  return validTime(date.getTime() - offset * MINUTE);
}

/** Of 24 hours from 0 or 1, or of 12 with the half of the day. */
function hourOf(given: ReadonlyMap<TimePart, string>): number {
  const hour = given.get('hour');
  if (hour !== undefined) {
    return Number(hour);
  }
  const from1 = given.get('hour-from-1');
  if (from1 !== undefined) {
    return Number(from1) % 24;
  }
  const half = Number(given.get('half-hour') ?? 0) % 12;
  return half + (given.get('half')?.toLowerCase() === 'pm' ? 12 : 0);
}

/** Two digits are a year within eighty years before and twenty after this one. */
function fullYear(text: string, thisYear: number): number {
  const year = Number(text);
  return text.length === 2 ? year + Math.floor((thisYear + 19 - year) / 100) * 100 : year;
}

function validTime(time: number): number | undefined {
  return Math.abs(time) <= 8.64e15 ? time : undefined;
}
