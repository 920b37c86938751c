import { SeenTexts } from './seen-texts';
import type { Row } from '../database/statements';

/** As many rows are read with each that is added, as long as there are more: a file that was opened answers at once, and who only looks for rows does not pay for it. */
const ROWS_AT_ONCE = 100;

/** Rows of a table in an order, after one, or from the first on. */
type NextRows = (after: Row | undefined, limit: number) => readonly Row[];

/**
 * Whether a table may have a row. Most records bring values that nobody has had before, for which SQLite need not be asked. It knows nothing of a table until it has
 * read it once, some rows at a time; what is put meanwhile it is told.
 */
export class SeenRows {
  private readonly seen = new SeenTexts();
  private isComplete = false;
  private last?: Row;

  /** @param textOf what stands for a row */
  constructor(private readonly nextRows: NextRows, private readonly textOf: (row: Row) => string) {}

  public add(text: string): void {
    if (!this.isComplete) {
      this.readOn();
    }
    this.seen.add(text);
  }

  /** False only where there is certainly none. */
  public mayHave(text: string): boolean {
    return !this.isComplete || this.seen.mayHave(text);
  }

  private readOn(): void {
    const rows = this.nextRows(this.last, ROWS_AT_ONCE);
    rows.forEach((row) => this.seen.add(this.textOf(row)));
    this.last = rows.at(-1) ?? this.last;
    this.isComplete = rows.length < ROWS_AT_ONCE;
  }
}
