import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';

/** A file that holds nothing that could be checked: told in a line, and the other files are checked all the same. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

/** A mapping of 250 fields with the longest sources and targets is half of it. */
const MAX_BYTES = 1024 * 1024;
/** Ten times what the deepest request needs. */
const MAX_DEPTH = 100;
/** Aliases make few bytes stand for many values. */
const MAX_VALUES = 200_000;
const MAX_ALIASES = 100;

/** Reads what a JSON or YAML file says; JSON is YAML too, but its own parser tells better what is wrong with it. */
export function readDefinitionFile(file: string): unknown {
  const text = readText(file);
  const value = /\.json$/i.test(file) ? parseJson(text) : parseYaml(text);
  assertBounded(value);
  return value;
}

function readText(file: string): string {
  try {
    const { size, isFile } = stat(file);
    if (!isFile) {
      throw new UnreadableFile('it is no file');
    }
    if (size > MAX_BYTES) {
      throw new UnreadableFile(`it has ${size} bytes, and a definition has at most ${MAX_BYTES}`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonOf(error));
  }
}

function stat(file: string): { readonly size: number; readonly isFile: boolean } {
  const stats = statSync(file);
  return { size: stats.size, isFile: stats.isFile() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnreadableFile(`it is not JSON: ${reasonOf(error)}`);
  }
}

function parseYaml(text: string): unknown {
  try {
    const document = parseDocument(text, { prettyErrors: true, logLevel: 'error' });
    const [problem] = document.errors;
    if (problem) {
      throw problem;
    }
    return document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
  } catch (error) {
    throw new UnreadableFile(`it is not YAML: ${reasonOf(error)}`);
  }
}

/** Walks the value without recursion: an anchor within itself makes a cycle, and a text of brackets overflows the stack. */
function assertBounded(value: unknown): void {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let values = 0, next = open.pop(); next; next = open.pop(), values++) {
    if (next.depth > MAX_DEPTH || values > MAX_VALUES) {
      throw new UnreadableFile(next.depth > MAX_DEPTH ? `it is more than ${MAX_DEPTH} levels deep` : `it has more than ${MAX_VALUES} values`);
    }
    if (typeof next.value === 'object' && next.value !== null) {
      for (const item of Object.values(next.value)) {
        open.push({ value: item, depth: next.depth + 1 });
      }
    }
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0].replace(/:$/, '').slice(0, 300);
}
