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
  private open = new Map<RowId, WaitingChange<Record>>();
  private done = new Map<RowId, WaitingChange<Record>>();
  /** What was asked for, or changed, last: it is asked for again many times. */
  private lastId?: RowId;
  private last?: WaitingChange<Record>;

  constructor(private readonly keeper: Keeper, public readonly table: KeptTable, private readonly options: Options<Record> = {}) {}

  /** Undefined where the table knows. */
  public get(id: RowId): WaitingChange<Record> | undefined {
    if (id !== this.lastId) {
      this.last = this.open.get(id) ?? this.done.get(id);
      this.lastId = id;
    }
    return this.last;
  }

  /** Whether the open transaction has changed it. */
  public isOpen(id: RowId): boolean {
    return this.open.has(id);
  }

  /** @param row may be left out where it can be made of the record */
  public put(id: RowId, row: KeptRow | undefined, record?: Record): void {
    const before = this.get(id);
    // the table may have a row that is another
    this.change(id, { kind: before === undefined || before.kind === 'put' ? 'put' : 'anew', record, row });
  }

  /** Also changes what does not change otherwise. */
  public putAnew(id: RowId, row: KeptRow, record?: Record): void {
    this.change(id, { kind: 'anew', record, row });
  }

  /** @param key the values of the columns of the key */
  public remove(id: RowId, key: KeptRow): void {
    this.change(id, { kind: 'gone', row: key });
  }

  public get openCount(): number {
    return this.open.size;
  }

  public get doneCount(): number {
    return this.done.size;
  }

  public openChanges(): TableChanges {
    return this.changesOf(this.open);
  }

  public doneChanges(): TableChanges {
    return this.changesOf(this.done);
  }

  /** What waits. Rows that were not asked for are not made. */
  public* changes(): Iterable<WaitingChange<Record>> {
    for (const [id, change] of this.done) {
      if (!this.open.has(id)) {
        yield change;
      }
    }
    yield* this.open.values();
  }

  /** The rows as they will be; of those that go, their keys. */
  public* all(): Iterable<RowChange> {
    for (const change of this.changes()) {
      yield this.rowChange(change);
    }
  }

  /** The open transaction is done. */
  public settle(): void {
    if (this.done.size === 0) {
      [this.done, this.open] = [this.open, this.done];
      return;
    }
    this.open.forEach((change, id) => this.done.set(id, change));
    this.open.clear();
  }

  /** The open transaction is not to be. */
  public discard(): void {
    this.open.clear();
    this.lastId = undefined;
  }

  /** The changes of the open transaction are in the table. */
  public openWritten(): void {
    this.open.clear();
    this.lastId = undefined;
    this.options.onWritten?.();
  }

  /** The changes that were done are in the table. What the open transaction has put in their place is there already as another. */
  public doneWritten(): void {
    for (const [id, change] of this.open) {
      if (change.kind === 'put' && this.done.has(id)) {
        this.open.set(id, { ...change, kind: 'anew' });
      }
    }
    this.done.clear();
    this.lastId = undefined;
    this.options.onWritten?.();
  }

  private change(id: RowId, change: WaitingChange<Record>): void {
    this.open.set(id, change);
    this.last = change;
    this.lastId = id;
    this.keeper.keep(this);
  }

  private changesOf(changes: ReadonlyMap<RowId, WaitingChange<Record>>): TableChanges {
    if (this.options.rowOf !== undefined) {
      changes.forEach((change) => this.rowChange(change));
    }
    return { table: this.table, changes: changes.values() as Iterable<RowChange> };
  }

  private rowChange(change: WaitingChange<Record>): RowChange {
    change.row ??= change.record === undefined ? [] : this.options.rowOf?.(change.record) ?? [];
    return change as RowChange;
  }
}
