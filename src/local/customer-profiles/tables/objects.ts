import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import { nextExpiry } from './next-expiry';
import type { Numbering } from './numbering';
import type { Profiles } from './profiles';
import { SeenRows } from './seen-rows';
import { downwards, upwards } from './slices';
import type { Totals } from './totals';
import { KEPT_TABLES } from '../database/kept-rows';
import type { Row } from '../database/statements';
import { WaitingRows } from '../database/waiting-rows';
import type { WaitingChange } from '../database/waiting-rows';
import type { Slice } from '../engine/data-store';
import type { ProfileObject } from '../engine/records';

const SELECT = `SELECT object.number, object.profile, object.bytes, object.type, object.key, profile.id, object.place, object.expires, object.json,
  COALESCE(object.text, history.content) AS text FROM object JOIN profile ON profile.number = object.profile
  LEFT JOIN history ON history.number = object.told`;

const BY_KEY = 'WHERE object.type = ? AND substr(object.key, 1, 8) = substr(?2, 1, 8) AND object.key = ?2';
const SEEK = `SELECT number, profile, bytes FROM object ${BY_KEY}`;
const SELECT_ONE = `${SELECT} ${BY_KEY}`;

/** The place of the text in the row of an object. */
const TEXT = 9;

type PackedObject = Pick<ProfileObject, 'ingestedAt' | 'sourceTime' | 'keys'>;

export interface ObjectParts {
  readonly names: Names;
  readonly numbering: Numbering;
  readonly profiles: Profiles;
  readonly totals: Totals;
}

/** What there is of an object. */
interface Known {
  readonly number: number;
  readonly profile: number;
  readonly bytes: number;
}

/** What the table has of an object, or that it has nothing, which is nearly always asked before one is put there. */
interface Sought {
  readonly id: string;
  readonly known?: Known;
}

/** The last object that was put, whose text is most likely told of next. */
interface Last {
  readonly id: string;
  readonly text: string;
  readonly known: Known;
}

/** The text of an object is in the history of its profile, where its ingestion was told of there, and is not stored twice. */
export class Objects {
  /** What stands for a row is its text, which may be in the history. */
  private readonly rows: WaitingRows<string>;
  /** What was sought last, as long as the table is the same. */
  private sought?: Sought;
  private last?: Last;
  private readonly seen: SeenRows;

