import { writeEntryPart } from './journal-entry';
import type { PackedValues } from './packed-values';
import { writeChanges } from './row-writer';
import type { Run } from './row-writer';
import type { WaitingRows } from './waiting-rows';

/** All changes that wait: those of the open transaction, and those that are done. */
export class WaitingWrites {
  private readonly open = new Set<WaitingRows<unknown>>();
  private readonly done = new Set<WaitingRows<unknown>>();

  public add(rows: WaitingRows<unknown>): void {
    this.open.add(rows);
  }

  public openCount(): number {
    return countOf(this.open, ({ openCount }) => openCount);
  }

  public doneCount(): number {
    return countOf(this.done, ({ doneCount }) => doneCount);
  }

  /** Writes what the open transaction has changed. */
  public writeEntry(entry: PackedValues): void {
    for (const rows of this.open) {
      const { table, changes } = rows.openChanges();
      writeEntryPart(entry, table, changes, rows.openCount);
    }
  }

  /** Whether a statement on tables, or on any, would miss some of them. */
  public isOpenIn(tables?: ReadonlySet<string>): boolean {
    return isIn(this.open, tables);
  }

  public isDoneIn(tables?: ReadonlySet<string>): boolean {
    return isIn(this.done, tables);
  }

  public settle(): void {
    for (const rows of this.open) {
      rows.settle();
      this.done.add(rows);
    }
    this.open.clear();
  }

  public discard(): void {
    this.open.forEach((rows) => rows.discard());
    this.open.clear();
  }

  /** Writes what the open transaction has changed in tables, or in all. */
  public writeOpen(run: Run, tables?: ReadonlySet<string>): void {
    for (const rows of this.open) {
      if (tables === undefined || tables.has(rows.table.name)) {
        writeChanges(rows.openChanges(), run);
        this.open.delete(rows);
        rows.openWritten();
      }
    }
  }

  /** Writes what is done. It waits until it is said to be written. */
  public writeDone(run: Run): void {
    this.done.forEach((rows) => writeChanges(rows.doneChanges(), run));
  }

  public doneWritten(): void {
    this.done.forEach((rows) => rows.doneWritten());
    this.done.clear();
  }

  /** Forgets everything: nobody has it any more. */
  public clear(): void {
    this.discard();
    this.doneWritten();
  }
}

function countOf(all: ReadonlySet<WaitingRows<unknown>>, count: (rows: WaitingRows<unknown>) => number): number {
  let sum = 0;
  all.forEach((rows) => { sum += count(rows); });
  return sum;
}

function isIn(all: ReadonlySet<WaitingRows<unknown>>, tables?: ReadonlySet<string>): boolean {
  for (const { table } of all) {
    if (tables === undefined || tables.has(table.name)) {
      return true;
    }
  }
  return false;
}
