import type { Database } from './database';
import type { Deferred, Run } from './deferred';
import type { Value } from './statements';

/** As many are inserted at once; each number has a statement of its own. */
const MOST_AT_ONCE = 8;

/** New rows of a table that wait for each other. */
export class DeferredRows implements Deferred {
  private rows: (readonly Value[])[] = [];
  /** By the number of rows. */
  private readonly statements = new Map<number, string>();

  /** @param insert the statement up to its values, such as `INSERT INTO body (number, text)` */
  constructor(private readonly database: Database, public readonly table: string, private readonly insert: string) {}

  public add(...row: readonly Value[]): void {
    this.hold(...row);
    this.database.defer(this);
  }

  /** Adds a row that whoever holds it has written. */
  public hold(...row: readonly Value[]): void {
    this.rows.push(row);
  }

  public write(run: Run): void {
    const rows = this.rows;
    this.rows = [];
    for (let start = 0; start < rows.length; start += MOST_AT_ONCE) {
      const some = rows.length <= MOST_AT_ONCE ? rows : rows.slice(start, start + MOST_AT_ONCE);
      run(this.statementFor(some.length, some[0].length), some.length === 1 ? some[0] : some.flat());
    }
  }

  public discard(): void {
    this.rows = [];
  }

  private statementFor(rows: number, columns: number): string {
    let statement = this.statements.get(rows);
    if (statement === undefined) {
      const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
      statement = `${this.insert} VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
      this.statements.set(rows, statement);
    }
    return statement;
  }
}
