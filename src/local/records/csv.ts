import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import { BrokenFile } from './source-record';
import type { SourceRecord } from './source-record';
import { textOf } from './text-of';
import { counted } from '../text/counted';

interface Row {
  readonly record: readonly string[];
  /** Its text, with empty lines before it. */
  readonly raw: string;
  readonly info: {
    /** At which it ends. */
    readonly lines: number;
  };
}

/** The largest record is 250 KB: a quote that is never closed must not swallow a file of any size. */
const MAX_ROW = 1_000_000;

/** What separates values, where it is not a comma. */
const OTHER_DELIMITERS: readonly (readonly [delimiter: string, called: string, option: string])[] = [
  [';', 'semicolons', '\';\''], ['\t', 'tabs', 'tab'], ['|', 'bars', '\'|\''],
];

/**
 * The rows of a CSV file (RFC 4180) as records: the members are named by the first line, and every value is a text. A row with more or fewer values than
 * that line has names is an error, as nobody can tell which value is missing.
 */
export async function* readCsv(file: string, delimiter = ','): AsyncIterable<SourceRecord> {
  let begins = 1;
  const rows = parse({
    delimiter,
    info: true,
    raw: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: MAX_ROW,
    on_record: (row: string[], { lines }) => {
      begins = lines + 1;
      return row;
    },
  });
  let names: readonly string[] | undefined;
  try {
    for await (const { record, raw, info } of rowsOf(file, rows)) {
      const line = firstLineOf(raw, info.lines);
      if (names === undefined) {
        names = checkedNames(file, line, record);
        refuseOtherDelimiter(file, names, delimiter);
      } else if (record.length !== names.length) {
        throw new BrokenFile(file, line, `the row has ${counted(record.length, 'value')}, and the first line names ${counted(names.length, 'column')}`);
      } else {
        yield { file, line, text: JSON.stringify(Object.fromEntries(names.map((name, index) => [name, record[index]]))) };
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? brokenBy(error, file, begins) : error;
  }
  if (names === undefined) {
    throw new BrokenFile(file, undefined, 'it is empty: the first line of a CSV file names its columns');
  }
}

/** What breaks the reading of the file breaks that of the rows. */
async function* rowsOf(file: string, rows: Parser): AsyncIterable<Row> {
  const text = Readable.from(textOf(file));
  text.on('error', (error) => rows.destroy(error)).pipe(rows);
  try {
    yield* rows as AsyncIterable<Row>;
  } finally {
    text.destroy();
  }
}

function firstLineOf(raw: string, lastLine: number): number {
  return lastLine - (raw.replace(/^[\r\n]+/, '').replace(/(\r\n|\r|\n)$/, '').match(/\r\n|\r|\n/g)?.length ?? 0);
}

function checkedNames(file: string, line: number, names: readonly string[]): readonly string[] {
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) {
    throw new BrokenFile(file, line, `two columns have the name ${JSON.stringify(repeated)}, of which a record could keep one only`);
  }
  return names;
}

/** A file that seems to have one column may well be separated by something else. */
function refuseOtherDelimiter(file: string, names: readonly string[], delimiter: string): void {
  const other = names.length === 1 ? OTHER_DELIMITERS.find(([one]) => one !== delimiter && names[0].includes(one)) : undefined;
  if (other) {
    const [, called, option] = other;
    throw new BrokenFile(file, 1, `it has ${called} where ${delimiter === ',' ? 'commas' : JSON.stringify(delimiter)} should be; give --delimiter ${option}`);
  }
}

function brokenBy(error: CsvError, file: string, begins: number): BrokenFile {
  const { lines } = error;
  const at = typeof lines === 'number' ? lines : begins;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new BrokenFile(file, begins, 'a quote of this row is never closed');
    case 'CSV_MAX_RECORD_SIZE':
      return new BrokenFile(file, begins, `the row is over ${MAX_ROW} characters; it may have a quote that is not closed`);
    case 'INVALID_OPENING_QUOTE':
      return new BrokenFile(file, at, 'a quote within a value that is not in quotes; put the value in quotes, and write each quote within it twice');
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new BrokenFile(file, at, 'there is text after the quote that ends a value; a quote within a value is written twice');
    default:
      return new BrokenFile(file, at, error.message);
  }
}