  constructor(private readonly scope: DomainScope, private readonly parts: ObjectParts) {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES.object, { onWritten: () => this.tableChanged() });
    this.seen = new SeenRows(
      (after, limit) => scope.database.lookUp('SELECT number, type, key FROM object WHERE number > ? ORDER BY number LIMIT ?', after?.number ?? 0, limit),
      ({ type, key }) => idOf(Number(type), String(key)),
    );
  }

  public get(objectType: string, uniqueKey: string): ProfileObject | undefined {
    const type = this.parts.names.find(objectType);
    if (type === undefined) {
      return undefined;
    }
    const change = this.rows.get(idOf(type, uniqueKey));
    if (change) {
      return this.waitingObject(change);
    }
    return this.inTable(type, uniqueKey);
  }

  public put(object: ProfileObject): void {
    const { objectType, uniqueKey, profileId, order, expiresAt, text, ingestedAt, sourceTime, keys } = object;
    const { names, numbering, profiles, totals } = this.parts;
    const type = names.of(objectType);
    const id = idOf(type, uniqueKey);
    const profile = profiles.numberOf(profileId);
    const before = this.known(id, type, uniqueKey);
    const known: Known = { number: before?.number ?? this.rows.get(id)?.row?.[0] as number | undefined ?? numbering.next('object'), profile, bytes: Buffer.byteLength(text) };
    const packed: PackedObject = { ingestedAt, sourceTime, keys };
    const row = [known.number, this.scope.domain, type, uniqueKey, profile, order, expiresAt, known.bytes, JSON.stringify(packed), text, null];
    if (before === undefined) {
      this.rows.put(id, row, text);
    } else {
      this.rows.putAnew(id, row, text);
    }
    this.seen.add(id);
    this.last = { id, text, known };
    if (before?.profile !== profile) {
      profiles.addObjects(profileId, 1);
      if (before !== undefined) {
        profiles.addObjects(profiles.idOf(before.profile), -1);
      }
    }
    totals.add({ objects: before ? 0 : 1, bytes: known.bytes - (before?.bytes ?? 0) });
  }

  /** A record of the history of a profile has a text: an object's that was just put there need not be stored besides. */
  public toldBy(line: number, profile: number, text: string): void {
    if (this.last?.text !== text || this.last.known.profile !== profile) {
      return;
    }
    const { id } = this.last;
    const change = this.rows.get(id);
    if (change?.row?.[TEXT] === text) {
      this.rows.put(id, [...change.row.slice(0, TEXT), null, line], text);
    }
    this.last = undefined;
  }

  public delete(objectType: string, uniqueKey: string): void {
    const { names, profiles, totals } = this.parts;
    const type = names.find(objectType);
    const id = type === undefined ? '' : idOf(type, uniqueKey);
    const known = type === undefined ? undefined : this.known(id, type, uniqueKey);
    if (known !== undefined) {
      this.rows.remove(id, [known.number]);
      totals.add({ objects: -1, bytes: -known.bytes });
      profiles.addObjects(profiles.idOf(known.profile), -1);
    }
  }

  public ofProfile(profileId: string, objectType: string | undefined, slice: Slice): ProfileObject[] {
    return this.inProfile(profileId, objectType, '<', 'DESC', downwards(slice));
  }

  public oldest(profileId: string, objectType?: string): ProfileObject | undefined {
    return this.inProfile(profileId, objectType, '>', 'ASC', upwards({ limit: 1 }))[0];
  }

  public ofType(objectType: string, slice: Slice): ProfileObject[] {
    const type = this.parts.names.find(objectType);
    return type === undefined ? [] : this.select('WHERE object.type = ? AND object.place > ? ORDER BY object.place LIMIT ?', type, ...upwards(slice));
  }

  public counts(profileId: string): ReadonlyMap<string, number> {
    const profile = this.parts.profiles.number(profileId);
    const rows = profile === undefined ? [] : this.scope.database.all('SELECT type, COUNT(*) AS count FROM object WHERE profile = ? GROUP BY type', profile);
    return new Map(rows.map(({ type, count }) => [this.parts.names.text(type), Number(count)]));
  }

  public expired(now: number, limit: number): ProfileObject[] {
    return this.select('WHERE object.domain = ? AND object.expires <= ? ORDER BY object.expires, object.place LIMIT ?', this.scope.domain, now, limit);
  }

  public nextExpiry(): number | undefined {
    return nextExpiry(this.scope, this.rows, 'SELECT number, expires FROM object WHERE domain = ? ORDER BY expires LIMIT 1', ([, , , , , , expires]) => expires);
  }

  /** The count of the profile is not kept, which is about to be forgotten. */
  public forgetProfile(profile: number): void {
    const { database } = this.scope;
    const { objects, bytes } = database.get('SELECT COUNT(*) AS objects, COALESCE(SUM(bytes), 0) AS bytes FROM object WHERE profile = ?', profile) ?? {};
    database.run('DELETE FROM object WHERE profile = ?', profile);
    this.tableChanged();
    this.parts.totals.add({ objects: -Number(objects), bytes: -Number(bytes) });
  }

  private known(id: string, type: number, uniqueKey: string): Known | undefined {
    const change = this.rows.get(id);
    if (change) {
      const [number, , , , profile, , , bytes] = change.row ?? [];
      return change.kind === 'gone' ? undefined : { number: Number(number), profile: Number(profile), bytes: Number(bytes) };
    }
    return this.seek(type, uniqueKey);
  }

  private waitingObject({ row = [], record: text = '' }: WaitingChange<string>): ProfileObject | undefined {
    const [, , type, key, profile, place, expires, , json] = row;
    return row.length <= KEPT_TABLES.object.keys ? undefined
      : this.read({ type, key, id: this.parts.profiles.idOf(Number(profile)), place, expires, json, text });
  }

  private seek(type: number, key: string): Known | undefined {
    const id = idOf(type, key);
    if (!this.seen.mayHave(id)) {
      return undefined;
    }
    if (this.sought?.id !== id) {
      const [row] = this.scope.database.lookUp(SEEK, type, key);
      this.sought = { id, known: row && knownOf(row) };
    }
    return this.sought.known;
  }

  private inTable(type: number, key: string): ProfileObject | undefined {
    const id = idOf(type, key);
    if (!this.seen.mayHave(id) || (this.sought?.id === id && this.sought.known === undefined)) {
      return undefined;
    }
    const [row] = this.scope.database.lookUp(SELECT_ONE, type, key);
    this.sought = { id, known: row && knownOf(row) };
    // what belongs to it may wait, within a transaction that has written the object alone
    return typeof row?.text === 'string' ? this.read(row) : this.select(BY_KEY, type, key)[0];
  }

  private tableChanged(): void {
    this.sought = undefined;
    this.last = undefined;
    this.scope.database.onRollBack(() => { this.sought = undefined; });
  }

  private inProfile(profileId: string, objectType: string | undefined, than: '<' | '>', order: 'ASC' | 'DESC', slice: readonly [number, number]): ProfileObject[] {
    const { profiles, names } = this.parts;
    const profile = profiles.number(profileId);
    const type = objectType === undefined ? undefined : names.find(objectType);
    if (profile === undefined || (objectType !== undefined && type === undefined)) {
      return [];
    }
    const [after, limit] = slice;
    const end = `AND object.place ${than} ? ORDER BY object.place ${order} LIMIT ?`;
    return type === undefined
      ? this.select(`WHERE object.profile = ? ${end}`, profile, after, limit)
      // the plus keeps SQLite from walking through the objects of the type instead, which are more
      : this.select(`WHERE object.profile = ? AND +object.type = ? ${end}`, profile, type, after, limit);
  }

  private select(where: string, ...values: readonly (string | number)[]): ProfileObject[] {
    return this.scope.database.all(`${SELECT} ${where}`, ...values).map((row) => this.read(row));
  }

  private read({ type, key, id, place, expires, json, text }: Row): ProfileObject {
    return {
      objectType: this.parts.names.text(type),
      uniqueKey: String(key),
      profileId: String(id),
      text: String(text),
      order: Number(place),
      expiresAt: Number(expires),
      ...parse<PackedObject>(json),
    };
  }
}

function knownOf({ number, profile, bytes }: Row): Known {
  return { number: Number(number), profile: Number(profile), bytes: Number(bytes) };
}

function idOf(type: number, key: string): string {
  return `${type} ${key}`;
}
