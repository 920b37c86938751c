import { afterIngestion } from './after-ingestion';
import { deadLetter } from '../dead-letters/dead-letter';
import type { DeadLetterReason } from '../dead-letters/reasons';
import { ingest } from '../ingestion/ingest';
import type { Ingestion } from '../ingestion/ingest';
import type { IngestionPlan } from '../ingestion/plan';
import { existingObjectType, isRead, readRecord } from '../ingestion/read-record';
import type { ReadRecord } from '../ingestion/read-record';
import type { Scene } from '../scene';

/** A record that became a dead letter. */
export interface Refused {
  readonly reason: DeadLetterReason;
  /** How its profile was looked for, where it came that far. */
  readonly plan?: IngestionPlan;
}

/** Takes in a record that was read, with all that follows; what is refused becomes a dead letter. */
export function ingestRead(scene: Scene, record: ReadRecord): Ingestion | Refused {
  const result = ingest(scene, record);
  if ('rejection' in result) {
    const { rejection: reason, plan } = result;
    deadLetter(scene, { objectType: record.objectType.ObjectTypeName, text: record.text, reason });
    return { reason, plan };
  }
  afterIngestion(scene, result);
  return result;
}

/** Takes a record in as an integration brings it: everything that is wrong with it makes it a dead letter. */
export function ingestRecord(scene: Scene, objectType: string, text: string): Ingestion | Refused {
  const record = readRecord(scene, existingObjectType(scene, objectType), text);
  if (isRead(record)) {
    return ingestRead(scene, record);
  }
  deadLetter(scene, { objectType, text, reason: record.reason });
  return { reason: record.reason };
}
