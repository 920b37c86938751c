import type { Database } from '../database/database';

type Numbered = 'profile' | 'object' | 'history';

/** Gives new rows their numbers, so that nobody has to ask SQLite for them. */
export class Numbering {
  private readonly given = new Map<Numbered, number>();

  constructor(private readonly database: Database) {}

  public next(kind: Numbered): number {
    const number = this.last(kind) + 1;
    this.given.set(kind, number);
    return number;
  }

  /** No row has a higher one. */
  public last(kind: Numbered): number {
    let last = this.given.get(kind);
    if (last === undefined) {
      // whatever waits has got its number here, or is in the table besides
      last = Number(this.database.lookUp(`SELECT MAX(number) AS highest FROM ${kind}`)[0]?.highest ?? 0);
      this.given.set(kind, last);
    }
    return last;
  }
}
