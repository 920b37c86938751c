import type { KeptRow, KeptTable, RowChange, TableChanges } from './kept-rows';

/** Identifies a row in memory. */
export type RowId = string | number;

/** A change of a row that waits. */
export interface WaitingChange<Record> {
  readonly kind: RowChange['kind'];
  /** What the row stands for, so that it need not be read; of a row that is gone there is none. */
  readonly record?: Record;
  /** Made of the record where it was not given, when it is needed. */
  row?: KeptRow;
}

/** One with its place among the others. */
interface Kept<Record> extends WaitingChange<Record> {
  kind: RowChange['kind'];
  record?: Record;
  readonly id: RowId;
  isOpen: boolean;
  /** The change that is done, of a row that the open transaction has changed too. */
  former?: Kept<Record>;
}

/** What takes changes of rows and says when they begin to wait. */
export interface Keeper {
  keep(rows: WaitingRows<unknown>): void;
}

interface Options<Record> {
  /** Makes the row of a record that was put without one. */
  rowOf?(record: Record): KeptRow;
  /** Changes are in the table that were not. Those of the open transaction may wait on. */
  onWritten?(): void;
}

/**
 * Changes of the rows of a table that wait: those of the open transaction, over those that are done and not in the table yet. Whoever looks for a row has to look here first.
 */
export class WaitingRows<Record = undefined> {
  /** The last change of each row. */
  private kept = new Map<RowId, Kept<Record>>();
  /** Those of the open transaction: a list, as it is emptied with every transaction. */
  private open: Kept<Record>[] = [];
  private countOfDone = 0;
  /** What was asked for, or changed, last: it is asked for again many times. */
  private lastId?: RowId;
  private last?: Kept<Record>;

  constructor(private readonly keeper: Keeper, public readonly table: KeptTable, private readonly options: Options<Record> = {}) {}

  /** Undefined where the table knows. */
  public get(id: RowId): WaitingChange<Record> | undefined {
    return this.find(id);
  }

  /** Whether the open transaction has changed it. */
  public isOpen(id: RowId): boolean {
    return this.find(id)?.isOpen === true;
  }

  /** @param row may be left out where it can be made of the record */
  public put(id: RowId, row: KeptRow | undefined, record?: Record): void {
    const before = this.find(id);
    // the table may have a row that is another
    this.change(id, before === undefined || before.kind === 'put' ? 'put' : 'anew', row, record);
  }

  /** Also changes what does not change otherwise. */
  public putAnew(id: RowId, row: KeptRow, record?: Record): void {
    this.change(id, 'anew', row, record);
  }

  /** @param key the values of the columns of the key */
  public remove(id: RowId, key: KeptRow): void {
    this.change(id, 'gone', key);
  }

  public get openCount(): number {
    return this.open.length;
  }

  public get doneCount(): number {
    return this.countOfDone;
  }

  public openChanges(): TableChanges {
    return { table: this.table, changes: this.rowsOf(this.open) };
  }

  public doneChanges(): TableChanges {
    const done: Kept<Record>[] = [];
    for (const change of this.kept.values()) {
      if (!change.isOpen) {
        done.push(change);
      } else if (change.former !== undefined) {
        done.push(change.former);
      }
    }
    return { table: this.table, changes: this.rowsOf(done) };
  }

  /** What waits. Rows that were not asked for are not made. */
  public changes(): Iterable<readonly [RowId, WaitingChange<Record>]> {
    return this.kept;
  }

  /** The rows as they will be; of those that go, their keys. */
  public all(): Iterable<RowChange> {
    return this.rowsOf([...this.kept.values()]);
  }

  /** The open transaction is done. */
  public settle(): void {
    for (const change of this.open) {
      if (change.former === undefined) {
        this.countOfDone++;
      }
      change.isOpen = false;
      change.former = undefined;
    }
    this.open.length = 0;
  }

  /** The open transaction is not to be. */
  public discard(): void {
    for (const { id, former } of this.open) {
      if (former === undefined) {
        this.kept.delete(id);
      } else {
        this.kept.set(id, former);
      }
    }
    this.open.length = 0;
    this.lastId = undefined;
  }

  /** The changes of the open transaction are in the table. */
  public openWritten(): void {
    this.discard();
    this.options.onWritten?.();
  }

  /** The changes that were done are in the table. What the open transaction has put in their place is there already as another. */
  public doneWritten(): void {
    this.kept = new Map();
    for (const change of this.open) {
      if (change.kind === 'put' && change.former !== undefined) {
        change.kind = 'anew';
      }
      change.former = undefined;
      this.kept.set(change.id, change);
    }
    this.countOfDone = 0;
    this.lastId = undefined;
    this.options.onWritten?.();
  }

  private find(id: RowId): Kept<Record> | undefined {
    if (id !== this.lastId) {
      this.last = this.kept.get(id);
      this.lastId = id;
    }
    return this.last;
  }

  private change(id: RowId, kind: RowChange['kind'], row: KeptRow | undefined, record?: Record): void {
    const before = this.find(id);
    if (before?.isOpen) {
      before.kind = kind;
      before.row = row;
      before.record = record;
    } else {
      const change: Kept<Record> = { id, kind, row, record, isOpen: true, former: before };
      this.kept.set(id, change);
      this.open.push(change);
      this.last = change;
    }
    this.keeper.keep(this);
  }

  private rowsOf(changes: readonly Kept<Record>[]): Iterable<RowChange> {
    for (const change of changes) {
      change.row ??= change.record === undefined ? [] : this.options.rowOf?.(change.record) ?? [];
    }
    return changes as Iterable<RowChange>;
  }
}
