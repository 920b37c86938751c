import { isRecord } from './check-shape';
import type { Unchecked } from './request-types';

/** Whether a value has members at all, so that it can be read as a structure of the API model that nobody has checked. */
export function isStructure<Structure>(value: unknown): value is Unchecked<Structure> {
  return isRecord(value);
}
