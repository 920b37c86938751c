import { compileMapping } from './mapping';
import type { ObjectTypeRecord } from '../../store/records';

/** What the fields of a record that was stored before come to as texts, by name. */
export function fieldsOfRecord(objectType: ObjectTypeRecord, source: unknown): (name: string) => string | undefined {
  const evaluation = compileMapping(objectType).evaluate(source);
  return (name) => evaluation.valueOf(name);
}
