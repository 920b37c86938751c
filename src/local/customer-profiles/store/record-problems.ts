import type { DomainRecord, ObjectTypeRecord } from './records';
import { checkShape, isRecord } from '../../../model/api/check-shape';
import { REQUESTS } from '../../../model/api/limits.generated';
import { factsOf, ResourceKind } from '../../../model/resource-kinds';
import { formatFinding } from '../../../model/validation/finding';

/** A record as a file has it, before it is known to be one. */
export type SavedRecord = { readonly [member: string]: unknown };

/** When it was made, and changed last. */
export const TIMES: readonly (keyof (DomainRecord | ObjectTypeRecord))[] = ['CreatedAt', 'LastUpdatedAt'];

/** A record has the members of the request that made it, so that it keeps the same constraints. */
export function recordProblems(kind: ResourceKind, record: SavedRecord, path: string): string[] {
  // an empty map of tags is a state, although it is no request
  const request = isRecord(record.Tags) && Object.keys(record.Tags).length === 0 ? { ...record, Tags: undefined } : record;
  return checkShape(REQUESTS[factsOf(kind).create], request, path).map(formatFinding);
}

export function numberProblems(record: SavedRecord, members: readonly string[], path: string): string[] {
  return members.filter((member) => typeof record[member] !== 'number').map((member) => `${path}.${member} is not a number`);
}
