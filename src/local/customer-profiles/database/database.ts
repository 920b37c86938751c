import type { Database as Connection } from 'node-sqlite3-wasm';
import type { Convert } from './database-file';
import { beginGeneration, openInMemory, openWithJournal } from './opened';
import type { Opened } from './opened';
import type { Run } from './row-writer';
import { statementKind } from './statement-kind';
import type { Statements, Row, Value } from './statements';
import type { Keeper, WaitingRows } from './waiting-rows';
import { WaitingWrites } from './waiting-writes';

export interface DatabaseOptions {
  /** @default - in memory: all is gone when it is closed */
  readonly file?: string;
  /** Reads a file that is no database. @default - one is refused */
  readonly convert?: Convert;
  /** How many rows wait at most. @default - those of some thousand records, for which a call waits a tenth of a second */
  readonly mostWaiting?: number;
}

/** More rows of one transaction go into the tables at once. */
const MOST_OF_ONE = 12_000;
const MOST_WAITING = 12_000;
/** Records may be large. */
const MOST_BYTES_WAITING = 8 * 1024 * 1024;

/** What is in memory goes with the last that refers to it. */
const FORGOTTEN = new FinalizationRegistry<Connection>((connection) => connection.close());

/**
 * A database that this process has for itself. Everything is synchronous.
 *
 * Changes of the rows that records consist of wait (`WaitingRows`): a transaction that has no others is an entry of the journal, and many of them are written to the tables together,
 * at the latest before a statement looks there.
 */
export class Database implements Keeper {
  private opened?: Opened;
  /** How to undo in memory what the open transactions, the innermost last, have changed there. */
  private readonly undoing: (() => void)[][] = [];
  /** Whether the open transaction is one of SQLite too. Nothing that is done waits then. */
  private begun = false;
  private readonly waiting = new WaitingWrites();
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
    if (file === undefined) {
      this.opened = openInMemory();
      FORGOTTEN.register(this, this.opened.connection, this);
    } else {
      this.opened = openWithJournal(file, convert);
    }
    return true;
  }

  public close(): void {
    if (!this.opened) {
      return;
    }
    const isWritten = this.isWrittenAtLast();
    const { connection, statements, journal, release } = this.opened;
    this.opened = undefined;
    this.waiting.clear();
    FORGOTTEN.unregister(this);
    statements.finalize();
    try {
      connection.close();
      journal?.close(isWritten);
    } finally {
      release();
    }
  }

  /** Answers how many rows were changed. */
  public run(sql: string, ...values: readonly Value[]): number {
    this.beforeChange(sql);
    return this.statements.run(sql, values);
  }

  public get(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.all(sql, ...values)[0];
  }

  public all(sql: string, ...values: readonly Value[]): Row[] {
    if (statementKind(sql).reads) {
      this.beforeRead(sql);
    } else {
      this.beforeChange(sql);
    }
    return this.statements.all(sql, values);
  }

  /** Looks into the tables as they are: whoever asks knows what waits. */
  public lookUp(sql: string, ...values: readonly Value[]): Row[] {
    return this.statements.all(sql, values);
  }

  /**
   * Does the work as a whole: where it throws, nothing of it has happened. Work within work is undone alone when it throws, and kept when the outermost is done.
   */
  public transaction<T>(work: () => T): T {
    const depth = this.undoing.length;
    if (depth > 0) {
      this.begin();
      this.waiting.writeOpen(this.runNow);
      this.statements.run(`SAVEPOINT level_${depth}`, []);
    }
    this.undoing.push([]);
    try {
      const result = work();
      if (depth === 0) {
        this.commit();
      } else {
        this.waiting.writeOpen(this.runNow);
        this.statements.run(`RELEASE level_${depth}`, []);
      }
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

  public keep(rows: WaitingRows<unknown>): void {
    this.waiting.add(rows);
    if (this.undoing.length === 0) {
      this.commit();
    }
  }

  /** Makes the open transaction one of SQLite, which sees all that is done. */
  private begin(): void {
    if (this.begun) {
      return;
    }
    this.writeDone();
    if (this.undoing.length > 0) {
      this.statements.run('BEGIN IMMEDIATE', []);
      this.begun = true;
    }
  }

  private commit(): void {
    const count = this.waiting.openCount();
    if (count > MOST_OF_ONE) {
      this.begin();
    }
    if (this.begun) {
      this.waiting.writeOpen(this.runNow);
      this.statements.run('COMMIT', []);
      this.begun = false;
    } else if (count > 0) {
      // before, as what is in the journal is done
      if (this.hasEnoughWaiting()) {
        this.writeDone();
      }
      this.opened?.journal?.append((entry) => this.waiting.writeEntry(entry));
      this.waiting.settle();
    }
  }

  private hasEnoughWaiting(): boolean {
    const { journal } = this.need();
    return this.waiting.doneCount() >= (this.options.mostWaiting ?? MOST_WAITING) || (journal?.size ?? 0) >= MOST_BYTES_WAITING;
  }

  private beforeChange(sql: string): void {
    this.begin();
    this.waiting.writeOpen(this.runNow, statementKind(sql).tables);
  }

  private beforeRead(sql: string): void {
    const { tables } = statementKind(sql);
    if (this.waiting.isOpenIn(tables)) {
      this.beforeChange(sql);
    } else if (this.waiting.isDoneIn(tables)) {
      this.writeDone();
    }
  }

  /** Writes what is done into the tables, in a transaction of its own. */
  private writeDone(): void {
    if (this.waiting.doneCount() === 0) {
      return;
    }
    beginGeneration(this.need(), () => this.waiting.writeDone(this.runNow));
    this.waiting.doneWritten();
  }

  /** What cannot be written any more stays in the journal, for whoever opens the file next. */
  private isWrittenAtLast(): boolean {
    try {
      this.writeDone();
      return true;
    } catch {
      return false;
    }
  }

  private rollBack(depth: number): void {
    const undo = this.undoing.pop() ?? [];
    this.waiting.discard();
    try {
      // SQLite has rolled back on its own accord where the disk was full
      if (this.opened?.connection.inTransaction) {
        if (depth > 0) {
          this.statements.run(`ROLLBACK TO level_${depth}`, []);
        }
        this.statements.run(depth === 0 ? 'ROLLBACK' : `RELEASE level_${depth}`, []);
      }
    } finally {
      if (depth === 0) {
        this.begun = false;
      }
      undo.reverse().forEach((action) => action());
    }
  }

  private get statements(): Statements {
    return this.need().statements;
  }

  private need(): Opened {
    if (!this.opened) {
      throw new Error(`the data file ${this.options.file ?? ''} is closed: the service that had it was stopped`);
    }
    return this.opened;
  }
}

/** Opens the database in a file, made where there is none, or a new one in memory. */
export function openDatabase(options: DatabaseOptions = {}): Database {
  return new Database(options);
}
