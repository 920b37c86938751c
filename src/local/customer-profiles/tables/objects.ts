import type { Bodies } from './bodies';
import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Numbering } from './numbering';
import type { Profiles } from './profiles';
import { downwards, upwards } from './slices';
import type { Totals } from './totals';
import { DeferredRows } from '../database/deferred-rows';
import type { Row } from '../database/statements';
import type { Slice } from '../engine/data-store';
import type { ProfileObject } from '../engine/records';

const SELECT = `SELECT object.type, object.key, profile.id, object.place, object.expires, object.json, body.text FROM object
  JOIN body ON body.number = object.number JOIN profile ON profile.number = object.profile`;

type PackedObject = Pick<ProfileObject, 'ingestedAt' | 'sourceTime' | 'keys'>;

export interface ObjectParts {
  readonly names: Names;
  readonly numbering: Numbering;
  readonly profiles: Profiles;
  readonly bodies: Bodies;
  readonly totals: Totals;
}

/** The row of an object, or that there is none, which is nearly always asked before one is put there. */
interface Sought {
  readonly type: number;
  readonly key: string;
  readonly row?: Row;
}

export class Objects {
  private readonly rows: DeferredRows;
  /** What was sought last, as long as no object has come or gone since. */
  private sought?: Sought;

  constructor(private readonly scope: DomainScope, private readonly parts: ObjectParts) {
    this.rows = new DeferredRows(scope.database, 'object', 'INSERT INTO object (number, domain, type, key, profile, place, expires, bytes, json)');
  }

  public get(objectType: string, uniqueKey: string): ProfileObject | undefined {
    const type = this.parts.names.find(objectType);
    const number = type === undefined ? undefined : this.seek(type, uniqueKey)?.number;
    return typeof number === 'number' ? this.select('WHERE object.number = ?', number)[0] : undefined;
  }

  public put({ objectType, uniqueKey, profileId, order, expiresAt, text, ingestedAt, sourceTime, keys }: ProfileObject): void {
    const { names, numbering, profiles, bodies, totals } = this.parts;
    const type = names.of(objectType);
    const profile = profiles.numberOf(profileId);
    const before = this.remove(type, uniqueKey);
    const number = numbering.next('object');
    const bytes = Buffer.byteLength(text);
    const packed: PackedObject = { ingestedAt, sourceTime, keys };
    bodies.put(number, text);
    this.changing();
    this.rows.add(number, this.scope.domain, type, uniqueKey, profile, order, expiresAt, bytes, JSON.stringify(packed));
    if (before !== profile) {
      profiles.addObjects(profile, 1);
      if (before !== undefined) {
        profiles.addObjects(before, -1);
      }
    }
    totals.add({ objects: 1, bytes });
  }

  public delete(objectType: string, uniqueKey: string): void {
    const type = this.parts.names.find(objectType);
    const profile = type === undefined ? undefined : this.remove(type, uniqueKey);
    if (profile !== undefined) {
      this.parts.profiles.addObjects(profile, -1);
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
    const row = this.scope.database.get('SELECT MIN(expires) AS expires FROM object WHERE domain = ?', this.scope.domain);
    return typeof row?.expires === 'number' ? row.expires : undefined;
  }

  /** The count of the profile is not kept, which is about to be forgotten. */
  public forgetProfile(profile: number): void {
    const { database } = this.scope;
    const rows = database.all('SELECT number, bytes FROM object WHERE profile = ?', profile);
    this.changing();
    database.run('DELETE FROM object WHERE profile = ?', profile);
    rows.forEach(({ number }) => this.parts.bodies.releaseFromObject(Number(number)));
    this.parts.totals.add({ objects: -rows.length, bytes: -rows.reduce((sum, { bytes }) => sum + Number(bytes), 0) });
  }

  /** Answers whose it was. */
  private remove(type: number, key: string): number | undefined {
    const row = this.seek(type, key);
    if (row === undefined) {
      return undefined;
    }
    this.changing();
    this.scope.database.run('DELETE FROM object WHERE number = ?', row.number);
    this.parts.bodies.releaseFromObject(Number(row.number));
    this.parts.totals.add({ objects: -1, bytes: -Number(row.bytes) });
    return Number(row.profile);
  }

  private seek(type: number, key: string): Row | undefined {
    if (this.sought?.type !== type || this.sought.key !== key) {
      this.sought = { type, key, row: this.scope.database.get('SELECT number, profile, bytes FROM object WHERE type = ? AND key = ?', type, key) };
    }
    return this.sought.row;
  }

  private changing(): void {
    this.sought = undefined;
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
