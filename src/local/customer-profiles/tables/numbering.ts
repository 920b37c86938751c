import type { Database } from '../database/database';

type Numbered = 'profile' | 'object';

/** An object's number is that of its text as well, which may outlive it. */
const HIGHEST: { readonly [Kind in Numbered]: string } = {
  profile: 'SELECT MAX(number) AS highest FROM profile',
  object: 'SELECT MAX((SELECT COALESCE(MAX(number), 0) FROM object), (SELECT COALESCE(MAX(number), 0) FROM body)) AS highest',
};

/** Gives new rows their numbers, so that nobody has to ask SQLite for them. */
export class Numbering {
  private readonly last = new Map<Numbered, number>();

  constructor(private readonly database: Database) {}

  public next(kind: Numbered): number {
    const last = this.last.get(kind) ?? Number(this.database.get(HIGHEST[kind])?.highest ?? 0);
    this.last.set(kind, last + 1);
    return last + 1;
  }
}
