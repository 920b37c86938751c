import { numberOf } from './numbers';

export const DAY = 86_400_000;

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?:Z|([+-])(\d\d)(?::?(\d\d))?)?$/i;

/** From here on a number is of milliseconds: as seconds it would be in the year 5138. */
const MILLISECONDS_FROM = 1e11;

/** The last time that a date can hold. */
const LAST_TIME = 8.64e15;

/** Milliseconds of a time in ISO 8601. A day alone is its midnight, and what has no offset is in UTC. */
export function isoTime(text: string): number | undefined {
  const match = ISO.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((index) => Number(match[index] ?? 0));
  const [sign, offsetHour, offsetMinute] = [match[8], Number(match[9] ?? 0), Number(match[10] ?? 0)];
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isReal = isDay && Math.max(hour, offsetHour) < 24 && Math.max(minute, second, offsetMinute) < 60;
  const offset = (sign === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  return isReal ? date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds : undefined;
}

/** Milliseconds of seconds or milliseconds since the epoch. */
export function epochTime(text: string): number | undefined {
  const number = numberOf(text);
  const time = number === undefined ? NaN : Math.round(Math.abs(number) < MILLISECONDS_FROM ? number * 1000 : number);
  return Math.abs(time) <= LAST_TIME ? time : undefined;
}

/** @param format without one that is known, either is read (D-C4) */
export function timeOf(text: string, format?: string): number | undefined {
  switch (format?.toUpperCase()) {
    case 'ISO_8601':
      return isoTime(text);
    case 'EPOCHMILLI':
      return epochTime(text);
    default:
      return isoTime(text) ?? epochTime(text);
  }
}
