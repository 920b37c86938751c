import { badRequest, notFound } from '../../protocol/service-error';
import type { ObjectTypeRecord } from '../../store/records';
import { DEAD_LETTER_REASONS } from '../dead-letters/reasons';
import type { DeadLetterReason } from '../dead-letters/reasons';
import { compileMapping } from '../fields/mapping';
import type { Evaluation } from '../fields/mapping';
import { parseRecord } from '../fields/record-json';
import { sourceTimesOf } from '../fields/source-times';
import { targetWrites } from '../fields/target-writes';
import type { TargetWrite } from '../fields/target-writes';
import { keyEntries } from '../keys/key-entries';
import type { KeyEntry } from '../keys/key-entries';
import { uniqueKeyOf } from '../keys/unique-key';
import type { Scene } from '../scene';

/** The largest record in bytes of UTF-8 ("Quotas", administrator guide: 250 KB). */
const MAX_BYTES = 256_000;

/** A record that an object type has read: its text, and all that follows from it alone. */
export interface ReadRecord {
  readonly objectType: ObjectTypeRecord;
  readonly text: string;
  readonly source: { readonly [member: string]: unknown };
  readonly evaluation: Evaluation;
  /** Those that the object type declares. */
  readonly allEntries: readonly KeyEntry[];
  /** Those of them that exist for this record. */
  readonly entries: readonly KeyEntry[];
  readonly writes: readonly TargetWrite[];
  /** When the source changed the record, by standard object. */
  readonly sourceTimes: ReadonlyMap<string, number>;
  readonly uniqueKey: string;
}

/** A record that is not taken, and why. */
export interface UnreadRecord {
  readonly reason: DeadLetterReason;
  /** What it comes to, where it could be read so far. */
  readonly evaluation?: Evaluation;
  readonly allEntries?: readonly KeyEntry[];
}

export function isRead(record: ReadRecord | UnreadRecord): record is ReadRecord {
  return 'uniqueKey' in record;
}

/** The object type that records are sent for; refuses the names of standard objects, which take no records, and those that nobody knows. */
export function existingObjectType({ definitions, domain }: Scene, name: string): ObjectTypeRecord {
  if (name.startsWith('_')) {
    throw badRequest(`Value '${name}' at 'objectTypeName' failed to satisfy constraint: ${name} is a standard object, which is written to through the `
      + 'targets of an object type and takes no records itself');
  }
  const objectType = definitions.objectType(name);
  if (!objectType) {
    throw notFound(`Object type ${name} does not exist in domain ${domain.DomainName}, and is no template`);
  }
  return objectType;
}

/** Reads a record by its object type, as far as that needs nothing but the two. */
export function readRecord({ domain }: Scene, objectType: ObjectTypeRecord, text: string): ReadRecord | UnreadRecord {
  // a character is one to three bytes of UTF-8 for each unit of a string
  if (text.length > MAX_BYTES || (text.length * 3 > MAX_BYTES && Buffer.byteLength(text) > MAX_BYTES)) {
    return { reason: DEAD_LETTER_REASONS.tooLarge };
  }
  const source = parse(text);
  if (source === undefined) {
    return { reason: DEAD_LETTER_REASONS.notJson };
  }
  const evaluation = compileMapping(objectType).evaluate(source);
  const allEntries = keyEntries(evaluation);
  const entries = allEntries.filter(({ values }) => values.length > 0);
  const uniqueKey = uniqueKeyOf(domain.DomainName, objectType.ObjectTypeName, entries);
  if (uniqueKey === undefined || !entries.some(({ identifiers }) => identifiers.has('PROFILE'))) {
    return { reason: DEAD_LETTER_REASONS.keysMissing, evaluation, allEntries };
  }
  return {
    objectType,
    text,
    source,
    evaluation,
    allEntries,
    entries,
    writes: targetWrites(evaluation),
    sourceTimes: sourceTimesOf(evaluation),
    uniqueKey,
  };
}

function parse(text: string): { readonly [member: string]: unknown } | undefined {
  try {
    const value = parseRecord(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as { readonly [member: string]: unknown } : undefined;
  } catch {
    return undefined;
  }
}
