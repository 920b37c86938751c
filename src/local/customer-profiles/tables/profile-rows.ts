import type { Database } from '../database/database';
import type { Deferred, Run } from '../database/deferred';
import { DeferredRows } from '../database/deferred-rows';

/** What is to be written of a profile. */
export interface ProfileRow {
  readonly number: number;
  readonly id: string;
  readonly place: number;
  readonly expires: number;
  readonly json: string;
}

/** What there is of it: nothing, a row with the same place, or one with another or none. */
export type Stored = 'nothing' | 'same place' | 'another place';

interface Waiting extends ProfileRow {
  readonly stored: Stored;
  /** How many objects it has got besides those that are stored. */
  objects: number;
}

/** Rows of profiles that wait: a record writes its profile, and then there is one object more. */
export class ProfileRows implements Deferred {
  public readonly table = 'profile';
  private waiting = new Map<number, Waiting>();
  private readonly inserts: DeferredRows;

  constructor(private readonly database: Database, private readonly domain: number) {
    this.inserts = new DeferredRows(database, 'profile', 'INSERT INTO profile (number, domain, id, place, expires, objects, json)');
  }

  public put(row: ProfileRow, stored: Stored): void {
    const before = this.waiting.get(row.number);
    this.waiting.set(row.number, { ...row, stored: before === undefined || before.stored === 'same place' ? stored : before.stored, objects: before?.objects ?? 0 });
    this.database.defer(this);
  }

  /** Answers whether the row waits, so that it takes the count with it. */
  public addObjects(number: number, count: number): boolean {
    const waiting = this.waiting.get(number);
    if (waiting) {
      waiting.objects += count;
    }
    return waiting !== undefined;
  }

  public write(run: Run): void {
    const rows = this.waiting;
    this.waiting = new Map();
    for (const { number, id, place, expires, objects, json, stored } of rows.values()) {
      if (stored === 'nothing') {
        this.inserts.hold(number, this.domain, id, place, expires, objects, json);
      } else {
        // what is not set costs no entry of an index
        const sets: [string, number | string][] = [['expires = ?', expires], ['json = ?', json]];
        if (stored === 'another place') {
          sets.push(['place = ?', place]);
        }
        if (objects !== 0) {
          sets.push(['objects = objects + ?', objects]);
        }
        run(`UPDATE profile SET ${sets.map(([set]) => set).join(', ')} WHERE number = ?`, [...sets.map(([, value]) => value), number]);
      }
    }
    this.inserts.write(run);
  }

  public discard(): void {
    this.waiting.clear();
  }
}
