import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Numbering } from './numbering';
import { upwards } from './slices';
import type { Totals } from './totals';
import { meteringOf } from './totals';
import type { Row } from '../database/statements';
import type { Slice } from '../engine/data-store';
import type { Profile } from '../engine/records';

/** The row of a profile. It is there from the first mention of the id on; the profile is, once it has a place. */
interface Place {
  readonly number: number;
  readonly place?: number;
}

/** More are looked up again. */
const REMEMBERED = 20_000;

const COLUMNS = 'number, id, place, expires, objects, json';

export class Profiles {
  private readonly places = new Map<string, Place>();

  constructor(private readonly scope: DomainScope, private readonly numbering: Numbering, private readonly totals: Totals) {}

  public get(id: string): Profile | undefined {
    const { database, domain } = this.scope;
    const row = database.get(`SELECT ${COLUMNS} FROM profile WHERE domain = ? AND id = ?`, domain, id);
    return row === undefined ? undefined : this.read(row);
  }

  public put({ id, order, expiresAt, objectCount: _, ...rest }: Profile): void {
    const { database, domain } = this.scope;
    const json = JSON.stringify(rest);
    const before = this.find(id);
    if (before === undefined) {
      const number = this.numbering.next('profile');
      database.run('INSERT INTO profile (number, domain, id, place, expires, json) VALUES (?, ?, ?, ?, ?, ?)', number, domain, id, order, expiresAt, json);
      this.change(id, { number, place: order });
      this.totals.add({ profiles: 1, metering: 1 });
    } else if (before.place === order) {
      database.run('UPDATE profile SET expires = ?, json = ? WHERE number = ?', expiresAt, json, before.number);
    } else {
      database.run('UPDATE profile SET place = ?, expires = ?, json = ? WHERE number = ?', order, expiresAt, json, before.number);
      this.change(id, { number: before.number, place: order });
      if (before.place === undefined) {
        this.totals.add({ profiles: 1, metering: meteringOf(this.objectsOf(before.number)) });
      }
    }
  }

  /** The row goes, and with it the number. Everything that refers to it has to be gone. */
  public delete(id: string): void {
    const known = this.find(id);
    if (known !== undefined) {
      if (known.place !== undefined) {
        this.totals.add({ profiles: -1, metering: -meteringOf(this.objectsOf(known.number)) });
      }
      this.scope.database.run('DELETE FROM profile WHERE number = ?', known.number);
      this.change(id, undefined);
    }
  }

  public list(slice: Slice): Profile[] {
    const { database, domain } = this.scope;
    return database.all(`SELECT ${COLUMNS} FROM profile WHERE domain = ? AND place IS NOT NULL AND place > ? ORDER BY place LIMIT ?`, domain, ...upwards(slice))
      .flatMap((row) => this.read(row) ?? []);
  }

  public expired(now: number, limit: number): Profile[] {
    const { database, domain } = this.scope;
    const sql = `SELECT ${COLUMNS} FROM profile WHERE domain = ? AND objects = 0 AND expires IS NOT NULL AND expires <= ? ORDER BY expires, place LIMIT ?`;
    return database.all(sql, domain, now, limit).flatMap((row) => this.read(row) ?? []);
  }

  public nextExpiry(): number | undefined {
    const { database, domain } = this.scope;
    const row = database.get('SELECT MIN(expires) AS expires FROM profile WHERE domain = ? AND objects = 0 AND expires IS NOT NULL', domain);
    return typeof row?.expires === 'number' ? row.expires : undefined;
  }

  /** Undefined where nothing was ever stored for the id. */
  public number(id: string): number | undefined {
    return this.find(id)?.number;
  }

  public numberOf(id: string): number {
    const known = this.find(id)?.number;
    if (known !== undefined) {
      return known;
    }
    const number = this.numbering.next('profile');
    this.scope.database.run('INSERT INTO profile (number, domain, id) VALUES (?, ?, ?)', number, this.scope.domain, id);
    this.change(id, { number });
    return number;
  }

  /** Counts objects that come and go. */
  public addObjects(number: number, count: number): void {
    const row = this.scope.database.get('UPDATE profile SET objects = objects + ? WHERE number = ? RETURNING objects, place', count, number);
    if (row !== undefined && row.place !== null) {
      const metering = meteringOf(Number(row.objects)) - meteringOf(Number(row.objects) - count);
      if (metering !== 0) {
        this.totals.add({ metering });
      }
    }
  }

  private objectsOf(number: number): number {
    return Number(this.scope.database.get('SELECT objects FROM profile WHERE number = ?', number)?.objects);
  }

  private find(id: string): Place | undefined {
    const known = this.places.get(id);
    if (known !== undefined) {
      return known;
    }
    const { database, domain } = this.scope;
    const row = database.get('SELECT number, place FROM profile WHERE domain = ? AND id = ?', domain, id);
    return row === undefined ? undefined : this.remember(id, placeIn(row));
  }

  private read(row: Row): Profile | undefined {
    const { id, place, expires, objects, json } = row;
    this.remember(String(id), placeIn(row));
    const profile = { id: String(id), order: Number(place), expiresAt: Number(expires), objectCount: Number(objects) };
    return place === null ? undefined : { ...profile, ...parse<PackedProfile>(json) };
  }

  private remember(id: string, place: Place): Place {
    if (this.places.size >= REMEMBERED) {
      this.places.clear();
    }
    this.places.set(id, place);
    return place;
  }

  private change(id: string, place: Place | undefined): void {
    this.scope.database.onRollBack(() => this.places.delete(id));
    if (place === undefined) {
      this.places.delete(id);
    } else {
      this.remember(id, place);
    }
  }
}

type PackedProfile = Omit<Profile, 'id' | 'order' | 'expiresAt' | 'objectCount'>;

function placeIn({ number, place }: Row): Place {
  return { number: Number(number), place: place === null ? undefined : Number(place) };
}
