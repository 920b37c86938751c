import type { DomainScope } from './domain-scope';
import { parse } from './json';
import { nextExpiry } from './next-expiry';
import type { Numbering } from './numbering';
import { packCells, unpackCells } from './packed-cells';
import type { PackedCells } from './packed-cells';
import { SeenRows } from './seen-rows';
import { upwards } from './slices';
import type { Totals } from './totals';
import { meteringOf } from './totals';
import type { KeptRow } from '../database/kept-rows';
import { KEPT_TABLES } from '../database/kept-rows';
import type { Row } from '../database/statements';
import { WaitingRows } from '../database/waiting-rows';
import type { Slice } from '../engine/data-store';
import type { Cells, Profile, ProfileState } from '../engine/records';

/** What is known of the row of a profile. It is there from the first mention of the id on; the profile is, once it has a place. */
export interface Known {
  readonly number: number;
  readonly id: string;
  readonly place?: number;
  readonly objects: number;
}

/** More are looked up again. */
const REMEMBERED = 20_000;

/** What `found` reads. */
export const PROFILE_COLUMNS = 'number, id, place, expires, objects, json';
const BY_ID = 'domain = ? AND substr(id, 1, 12) = substr(?2, 1, 12) AND id = ?2';

export class Profiles {
  /** By id. */
  private readonly rows: WaitingRows<Profile>;
  /** The ids of numbers of which a change may wait. */
  private readonly waiting = new Map<number, string>();
  /** What the table says. */
  private readonly byId = new Map<string, Known>();
  private readonly byNumber = new Map<number, Known>();
  /** What was put last. */
  private last?: { readonly cells: Cells; readonly json: string };
  /** The row that was found last by its number: most likely it is asked for next. */
  private lastFound?: Row;
  private readonly seen: SeenRows;

