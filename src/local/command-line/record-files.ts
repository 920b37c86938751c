import { Option } from 'commander';
import type { Command } from 'commander';
import { delimiter } from './arguments';
import { UsageError } from './exit-code';
import { readRecords, RECORD_FORMATS } from '../records/read-records';
import type { ReadOptions } from '../records/read-records';
import { BrokenFile } from '../records/source-record';
import type { SourceRecord } from '../records/source-record';

/** The options that say how files of records are read. */
export function withReadOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'what the files are (default: their names tell)').choices(RECORD_FORMATS))
    .option('--delimiter <character>', 'what separates the values of CSV, such as \';\' or tab (default: a comma, and of .tsv a tab)', delimiter);
}

/** The records of files. One that cannot be read is the user's to mend. */
export async function* recordsOf(files: readonly string[], options: ReadOptions): AsyncIterable<SourceRecord> {
  try {
    yield* readRecords(files, options);
  } catch (error) {
    throw error instanceof BrokenFile ? new UsageError(error.message) : error;
  }
}

/** As many records at a time as keep a service from answering others for a moment only. */
const BATCH_RECORDS = 500;
const BATCH_CHARACTERS = 2_000_000;

export async function* batchesOf(records: AsyncIterable<SourceRecord>): AsyncIterable<readonly SourceRecord[]> {
  let batch: SourceRecord[] = [];
  let characters = 0;
  for await (const record of records) {
    if (batch.length >= BATCH_RECORDS || (batch.length > 0 && characters + record.text.length > BATCH_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(record);
    characters += record.text.length;
  }
  if (batch.length > 0) {
    yield batch;
  }
}
