import type { Ends } from './ends';
import type { OutgoingDomain } from './outgoing-domain';
import type { DataStore } from '../engine/data-store';
import { exportedFiles } from '../engine/exports/exported-file';

/** What is sent next. */
export interface Batch {
  /** Of its records, upwards. */
  readonly orders: readonly number[];
  /** Where it goes, for people. */
  readonly destination: string;
  /** Tells how many, from the first on, have arrived for sure. */
  send(): Promise<number>;
}

/** One kind of records on its way out. */
export interface Channel {
  readonly name: 'stream' | 'dead letters' | 'exports';
  /** What follows an order; undefined where nothing does. */
  next(domain: OutgoingDomain, after: number): Batch | undefined;
}

/** How many stream records are sent at a time. */
const STREAM_BATCH = 100;
/** Letters are sent one by one, and read a few at a time. */
const LETTER_BATCH = 10;

/** Those that have an end. */
export function channelsTo({ stream, queue, bucket }: Ends): readonly Channel[] {
  return [
    ...stream ? [streamTo(stream)] : [],
    ...queue ? [deadLettersTo(queue)] : [],
    ...bucket ? [exportsTo(bucket)] : [],
  ];
}

function streamTo(end: NonNullable<Ends['stream']>): Channel {
  return {
    name: 'stream',
    next: ({ data, environment, streamArn }, after) => (
      batchOf(data.streamRecords(sliceAfter(after, STREAM_BATCH)), streamArn, async (records, arn) => end.put(environment, arn, records))
    ),
  };
}

function deadLettersTo(end: NonNullable<Ends['queue']>): Channel {
  return {
    name: 'dead letters',
    next: ({ data, environment, domainName, queueUrl }, after) => (
      batchOf(data.deadLetters(sliceAfter(after, LETTER_BATCH)), queueUrl, async ([letter], url) => {
        await end.send(environment, url, domainName, letter);
        return 1;
      })
    ),
  };
}

function exportsTo(end: NonNullable<Ends['bucket']>): Channel {
  return {
    name: 'exports',
    next: ({ data, environment }, after) => {
      const file = exportedFiles(data).find(({ order }) => order > after);
      return file && batchOf([file], `s3://${file.bucket}/${file.key}`, async () => {
        await end.put(environment, file);
        return 1;
      });
    },
  };
}

/** What a domain has nowhere to send to counts as arrived: the service drops it. */
function batchOf<Item extends { readonly order: number }>(
  items: readonly Item[], destination: string | undefined, send: (items: readonly Item[], destination: string) => Promise<number>,
): Batch | undefined {
  return items.length === 0 ? undefined : {
    orders: items.map(({ order }) => order),
    destination: destination ?? 'nowhere',
    send: async () => (destination === undefined ? items.length : send(items, destination)),
  };
}

function sliceAfter(after: number, limit: number): Parameters<DataStore['streamRecords']>[0] {
  return { after, limit };
}
