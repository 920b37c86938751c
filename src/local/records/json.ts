import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { BrokenFile } from './source-record';
import type { SourceRecord } from './source-record';

/** Records as JSON: one in each line, or one list of them. A file whose name says JSON may be either. */
export async function* readJson(file: string, format: 'ndjson' | 'json'): AsyncIterable<SourceRecord> {
  if (format === 'json' && await isOneDocument(file)) {
    yield* readDocument(file);
  } else {
    yield* readLines(file);
  }
}

/** Whether a file is one list or object over several lines, and not a record in each. */
async function isOneDocument(file: string): Promise<boolean> {
  for await (const { text } of readLines(file, true)) {
    return text.startsWith('[') || !isJson(text);
  }
  return true;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* readDocument(file: string): Iterable<SourceRecord> {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
  } catch (error) {
    throw new BrokenFile(file, undefined, `it is neither a JSON document nor a record in each line: ${(error as Error).message}`);
  }
  const items = Array.isArray(document) ? document : [document];
  // where an item begins is not told by the parser: its place in the list stands for the line
  for (const [index, item] of items.entries()) {
    yield { file, line: index + 1, text: JSON.stringify(item) };
  }
}

/** The lines that are not blank, as they are: a line that is no JSON is the affair of who takes the record. */
async function* readLines(file: string, first = false): AsyncIterable<SourceRecord> {
  const input = createReadStream(file, { encoding: 'utf8' });
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    let line = 0;
    for await (const text of lines) {
      line++;
      const trimmed = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim();
      if (trimmed !== '') {
        yield { file, line, text: trimmed };
        if (first) {
          return;
        }
      }
    }
  } finally {
    lines.close();
    input.destroy();
  }
}
