import type { Database as Connection } from 'node-sqlite3-wasm';
import { openFile } from './database-file';
import type { Convert } from './database-file';
import { DeferredWrites } from './deferred';
import type { Deferred, Run } from './deferred';
import { createSchema } from './schema';
import { sqlite } from './sqlite';
import { Statements } from './statements';
import type { Row, Value } from './statements';

export interface DatabaseOptions {
  /** @default - in memory: all is gone when it is closed */
  readonly file?: string;
  /** Reads a file that is no database. @default - one is refused */
  readonly convert?: Convert;
}

interface Opened {
  readonly connection: Connection;
  readonly statements: Statements;
  /** Lets other processes in. */
  readonly release: () => void;
}

/** What is in memory goes with the last that refers to it. */
const FORGOTTEN = new FinalizationRegistry<Connection>((connection) => connection.close());

/** A database that this process has for itself. Everything is synchronous. */
export class Database {
  private opened?: Opened;
  /** How to undo in memory what the open transactions, the innermost last, have changed there. */
  private readonly undoing: (() => void)[][] = [];
  /** Of the innermost of them. */
  private readonly deferred = new DeferredWrites();
  private readonly runNow: Run;

  constructor(private readonly options: DatabaseOptions) {
    this.runNow = (sql, values) => { this.statements.run(sql, values); };
    this.open();
  }

  public get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** Opens a file that was closed; answers whether it was closed, so that others may have changed it. */
  public open(): boolean {
    if (this.opened) {
      return false;
    }
    const { file, convert } = this.options;
    const { connection, release } = file === undefined ? inMemory() : openFile(file, convert);
    this.opened = { connection, release, statements: new Statements(connection) };
    if (file === undefined) {
      FORGOTTEN.register(this, connection, this);
    }
    return true;
  }

  public close(): void {
    if (!this.opened) {
      return;
    }
    const { connection, statements, release } = this.opened;
    this.opened = undefined;
    FORGOTTEN.unregister(this);
    statements.finalize();
    try {
      connection.close();
    } finally {
      release();
    }
  }

  /** Answers how many rows were changed. */
  public run(sql: string, ...values: readonly Value[]): number {
    this.deferred.before(sql, this.runNow);
    return this.statements.run(sql, values);
  }

  public get(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.all(sql, ...values)[0];
  }

  public all(sql: string, ...values: readonly Value[]): Row[] {
    this.deferred.before(sql, this.runNow);
    return this.statements.all(sql, values);
  }

  /**
   * Does the work as a whole: where it throws, nothing of it has happened. Work within work is undone alone when it throws, and kept when the outermost is done.
   */
  public transaction<T>(work: () => T): T {
    const depth = this.undoing.length;
    this.deferred.write(this.runNow);
    this.run(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT level_${depth}`);
    this.undoing.push([]);
    try {
      const result = work();
      this.deferred.write(this.runNow);
      this.run(depth === 0 ? 'COMMIT' : `RELEASE level_${depth}`);
      const undo = this.undoing.pop() ?? [];
      this.undoing.at(-1)?.push(...undo);
      return result;
    } catch (error) {
      this.rollBack(depth);
      throw error;
    }
  }

  /** Tells how to undo a change in memory that goes with one in the database. */
  public onRollBack(undo: () => void): void {
    this.undoing.at(-1)?.push(undo);
  }

  /** Lets writes wait for more of their kind, at the latest until the open transaction ends. */
  public defer(writes: Deferred): void {
    if (this.undoing.length > 0) {
      this.deferred.add(writes);
    } else {
      writes.write(this.runNow);
    }
  }

  private rollBack(depth: number): void {
    const undo = this.undoing.pop() ?? [];
    this.deferred.discard();
    try {
      // SQLite has rolled back on its own accord where the disk was full
      if (this.opened?.connection.inTransaction) {
        if (depth > 0) {
          this.run(`ROLLBACK TO level_${depth}`);
        }
        this.run(depth === 0 ? 'ROLLBACK' : `RELEASE level_${depth}`);
      }
    } finally {
      undo.reverse().forEach((action) => action());
    }
  }

  private get statements(): Statements {
    if (!this.opened) {
      throw new Error(`the data file ${this.options.file ?? ''} is closed: the service that had it was stopped`);
    }
    return this.opened.statements;
  }
}

/** Opens the database in a file, made where there is none, or a new one in memory. */
export function openDatabase(options: DatabaseOptions = {}): Database {
  return new Database(options);
}

function inMemory(): Pick<Opened, 'connection' | 'release'> {
  const connection = new (sqlite().Database)(':memory:');
  createSchema(connection);
  return { connection, release: () => undefined };
}
