import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { readCsv } from './csv';
import { readJson } from './json';
import { BrokenFile } from './source-record';
import type { SourceRecord } from './source-record';

/** What a file of records may be. */
export const RECORD_FORMATS = ['ndjson', 'json', 'csv'] as const;

export type RecordFormat = typeof RECORD_FORMATS[number];

const BY_EXTENSION: { readonly [extension: string]: RecordFormat } = {
  '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.csv': 'csv',
};

/** The format of a file by its name; files of JSON may have one record a line whatever they are called. */
export function formatOf(file: string): RecordFormat {
  const extension = extname(file).toLowerCase();
  if (!Object.hasOwn(BY_EXTENSION, extension)) {
    throw new BrokenFile(file, undefined, `its name does not tell what it is (${Object.keys(BY_EXTENSION).join(', ')}); say it with --format ${RECORD_FORMATS.join('|')}`);
  }
  return BY_EXTENSION[extension];
}

/**
 * The records of a file, one after the other, so that a large one does not have to fit into memory.
 *
 * @throws BrokenFile where it is not there, or from a line on cannot be read
 */
export async function* readRecords(file: string, format: RecordFormat = formatOf(file)): AsyncIterable<SourceRecord> {
  refuseNoFile(file);
  yield* format === 'csv' ? readCsv(file) : readJson(file, format);
}

function refuseNoFile(file: string): void {
  let isFile: boolean;
  try {
    isFile = statSync(file).isFile();
  } catch (error) {
    throw new BrokenFile(file, undefined, (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message);
  }
  if (!isFile) {
    throw new BrokenFile(file, undefined, 'it is a folder, and not a file');
  }
}
