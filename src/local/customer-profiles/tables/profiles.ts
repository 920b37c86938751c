import type { DomainScope } from './domain-scope';
import { parse } from './json';
import { KnownProfiles, knownOf } from './known-profiles';
import type { Known } from './known-profiles';
import { nextExpiry } from './next-expiry';
import type { Numbering } from './numbering';
import { packCells, unpackCells } from './packed-cells';
import type { PackedCells } from './packed-cells';
import { SeenRows } from './seen-rows';
import { upwards } from './slices';
import type { Totals } from './totals';
import { meteringOf } from './totals';
import { KEPT_TABLES } from '../database/kept-rows';
import type { Row } from '../database/statements';
import { WaitingRows } from '../database/waiting-rows';
import type { WaitingChange } from '../database/waiting-rows';
import type { Slice } from '../engine/data-store';
import type { Cells, Profile, ProfileState } from '../engine/records';

/** The JSON of a `PackedProfile`. */
type PackedText = string;

/** What `found` reads, besides the number. The state of most profiles is in their history. */
export const PROFILE_COLUMNS = `id, profile.place, expires, objects, COALESCE(profile.json,
  (SELECT state FROM history WHERE history.number = profile.told)) AS json`;
const BY_ID = 'domain = ? AND substr(id, 1, 12) = substr(?2, 1, 12) AND id = ?2';

