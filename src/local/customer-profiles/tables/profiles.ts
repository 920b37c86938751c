import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Numbering } from './numbering';
import { packCells, unpackCells } from './packed-cells';
import type { PackedCells } from './packed-cells';
import { ProfileRows } from './profile-rows';
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
  /** How many objects profiles have, by their numbers, where it is known. */
  private readonly objects = new Map<number, number>();
  private readonly rows: ProfileRows;

  constructor(private readonly scope: DomainScope, private readonly numbering: Numbering, private readonly totals: Totals) {
    this.rows = new ProfileRows(scope.database, scope.domain);
  }

  public get(id: string): Profile | undefined {
    const { database, domain } = this.scope;
    const row = database.get(`SELECT ${COLUMNS} FROM profile WHERE domain = ? AND id = ?`, domain, id);
    return row === undefined ? undefined : this.read(row);
  }

  public put({ id, order: place, expiresAt: expires, objectCount: _, cells, ...rest }: Profile): void {
    const packed: PackedProfile = { ...rest, cells: packCells(cells) };
    const json = JSON.stringify(packed);
    const before = this.find(id);
    const number = before?.number ?? this.numbering.next('profile');
    if (before?.place === undefined) {
      const objects = before ? this.objectsOf(number) : 0;
      this.count(number, objects);
      this.totals.add({ profiles: 1, metering: meteringOf(objects) });
    }
    if (before?.place !== place) {
      this.change(id, { number, place });
    }
    this.rows.put({ number, id, place, expires, json }, before === undefined ? 'nothing' : before.place === place ? 'same place' : 'another place');
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
      // the number may be given again
      this.objects.delete(known.number);
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
    const known = this.objects.get(number);
    if (known !== undefined && this.rows.addObjects(number, count)) {
      // it has a place, or it would not wait
      this.counted(number, known + count, count);
      return;
    }
    const row = this.scope.database.get('UPDATE profile SET objects = objects + ? WHERE number = ? RETURNING objects, place', count, number);
    if (row !== undefined && row.place !== null) {
      this.counted(number, Number(row.objects), count);
    }
  }

  private counted(number: number, objects: number, added: number): void {
    this.count(number, objects);
    const metering = meteringOf(objects) - meteringOf(objects - added);
    if (metering !== 0) {
      this.totals.add({ metering });
    }
  }

  private count(number: number, objects: number): void {
    this.scope.database.onRollBack(() => this.objects.delete(number));
    this.rememberCount(number, objects);
  }

  private rememberCount(number: number, objects: number): void {
    if (this.objects.size >= REMEMBERED) {
      this.objects.clear();
    }
    this.objects.set(number, objects);
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
    const { number, id, place, expires, objects, json } = row;
    this.remember(String(id), placeIn(row));
    if (place === null) {
      return undefined;
    }
    this.rememberCount(Number(number), Number(objects));
    const { cells, ...rest } = parse<PackedProfile>(json);
    return { id: String(id), order: Number(place), expiresAt: Number(expires), objectCount: Number(objects), ...rest, cells: unpackCells(cells) };
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

type PackedProfile = Omit<Profile, 'id' | 'order' | 'expiresAt' | 'objectCount' | 'cells'> & { readonly cells: PackedCells };

function placeIn({ number, place }: Row): Place {
  return { number: Number(number), place: place === null ? undefined : Number(place) };
}
