import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { BrokenFile } from './source-record';
import type { SourceRecord } from './source-record';

interface Row {
  readonly record: { readonly [column: string]: string };
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file (RFC 4180) as records: the members are named by the first line, and every value is a text. A row with more or fewer values than
 * that line has names is an error, as nobody can tell which value is missing.
 */
export async function* readCsv(file: string): AsyncIterable<SourceRecord> {
  const rows = createReadStream(file).pipe(parse({
    bom: true,
    columns: (names: string[]) => checkedNames(file, names),
    info: true,
    skip_empty_lines: true,
    // the largest record is 250 KB; a quote that is never closed must not swallow a file of any size
    max_record_size: 1_000_000,
  }));
  let line = 2;
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      yield { file, line, text: JSON.stringify(record) };
      line = info.lines + 1;
    }
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile(file, lineOf(error) ?? line, error instanceof Error ? error.message : String(error));
  }
}

function checkedNames(file: string, names: readonly string[]): string[] {
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) {
    throw new BrokenFile(file, 1, `two columns have the name ${JSON.stringify(repeated)}, of which a record could keep one only`);
  }
  return [...names];
}

function lineOf(error: unknown): number | undefined {
  const { lines } = error instanceof CsvError ? error : { lines: undefined };
  return typeof lines === 'number' ? lines : undefined;
}