  constructor(private readonly scope: DomainScope, private readonly numbering: Numbering, private readonly totals: Totals) {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES.profile, { onWritten: () => this.tableChanged() });
    this.seen = new SeenRows(
      (after, limit) => scope.database.lookUp('SELECT number, id FROM profile WHERE number > ? ORDER BY number LIMIT ?', after?.number ?? 0, limit),
      ({ id }) => String(id),
    );
  }

  public get(id: string): Profile | undefined {
    const change = this.rows.get(id);
    if (change) {
      return change.kind === 'gone' ? undefined : waitingProfile(change.row, change.record);
    }
    if (this.lastFound?.id === id) {
      return profileOf(this.lastFound);
    }
    const row = this.inTable(id);
    return row && this.read(row);
  }

  public put(profile: Profile): void {
    const { id, order: place, expiresAt: expires, objectCount: _, cells, ...rest } = profile;
    const packed: PackedProfile = { ...rest, cells: packCells(cells) };
    const before = this.find(id);
    const number = before?.number ?? this.newNumber(id);
    const objects = before?.objects ?? 0;
    if (before?.place === undefined) {
      this.totals.add({ profiles: 1, metering: meteringOf(objects) });
    }
    const json = JSON.stringify(packed);
    this.last = { cells, json };
    this.waiting.set(number, id);
    const row = [number, this.scope.domain, id, place, expires, objects, json];
    if (before === undefined || before.place === place) {
      this.rows.put(id, row, profile);
    } else {
      this.rows.putAnew(id, row, profile);
    }
  }

  /** The state of a profile as it is stored, from which `cellsIn` reads its cells; most likely it was just put. */
  public packed({ cells }: ProfileState): string {
    return this.last?.cells === cells ? this.last.json : JSON.stringify({ cells: packCells(cells) });
  }

  /** The row goes. Everything that refers to it has to be gone. */
  public delete(id: string): void {
    const known = this.find(id);
    if (known !== undefined) {
      if (known.place !== undefined) {
        this.totals.add({ profiles: -1, metering: -meteringOf(known.objects) });
      }
      this.waiting.set(known.number, id);
      this.rows.remove(id, [known.number]);
    }
  }

  public list(slice: Slice): Profile[] {
    const { database, domain } = this.scope;
    return database.all(`SELECT ${PROFILE_COLUMNS} FROM profile WHERE domain = ? AND place IS NOT NULL AND place > ? ORDER BY place LIMIT ?`, domain, ...upwards(slice))
      .flatMap((row) => this.read(row) ?? []);
  }

  public expired(now: number, limit: number): Profile[] {
    const { database, domain } = this.scope;
    const sql = `SELECT ${PROFILE_COLUMNS} FROM profile WHERE domain = ? AND objects = 0 AND expires IS NOT NULL AND expires <= ? ORDER BY expires, place LIMIT ?`;
    return database.all(sql, domain, now, limit).flatMap((row) => this.read(row) ?? []);
  }

  public nextExpiry(): number | undefined {
    const sql = 'SELECT number, expires FROM profile WHERE domain = ? AND objects = 0 AND expires IS NOT NULL ORDER BY expires LIMIT 1';
    return nextExpiry(this.scope, this.rows, sql, ([, , , , expires, objects]) => (objects === 0 ? expires : null));
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
    const number = this.newNumber(id);
    this.waiting.set(number, id);
    this.rows.put(id, [number, this.scope.domain, id, null, null, 0, null]);
    return number;
  }

  public idOf(number: number): string {
    return this.numbered(number)?.id ?? '';
  }

  /** A row that somebody has come upon, with the columns of `PROFILE_COLUMNS`; undefined where it has none of them. */
  public found(row: Row): Known | undefined {
    if (row.id === null) {
      return undefined;
    }
    this.lastFound = row;
    return this.remember(row);
  }

  /** The ids of those that have a place, in the order of their creation. */
  public inOrder(numbers: ReadonlySet<number>): string[] {
    const found: Known[] = [];
    for (const number of numbers) {
      const known = this.numbered(number);
      if (known?.place !== undefined) {
        found.push(known);
      }
    }
    return found.sort((one, other) => (one.place ?? 0) - (other.place ?? 0)).map(({ id }) => id);
  }

  /** Counts objects that come and go. */
  public addObjects(id: string, count: number): void {
    const change = this.rows.get(id);
    const before = change?.row ?? this.rowInTable(id);
    if (before === undefined || change?.kind === 'gone') {
      return;
    }
    const objects = Number(before[5]) + count;
    const row = [...before.slice(0, 5), objects, before[6]];
    this.rows.put(id, row, change?.record);
    const metering = before[3] === null ? 0 : meteringOf(objects) - meteringOf(objects - count);
    if (metering !== 0) {
      this.totals.add({ metering });
    }
  }

  private newNumber(id: string): number {
    const number = this.numbering.next('profile');
    this.seen.add(id);
    return number;
  }

  private find(id: string): Known | undefined {
    const change = this.rows.get(id);
    if (change) {
      return change.kind === 'gone' ? undefined : knownOf(change.row);
    }
    const known = this.byId.get(id);
    if (known !== undefined) {
      return known;
    }
    if (!this.seen.mayHave(id)) {
      return undefined;
    }
    const { database, domain } = this.scope;
    const [row] = database.lookUp(`SELECT number, id, place, objects FROM profile WHERE ${BY_ID}`, domain, id);
    return row && this.remember(row);
  }

  private numbered(number: number): Known | undefined {
    const id = this.waiting.get(number);
    const change = id === undefined ? undefined : this.rows.get(id);
    if (change?.row?.[0] === number) {
      return change.kind === 'gone' ? undefined : knownOf(change.row);
    }
    const known = this.byNumber.get(number);
    if (known !== undefined) {
      return known;
    }
    const [row] = this.scope.database.lookUp(`SELECT ${PROFILE_COLUMNS} FROM profile WHERE number = ?`, number);
    return row && this.found(row);
  }

  private inTable(id: string): Row | undefined {
    const { database, domain } = this.scope;
    return database.lookUp(`SELECT ${PROFILE_COLUMNS} FROM profile WHERE ${BY_ID}`, domain, id)[0];
  }

  private rowInTable(id: string): KeptRow | undefined {
    const row = this.inTable(id);
    return row && [row.number, this.scope.domain, row.id, row.place, row.expires, row.objects, row.json];
  }

  private read(row: Row): Profile | undefined {
    this.remember(row);
    return profileOf(row);
  }

  private remember(row: Row): Known {
    if (this.byId.size >= REMEMBERED) {
      this.forget();
    }
    const known = knownOf([row.number, null, row.id, row.place, null, row.objects]);
    this.byId.set(known.id, known);
    this.byNumber.set(known.number, known);
    return known;
  }

  private tableChanged(): void {
    this.waiting.forEach((id, number) => {
      if (this.rows.get(id) === undefined) {
        this.waiting.delete(number);
      }
    });
    this.forget();
    this.scope.database.onRollBack(() => this.forget());
  }

  private forget(): void {
    this.byId.clear();
    this.byNumber.clear();
    this.lastFound = undefined;
  }
}

type PackedProfile = Omit<Profile, 'id' | 'order' | 'expiresAt' | 'objectCount' | 'cells'> & { readonly cells: PackedCells };

/** The cells of a profile as it is stored. */
export function cellsIn(json: unknown): Cells {
  return unpackCells(parse<Pick<PackedProfile, 'cells'>>(json).cells);
}

function waitingProfile(row: KeptRow = [], record: Profile | undefined): Profile | undefined {
  const [number, , id, place, expires, objects, json] = row;
  return record === undefined ? profileOf({ number, id, place, expires, objects, json }) : { ...record, objectCount: Number(objects) };
}

function knownOf([number, , id, place, , objects]: KeptRow = []): Known {
  return { number: Number(number), id: String(id), place: place === null ? undefined : Number(place), objects: Number(objects) };
}

function profileOf({ id, place, expires, objects, json }: Row): Profile | undefined {
  if (place === null) {
    return undefined;
  }
  const { cells, ...rest } = parse<PackedProfile>(json);
  return { id: String(id), order: Number(place), expiresAt: Number(expires), objectCount: Number(objects), ...rest, cells: unpackCells(cells) };
}
