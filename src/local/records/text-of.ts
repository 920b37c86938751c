import { createReadStream } from 'node:fs';
import { BrokenFile } from './source-record';

const NEWLINE = 0x0a;

/** The text of a file in parts, without a byte order mark. What is no UTF-8 is an error: nobody wants customers whose names have question marks in them. */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw notUtf8(file, lines + badLineOf(chunk));
    }
    lines += newlinesIn(chunk);
    yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    throw notUtf8(file, lines + 1);
  }
}

/** The lines of a text, the longest too, without what ends them. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      begun.push(chunk.slice(from, end));
      yield begun.join('');
      begun = [];
      from = end + 1;
    }
    begun.push(chunk.slice(from));
  }
  const last = begun.join('');
  if (last !== '') {
    yield last;
  }
}

function notUtf8(file: string, line: number): BrokenFile {
  return new BrokenFile(file, line, 'it is not UTF-8; save it as that, or convert it, for example with iconv -f WINDOWS-1252 -t UTF-8');
}

/** The line within a part at which it is no UTF-8 any more: its first line may begin in the part before. */
function badLineOf(chunk: Buffer): number {
  let line = 1;
  for (let from = chunk.indexOf(NEWLINE) + 1; from > 0; line++) {
    const end = chunk.indexOf(NEWLINE, from);
    const text = chunk.subarray(from, end < 0 ? undefined : end);
    if (!isUtf8(text)) {
      return line + 1;
    }
    from = end + 1;
  }
  return 1;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function newlinesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
    count++;
  }
  return count;
}
