import type { Database, Statement } from 'node-sqlite3-wasm';
import { packText, unpackText } from './text';

export type Value = string | number | null;

export type Row = { readonly [column: string]: Value };

/** Prepared once each, by their text: a program has few, and none is made of data. */
export class Statements {
  private readonly prepared = new Map<string, Statement>();

  constructor(private readonly connection: Database) {}

  /** How many rows were changed. */
  public run(sql: string, values: readonly (Value | Uint8Array)[]): number {
    return this.using(sql, (statement) => statement.run(values.map(toStored)).changes);
  }

  /** All rows: a statement that was not read to its end would keep the database busy. */
  public all(sql: string, values: readonly Value[]): Row[] {
    return this.using(sql, (statement) => {
      const rows = statement.all(values.map(toStored));
      rows.forEach(unpackRow);
      return rows as Row[];
    });
  }

  public finalize(): void {
    for (const statement of this.prepared.values()) {
      statement.finalize();
    }
    this.prepared.clear();
  }

  private using<T>(sql: string, use: (statement: Statement) => T): T {
    let statement = this.prepared.get(sql);
    if (!statement) {
      statement = this.prepare(sql);
      this.prepared.set(sql, statement);
    }
    try {
      return use(statement);
    } catch (error) {
      this.discard(sql, statement);
      throw error;
    }
  }

  private prepare(sql: string): Statement {
    // SQLite looks at the value of a bare `LIMIT ?`, and compiles the statement anew for each other value, which costs more than most look-ups
    const statement = this.connection.prepare(sql.replaceAll('LIMIT ?', 'LIMIT ? + 0'));
    // The names of the columns are the same each time; the library asks for them anew, which costs as much as a row. Where it had another way, it would be asked as before.
    const named = statement as unknown as { _getColumnNames?: () => readonly string[] };
    const ask = named._getColumnNames?.bind(statement);
    if (ask !== undefined) {
      let names: readonly string[] | undefined;
      named._getColumnNames = () => (names ??= ask());
    }
    return statement;
  }

  /** A statement that failed says so again when it is used next. */
  private discard(sql: string, statement: Statement): void {
    this.prepared.delete(sql);
    try {
      statement.finalize();
    } catch {
      // it repeats the error
    }
  }
}

function toStored(value: Value | Uint8Array): string | number | Uint8Array | null {
  return typeof value === 'string' ? packText(value) : value;
}

function unpackRow(row: object): void {
  const columns = row as { [column: string]: Value | Uint8Array };
  for (const column in columns) {
    if (typeof columns[column] === 'object' && columns[column] !== null) {
      columns[column] = unpackText(columns[column]);
    }
  }
}
