import type { DomainPlace } from '../../delivery/outgoing-domain';
import type { ExportedFile } from '../../engine/exports/exported-file';
import type { DeadLetter, StreamRecord } from '../../engine/records';

/** What the local routes ask of the customer data. The domain is there; what else is wrong with a request is thrown as an error of the service. */
export interface LocalDataPlane {
  /** Finishes all delayed work. */
  settle(): Promise<void>;
  /** Takes a record as an integration brings it: one that is refused becomes a dead letter. */
  ingest(domain: DomainPlace, objectType: string, text: string): void;
  /** Takes many in one transaction; a dry run leaves nothing behind. */
  ingestBatch(domain: DomainPlace, batch: RecordBatch): unknown;
  /** As the API answers them, those that were merged as what they have become. */
  profiles(domain: DomainPlace, ids: readonly string[]): unknown;
  /** Runs a job to its end, and tells its id. */
  runIdentityResolutionJob(domain: DomainPlace): string;
  explainRecord(domain: DomainPlace, objectType: string, text: string): unknown;
  explainProfile(domain: DomainPlace, profileId: string): unknown;
  /** Oldest first, as are the others. */
  deadLetters(domain: DomainPlace): readonly DeadLetter[];
  streamRecords(domain: DomainPlace): readonly StreamRecord[];
  exportedFiles(domain: DomainPlace): readonly ExportedFile[];
}

export interface RecordBatch {
  readonly objectType: string;
  readonly texts: readonly string[];
  /** Tells what would become of the records, and forgets it. */
  readonly dryRun: boolean;
  /** Whether the profiles that they are in are told as well. */
  readonly withProfiles: boolean;
}
