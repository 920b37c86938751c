import type { Evaluation, Mapping } from './mapping';
import { textOf } from './text';
import { compileTimeFormat } from './time-format';
import type { TimeReader } from './time-format';

const NONE: ReadonlyMap<string, number> = new Map();
const readers = new WeakMap<Mapping, TimeReader | undefined>();

/** When the source says that the record was changed, by the standard object that its field targets; what cannot be read is absent (D-I17). */
export function sourceTimesOf({ mapping, fields }: Evaluation): ReadonlyMap<string, number> {
  const read = readerOf(mapping);
  if (!read) {
    return NONE;
  }
  const times = new Map<string, number>();
  for (const { field: { plan }, values } of fields) {
    const text = plan?.kind === 'source-time' && values.length > 0 ? textOf(values[0]) : undefined;
    const time = text === undefined ? undefined : read(text);
    if (plan && time !== undefined) {
      times.set(plan.object, time);
    }
  }
  return times;
}

/** Nothing to read with where no field is a time. */
function readerOf(mapping: Mapping): TimeReader | undefined {
  if (!readers.has(mapping)) {
    const format = mapping.objectType.SourceLastUpdatedTimestampFormat;
    const needed = format !== undefined && mapping.fields.some(({ plan }) => plan?.kind === 'source-time');
    readers.set(mapping, needed ? compileTimeFormat(format) : undefined);
  }
  return readers.get(mapping);
}
