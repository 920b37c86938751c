import { assertBounded } from './bounds';
import { reasonOf, UnreadableFile } from './unreadable';
import { parseYaml } from './yaml';

/** One of the values that a text has. */
export interface Entry {
  /** Which one it is, in words; undefined where there is but one. */
  readonly where?: string;
  /** What a path in the text begins with: `[2]` in a list. */
  readonly path: string;
  readonly value?: unknown;
  /** Why there is no value. */
  readonly unreadable?: string;
}

/** As many as a domain or two can hold. */
const MAX_ENTRIES = 1_000;

/** Reads what a JSON or YAML file says: one value, a list, a value in each line, or several documents. JSON is YAML too, but its own parser tells better what is wrong. */
export function parseText(file: string, text: string): Entry[] {
  const documents = /\.(ndjson|jsonl)$/i.test(file) ? parseLines(text) : /\.json$/i.test(file) ? parseJson(text) : parseDocuments(text);
  assertBounded(documents.map(({ value }) => value));
  const entries = documents.flatMap(inList);
  if (entries.length > MAX_ENTRIES) {
    throw new UnreadableFile(`it has ${entries.length} definitions, and a file has at most ${MAX_ENTRIES}`);
  }
  return entries;
}

function parseJson(text: string): Entry[] {
  try {
    return [{ path: '', value: JSON.parse(text) }];
  } catch (error) {
    if (hasValueInFirstLine(text)) {
      return parseLines(text);
    }
    throw new UnreadableFile(`it is not JSON: ${reasonOf(error)}`);
  }
}

/** Told by the first line, as a fault may be in any other. */
function hasValueInFirstLine(text: string): boolean {
  const [first, ...others] = text.split('\n').filter((line) => line.trim() !== '');
  try {
    return others.length > 0 && typeof JSON.parse(first) === 'object';
  } catch {
    return false;
  }
}

function parseLines(text: string): Entry[] {
  return text.split('\n').map((line, index) => ({ line, where: `line ${index + 1}` })).filter(({ line }) => line.trim() !== '').map(({ line, where }) => {
    try {
      return { where, path: '', value: JSON.parse(line) as unknown };
    } catch (error) {
      return { where, path: '', unreadable: `it is not JSON: ${reasonOf(error)}` };
    }
  });
}

function parseDocuments(text: string): Entry[] {
  const documents = parseYaml(text);
  if (documents.length < 2) {
    return [{ path: '', value: documents[0] }];
  }
  // A marker at the end of the text begins a document that has nothing.
  return documents.map((value, index) => ({ where: `document ${index + 1}`, path: '', value })).filter(({ value }) => value !== null && value !== undefined);
}

function inList(entry: Entry): Entry[] {
  const { value, where } = entry;
  return !Array.isArray(value) || value.length === 0 ? [entry] : value.map((item: unknown, index) => {
    const path = `[${index}]`;
    return { where: where === undefined ? path : `${where}, ${path}`, path, value: item };
  });
}
