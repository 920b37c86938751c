import type { Environment } from '../../environment/environment';
import type { ExportedFile } from '../engine/exports/exported-file';
import type { DeadLetter, StreamRecord } from '../engine/records';

/** Where records of event streams go. */
export interface StreamEnd {
  /** Tells how many of the records, from the first on, have arrived for sure. */
  put(place: Environment, streamArn: string, records: readonly StreamRecord[]): Promise<number>;
}

/** Where dead letters go. */
export interface QueueEnd {
  send(place: Environment, queueUrl: string, domainName: string, letter: DeadLetter): Promise<void>;
}

/** Where exports go. */
export interface BucketEnd {
  put(place: Environment, file: ExportedFile): Promise<void>;
}

/** The ends that there are. */
export interface Ends {
  readonly stream?: StreamEnd;
  readonly queue?: QueueEnd;
  readonly bucket?: BucketEnd;
  /** Closes all connections. */
  readonly close?: () => void;
}

/** An end does not take this very record, and will not, however often it is sent. */
export class RecordRefusedError extends Error {}
