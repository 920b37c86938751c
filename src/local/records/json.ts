import { BrokenFile } from './source-record';
import type { SourceRecord } from './source-record';
import { linesOf, textOf } from './text-of';

/** Records as JSON: one in each line, or one list of them. A file whose name says JSON may be either. */
export async function* readJson(file: string, format: 'ndjson' | 'json'): AsyncIterable<SourceRecord> {
  if (format === 'json' && await isOneDocument(file)) {
    yield* await readDocument(file);
  } else {
    yield* readLines(file);
  }
}

/** Whether a file is a list, or one record over several lines, and not a record in each. */
async function isOneDocument(file: string): Promise<boolean> {
  for await (const { text } of readLines(file)) {
    return text.startsWith('[') || !isJson(text);
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function readDocument(file: string): Promise<readonly SourceRecord[]> {
  const parts: string[] = [];
  for await (const part of textOf(file)) {
    parts.push(part);
  }
  let document: unknown;
  try {
    document = JSON.parse(parts.join(''));
  } catch (error) {
    throw new BrokenFile(file, undefined, `it is neither a JSON document nor a record in each line: ${(error as Error).message}`);
  }
  // where an item begins is not told by the parser, but which it is
  return Array.isArray(document)
    ? document.map((item: unknown, index) => ({ file, position: index + 1, text: JSON.stringify(item) }))
    : [{ file, line: 1, text: JSON.stringify(document) }];
}

/** The lines that are not blank, as they are: a line that is no JSON is the affair of who takes the record. */
async function* readLines(file: string): AsyncIterable<SourceRecord> {
  let line = 0;
  for await (const whole of linesOf(textOf(file))) {
    line++;
    const text = whole.trim();
    if (text !== '') {
      yield { file, line, text };
    }
  }
}
