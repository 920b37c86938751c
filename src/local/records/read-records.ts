import { accessSync, constants, statSync } from 'node:fs';
import { extname } from 'node:path';
import { readCsv } from './csv';
import { readJson } from './json';
import { BrokenFile } from './source-record';
import type { SourceRecord } from './source-record';

/** What a file of records may be. */
export const RECORD_FORMATS = ['ndjson', 'json', 'csv'] as const;

export type RecordFormat = typeof RECORD_FORMATS[number];

/** How files of records are read, where their names do not tell. */
export interface ReadOptions {
  readonly format?: RecordFormat;
  /** What separates the values of CSV. @default - a tab in a file whose name ends with .tsv, and else a comma */
  readonly delimiter?: string;
}

const BY_EXTENSION: { readonly [extension: string]: RecordFormat } = {
  '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.csv': 'csv', '.tsv': 'csv',
};

/**
 * The records of files, one after the other, so that a large file does not have to fit into memory; a list of JSON has to.
 *
 * @throws BrokenFile where one is not there, or from a line on cannot be read
 */
export async function* readRecords(files: readonly string[], options: ReadOptions = {}): AsyncIterable<SourceRecord> {
  for (const file of files) {
    refuseNoFile(file);
    const format = options.format ?? formatOf(file);
    yield* format === 'csv' ? readCsv(file, options.delimiter ?? (isTsv(file) ? '\t' : ',')) : readJson(file, format);
  }
}

/** The format of a file by its name; files of JSON may have one record a line whatever they are called. */
function formatOf(file: string): RecordFormat {
  const extension = extname(file).toLowerCase();
  if (!Object.hasOwn(BY_EXTENSION, extension)) {
    throw new BrokenFile(file, undefined, `its name does not tell what it is (${Object.keys(BY_EXTENSION).join(', ')}); say it with --format ${RECORD_FORMATS.join('|')}`);
  }
  return BY_EXTENSION[extension];
}

function isTsv(file: string): boolean {
  return extname(file).toLowerCase() === '.tsv';
}

function refuseNoFile(file: string): void {
  let problem: string | undefined;
  try {
    const stats = statSync(file);
    problem = stats.isFile() ? undefined : `it is ${stats.isDirectory() ? 'a folder' : 'no regular file, which could be read twice'}`;
    accessSync(file, constants.R_OK);
  } catch (error) {
    problem = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
  }
  if (problem !== undefined) {
    throw new BrokenFile(file, undefined, problem);
  }
}
