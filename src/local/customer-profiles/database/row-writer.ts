import type { KeptRow, KeptTable, TableChanges } from './kept-rows';
import type { Value } from './statements';
import { packBytes } from './text';

/** Carries a statement out. */
export type Run = (sql: string, values: readonly (Value | Uint8Array)[]) => void;

/** As many are written at once; each number has a statement of its own. */
const MOST_AT_ONCE = 16;

/** Writes changes of rows, several rows with one statement. */
export function writeChanges({ table, changes }: TableChanges, run: Run): void {
  const puts: KeptRow[] = [];
  for (const { row, kind } of changes) {
    if (kind !== 'put') {
      run(statementsOf(table).delete, row.slice(0, table.keys));
    }
    if (kind !== 'gone') {
      puts.push(row);
    }
  }
  for (let start = 0; start < puts.length; start += MOST_AT_ONCE) {
    const end = Math.min(start + MOST_AT_ONCE, puts.length);
    const values: (Value | Uint8Array)[] = [];
    for (let at = start; at < end; at++) {
      values.push(...puts[at]);
      for (const place of table.bytes) {
        const text = puts[at][place];
        values[((at - start) * table.columns.length) + place] = typeof text === 'string' ? packBytes(text) : text;
      }
    }
    run(putStatement(table, end - start), values);
  }
}

interface TableStatements {
  readonly delete: string;
  /** By the number of rows. */
  readonly puts: Map<number, string>;
}

const statements = new Map<KeptTable, TableStatements>();

function statementsOf(table: KeptTable): TableStatements {
  let known = statements.get(table);
  if (!known) {
    const isKey = table.columns.slice(0, table.keys).map((column) => `${column} = ?`).join(' AND ');
    known = { delete: `DELETE FROM ${table.name} WHERE ${isKey}`, puts: new Map() };
    statements.set(table, known);
  }
  return known;
}

function putStatement(table: KeptTable, rows: number): string {
  const { puts } = statementsOf(table);
  let statement = puts.get(rows);
  if (statement === undefined) {
    statement = newPutStatement(table, rows);
    puts.set(rows, statement);
  }
  return statement;
}

function newPutStatement({ name, columns, keys, changing }: KeptTable, rows: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  // a row that is a key alone is the same as one that is there
  const insert = keys === columns.length ? 'INSERT OR IGNORE' : 'INSERT';
  const onConflict = changing.length === 0 ? '' : ` ON CONFLICT (${columns.slice(0, keys).join(', ')}) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  return `${insert} INTO ${name} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}${onConflict}`;
}
