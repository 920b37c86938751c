import type { DomainScope } from './domain-scope';
import { DeferredRows } from '../database/deferred-rows';

/**
 * Texts of objects, which the history of an object's ingestion has in common with the object as long as that is there, and alone afterwards.
 * A text has the number of its object; an object that takes another's place has a new one.
 */
export class Bodies {
  /** The text that was put last is most likely what is told of next. */
  private last?: { readonly number: number; readonly text: string };

  private readonly rows: DeferredRows;

  constructor(private readonly scope: DomainScope) {
    this.rows = new DeferredRows(scope.database, 'body', 'INSERT INTO body (number, text)');
  }

  public put(number: number, text: string): void {
    this.rows.add(number, text);
    this.scope.database.onRollBack(() => { this.last = undefined; });
    this.last = { number, text };
  }

  /** The number of the text, where it is known to be stored. */
  public numberOf(text: string): number | undefined {
    return this.last?.text === text ? this.last.number : undefined;
  }

  /** Forgets the text of an object that is gone, unless a record of the history has it. */
  public releaseFromObject(number: number): void {
    if (this.scope.database.get('SELECT 1 FROM history WHERE body = ? LIMIT 1', number) === undefined) {
      this.delete(number);
    }
  }

  /** Forgets the texts that only the history of one profile has, which is about to be forgotten. */
  public releaseFromHistory(profile: number): void {
    const rows = this.scope.database.all(`SELECT DISTINCT body FROM history AS own WHERE profile = ? AND body IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM object WHERE number = own.body)
      AND NOT EXISTS (SELECT 1 FROM history AS other WHERE other.body = own.body AND other.profile <> own.profile)`, profile);
    rows.forEach(({ body }) => this.delete(Number(body)));
  }

  private delete(number: number): void {
    this.scope.database.run('DELETE FROM body WHERE number = ?', number);
    if (this.last?.number === number) {
      this.last = undefined;
    }
  }
}
