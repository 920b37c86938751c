import type { Value } from './statements';

/** Carries a statement out. */
export type Run = (sql: string, values: readonly Value[]) => void;

/** Writes that wait within a transaction, so that several become one statement. Nobody sees that they wait: they are made before anything else is done with their table. */
export interface Deferred {
  readonly table: string;
  write(run: Run): void;
  /** The transaction is rolled back. */
  discard(): void;
}

const TABLES = /\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)/g;

/** Deletes what belongs to it, in whatever table. */
const OWNER = 'domain';

const tablesOfStatements = new Map<string, ReadonlySet<string>>();

/** What waits, and what has to be written before a statement. */
export class DeferredWrites {
  private readonly waiting = new Set<Deferred>();

  public add(writes: Deferred): void {
    this.waiting.add(writes);
  }

  /** Writes what the statement could see. */
  public before(sql: string, run: Run): void {
    if (this.waiting.size > 0) {
      const tables = tablesOf(sql);
      this.write(run, tables.has(OWNER) ? undefined : tables);
    }
  }

  /** Without tables, everything. */
  public write(run: Run, tables?: ReadonlySet<string>): void {
    for (const writes of this.waiting) {
      if (tables === undefined || tables.has(writes.table)) {
        this.waiting.delete(writes);
        writes.write(run);
      }
    }
  }

  public discard(): void {
    this.waiting.forEach((writes) => writes.discard());
    this.waiting.clear();
  }
}

function tablesOf(sql: string): ReadonlySet<string> {
  let tables = tablesOfStatements.get(sql);
  if (!tables) {
    tables = new Set([...sql.matchAll(TABLES)].map(([, table]) => table));
    tablesOfStatements.set(sql, tables);
  }
  return tables;
}
