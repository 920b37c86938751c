import { compileMapping } from './mapping';
import type { Evaluation } from './mapping';
import { textOf } from './text';
import type { ObjectTypeRecord } from '../../store/records';

/** What the fields of a record come to as texts, by name: of several values the first. */
export function fieldValuesOf({ mapping, fields }: Evaluation): (name: string) => string | undefined {
  return (name) => {
    const place = mapping.places.get(name);
    const [value] = place === undefined ? [] : fields[place].values;
    return value === undefined ? undefined : textOf(value);
  };
}

/** The same for a record that was stored before, which is evaluated again. */
export function fieldsOfRecord(objectType: ObjectTypeRecord, source: unknown): (name: string) => string | undefined {
  return fieldValuesOf(compileMapping(objectType).evaluate(source));
}
