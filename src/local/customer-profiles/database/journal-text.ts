import type { KeptRow, KeptTable, RowChange, TableChanges } from './kept-rows';
import { KEPT_TABLES } from './kept-rows';
import type { Value } from './statements';

const KINDS = ['put', 'gone', 'anew'] as const;

const TABLES: ReadonlyMap<string, KeptTable> = new Map(Object.values(KEPT_TABLES).map((table) => [table.name, table]));

/** In place of a text that is the last JSON of the entry once more, as the history has the state of a profile that was just put. */
const AGAIN = true;

/**
 * The changes of a transaction as JSON: `[["profile", [kind, ...values], ...], ...]`. What is JSON stands in it as it is, which costs less to write than JSON as a text within JSON.
 */
export function writeJournalText(changes: Iterable<TableChanges>): string {
  let text = '[';
  let last = '';
  for (const { table, changes: rows } of changes) {
    text += `${text === '[' ? '' : ','}["${table.name}"`;
    for (const { kind, row } of rows) {
      text += `,[${KINDS.indexOf(kind)}`;
      for (let at = 0; at < row.length; at++) {
        const value = row[at];
        if (typeof value === 'string' && value === last) {
          text += `,${AGAIN}`;
        } else if (typeof value === 'string' && table.json.includes(at)) {
          last = value;
          text += `,${value}`;
        } else {
          text += `,${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
        }
      }
      text += ']';
    }
    text += ']';
  }
  return `${text}]`;
}

/** A value as it was written: an object or list is what was JSON. */
type Written = Value | typeof AGAIN | object;

/** The changes that texts tell of, the later ones in place of the earlier ones of the same row. */
export function readJournalTexts(texts: readonly string[]): readonly TableChanges[] {
  const found = new Map<KeptTable, Map<string, RowChange>>();
  for (const text of texts) {
    const read = valueReader();
    for (const [name, ...rows] of JSON.parse(text) as [string, ...[number, ...Written[]][]][]) {
      const table = tableNamed(name);
      const changes = found.get(table) ?? new Map<string, RowChange>();
      found.set(table, changes);
      for (const [kind, ...values] of rows) {
        const row: KeptRow = values.map(read);
        changes.set(JSON.stringify(row.slice(0, table.keys)), { kind: KINDS[kind], row });
      }
    }
  }
  return [...found].map(([table, changes]) => ({ table, changes: changes.values() }));
}

function valueReader(): (written: Written) => Value {
  let last = '';
  return (written) => {
    if (written === AGAIN) {
      return last;
    }
    if (typeof written === 'object' && written !== null) {
      last = JSON.stringify(written);
      return last;
    }
    return written;
  };
}

function tableNamed(name: string): KeptTable {
  const table = TABLES.get(name);
  if (!table) {
    throw new Error(`the database has no table ${name} whose rows wait`);
  }
  return table;
}