export class Profiles {
  /** By id. */
  private readonly rows: WaitingRows<PackedText>;
  /** The ids of numbers of which a change may wait. */
  private readonly waiting = new Map<number, string>();
  private readonly known = new KnownProfiles();
  /** What was put last. */
  private last?: { readonly profile: Profile; readonly json: string };
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
      return this.waitingProfile(change);
    }
    if (this.lastFound?.id === id) {
      return this.profileOf(this.lastFound);
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
    this.last = { profile, json };
    this.waiting.set(number, id);
    const row = [number, this.scope.domain, id, place, expires, objects, json, null];
    if (before === undefined || before.place === place) {
      this.rows.put(id, row, json);
    } else {
      this.rows.putAnew(id, row, json);
    }
  }

  /**
   * A record of the history of a profile has a state. That of the profile itself, where it was just put, is not stored besides. Answers the state as it is stored, from which
   * `cellsIn` reads the cells.
   *
   * @param line the number of the record
   * @param profile in whose history it stands
   */
  public toldBy(line: number, profile: number, { id, cells }: ProfileState): string {
    if (this.last?.profile.cells !== cells) {
      return JSON.stringify({ cells: packCells(cells) });
    }
    const { json } = this.last;
    const { row, record } = this.rows.get(id) ?? {};
    if (row?.[0] === profile && row[6] === json && this.rows.isOpen(id)) {
      this.rows.put(id, [row[0], row[1], row[2], row[3], row[4], row[5], null, line], record);
    }
    return json;
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
    return database.all(`SELECT number, ${PROFILE_COLUMNS} FROM profile WHERE domain = ? AND profile.place IS NOT NULL AND profile.place > ? ORDER BY profile.place LIMIT ?`, domain, ...upwards(slice))
      .flatMap((row) => this.read(row) ?? []);
  }

  public expired(now: number, limit: number): Profile[] {
    const { database, domain } = this.scope;
    const sql = `SELECT number, ${PROFILE_COLUMNS} FROM profile WHERE domain = ? AND objects = 0 AND expires IS NOT NULL AND expires <= ? ORDER BY expires, profile.place LIMIT ?`;
    return database.all(sql, domain, now, limit).flatMap((row) => this.read(row) ?? []);
  }

  public nextExpiry(): number | undefined {
    const sql = 'SELECT number, expires FROM profile WHERE domain = ? AND objects = 0 AND expires IS NOT NULL ORDER BY expires LIMIT 1';
    return nextExpiry(this.scope, this.rows, sql, ([, , , , expires, objects]) => (objects === 0 ? expires : null));
  }

  /** Undefined where nothing was ever stored for the id. */
  public number(id: string): number | undefined {
    const change = this.rows.get(id);
    return change?.kind === 'put' ? Number(change.row?.[0]) : this.find(id)?.number;
  }

  public numberOf(id: string): number {
    const known = this.number(id);
    if (known !== undefined) {
      return known;
    }
    const number = this.newNumber(id);
    this.waiting.set(number, id);
    this.rows.put(id, [number, this.scope.domain, id, null, null, 0, null, null]);
    return number;
  }

  public idOf(number: number): string {
    return this.numbered(number)?.id ?? '';
  }

  /** A row that somebody has come upon, with its number and `PROFILE_COLUMNS`; undefined where it has none of them. */
  public found(row: Row): Known | undefined {
    if (row.id === null) {
      return undefined;
    }
    this.lastFound = row;
    return this.known.remember(row);
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
    const change = this.rows.get(id) ?? this.changeOfTable(id);
    if (change?.row === undefined || change.kind === 'gone') {
      return;
    }
    const { row, record } = change;
    const objects = Number(row[5]) + count;
    this.waiting.set(Number(row[0]), id);
    this.rows.put(id, [row[0], row[1], row[2], row[3], row[4], objects, row[6], row[7]], record);
    const metering = row[3] === null ? 0 : meteringOf(objects) - meteringOf(objects - count);
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
    const known = this.known.get(id);
    if (known !== undefined) {
      return known;
    }
    if (!this.seen.mayHave(id)) {
      return undefined;
    }
    const { database, domain } = this.scope;
    const [row] = database.lookUp(`SELECT number, id, place, objects FROM profile WHERE ${BY_ID}`, domain, id);
    return row && this.known.remember(row);
  }

  private numbered(number: number): Known | undefined {
    const id = this.waiting.get(number);
    const change = id === undefined ? undefined : this.rows.get(id);
    if (change?.row?.[0] === number) {
      return change.kind === 'gone' ? undefined : knownOf(change.row);
    }
    const known = this.known.numbered(number);
    if (known !== undefined) {
      return known;
    }
    const [row] = this.scope.database.lookUp(`SELECT number, ${PROFILE_COLUMNS} FROM profile WHERE number = ?`, number);
    return row && this.found(row);
  }

  private inTable(id: string): Row | undefined {
    const { database, domain } = this.scope;
    return database.lookUp(`SELECT number, ${PROFILE_COLUMNS} FROM profile WHERE ${BY_ID}`, domain, id)[0];
  }

  /** What the table has, as if it waited. */
  private changeOfTable(id: string): WaitingChange<PackedText> | undefined {
    const found = this.inTable(id);
    const record = found === undefined || found.place === null ? undefined : String(this.complete(found).json);
    const { database, domain } = this.scope;
    const [row] = database.lookUp(`SELECT number, place, expires, objects, json, told FROM profile WHERE ${BY_ID}`, domain, id);
    return row && { kind: 'put', record, row: [row.number, domain, id, row.place, row.expires, row.objects, row.json, row.told] };
  }

  private waitingProfile({ row = [], record }: WaitingChange<PackedText>): Profile | undefined {
    const [number, , id, place, expires, objects] = row;
    if (this.last?.profile.id === id && this.last?.json === record) {
      return { ...this.last.profile, order: Number(place), expiresAt: Number(expires), objectCount: Number(objects) };
    }
    return record === undefined ? undefined : this.profileOf({ number, id, place, expires, objects, json: record });
  }

  private read(row: Row): Profile | undefined {
    this.known.remember(row);
    return this.profileOf(row);
  }

  private profileOf(row: Row): Profile | undefined {
    if (row.place === null) {
      return undefined;
    }
    const { id, place, expires, objects, json } = this.complete(row);
    const { cells, ...rest } = parse<PackedProfile>(json);
    return { id: String(id), order: Number(place), expiresAt: Number(expires), objectCount: Number(objects), ...rest, cells: unpackCells(cells) };
  }

  /** The history may wait, within a transaction that has written the profile alone. */
  private complete(row: Row): Row {
    return row.json !== null ? row : this.scope.database.all(`SELECT number, ${PROFILE_COLUMNS} FROM profile WHERE number = ?`, row.number)[0];
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
    this.known.forget();
    this.lastFound = undefined;
  }
}

type PackedProfile = Omit<Profile, 'id' | 'order' | 'expiresAt' | 'objectCount' | 'cells'> & { readonly cells: PackedCells };

/** The cells of a profile as it is stored. */
export function cellsIn(json: unknown): Cells {
  return unpackCells(parse<Pick<PackedProfile, 'cells'>>(json).cells);
}
