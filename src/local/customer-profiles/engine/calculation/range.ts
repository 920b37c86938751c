import { DAY } from './times';
import type { CalculatedAttributeRecord } from '../../store/records';

/** How many days ago a range begins and ends; negative numbers are days ahead. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

/** A range that a reader gives in place of the one of the definition. */
export interface RangeOverride {
  readonly Start: number;
  readonly End?: number;
}

/** Without bounds a range says at most what objects are dated by (D-C4). */
export function rangeOf(conditions: CalculatedAttributeRecord['Conditions']): DayRange | undefined {
  const { Value, ValueRange } = conditions?.Range ?? {};
  if (ValueRange?.Start !== undefined && ValueRange.End !== undefined) {
    return { start: ValueRange.Start, end: ValueRange.End };
  }
  return Value === undefined ? undefined : { start: Value, end: 0 };
}

/** D-C2 */
export function overriding({ Start, End = 0 }: RangeOverride): DayRange {
  return { start: Start, end: End };
}

export function isWithin(time: number, range: DayRange | undefined, now: number): boolean {
  return !range || (!isBefore(time, range, now) && time <= now - range.end * DAY);
}

/** Whether a time is older than the range, and will stay so. */
export function isBefore(time: number, range: DayRange | undefined, now: number): boolean {
  return range !== undefined && time < startOf(range, now);
}

export function startOf({ start }: DayRange, now: number): number {
  return now - start * DAY;
}
