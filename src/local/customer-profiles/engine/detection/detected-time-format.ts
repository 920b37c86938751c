import type { Leaf } from './leaves';
import { ISO_8601, ISO_8601_MILLI } from '../../../../model/rules/object-type/timestamp-formats';

/** What times look like, and the format that reads all of them. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^\d{12,14}$/, 'EpochMilli'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/, ISO_8601_MILLI],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/, ISO_8601],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/, 'yyyy-MM-dd\'T\'HH:mm:ssXX'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, 'yyyy-MM-dd\'T\'HH:mm:ss'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'yyyy-MM-dd HH:mm:ss'],
  [/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'],
];

/** The format of the times that tell when a record was changed; undefined where a place has none, or times of several formats. */
export function changeTimeFormat({ names, values, isList }: Leaf): string | undefined {
  if (isList || values.length === 0 || !/updated|modified/i.test(names[names.length - 1])) {
    return undefined;
  }
  return FORMATS.find(([pattern]) => values.every((value) => pattern.test(String(value))))?.[1];
}
