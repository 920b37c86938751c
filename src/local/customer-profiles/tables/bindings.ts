import type { DomainScope } from './domain-scope';
import { HeldKeys, storedKey } from './held-keys';
import type { StoredKey } from './held-keys';
import { parse } from './json';
import type { Names } from './names';
import type { Places } from './places';
import { PROFILE_COLUMNS } from './profiles';
import type { Profiles } from './profiles';
import { SeenRows } from './seen-rows';
import { KEPT_TABLES } from '../database/kept-rows';
import { WaitingRows } from '../database/waiting-rows';
import type { Binding, Contributor, Key, KeyValue } from '../engine/records';

const ROWS_AFTER = 'SELECT key, value, profile FROM binding WHERE (key, value, profile) > (?, ?, ?) ORDER BY key, value, profile LIMIT ?';

/** Of more profiles than these SQLite makes the list. */
const FEW = 50;

/** The profiles come with it, as whoever has found one wants it. */
const BOUND = `SELECT binding.profile AS number, ${PROFILE_COLUMNS} FROM binding LEFT JOIN profile ON profile.number = binding.profile
  WHERE binding.key = ? AND binding.value = ? LIMIT ${FEW + 1}`;

const MANY_BOUND = `SELECT id FROM binding JOIN profile ON profile.number = binding.profile
  WHERE binding.key = ? AND binding.value = ? AND place IS NOT NULL ORDER BY place`;

const WITH_KEY = 'SELECT DISTINCT profile FROM binding WHERE key = ?1';

/** Finds the profiles that have a key's value: a row for each of the two. What contributes the values, the profiles hold. */
export class Bindings {
  private readonly rows: WaitingRows;
  private readonly held: HeldKeys;
  /** By a value the profiles of which a change may wait. */
  private readonly waiting = new Map<string, number[]>();
  private readonly seen: SeenRows;

  constructor(private readonly scope: DomainScope, private readonly names: Names, private readonly profiles: Profiles, places: Places) {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES.binding, { onWritten: () => this.tableChanged() });
    this.held = new HeldKeys(scope, () => places.next());
    this.seen = new SeenRows(
      (after, limit) => scope.database.lookUp(ROWS_AFTER, after?.key ?? 0, after?.value ?? '', after?.profile ?? 0, limit),
      ({ key, value }) => storedKey(Number(key), String(value)).id,
    );
  }

  public bound({ name, value }: Key): string[] {
    const key = this.names.find(name);
    if (key === undefined) {
      return [];
    }
    const stored = storedKey(key, JSON.stringify(value));
    if (!this.seen.mayHave(stored.id)) {
      return [];
    }
    const inTable = this.scope.database.lookUp(BOUND, key, stored.value);
    if (inTable.length > FEW) {
      return this.scope.database.all(MANY_BOUND, key, stored.value).map(({ id }) => String(id));
    }
    const numbers = new Set<number>();
    for (const row of inTable) {
      numbers.add(Number(row.number));
      this.profiles.found(row);
    }
    for (const profile of this.waiting.get(stored.id) ?? []) {
      const change = this.rows.get(idOf(stored, profile));
      if (change?.kind === 'gone') {
        numbers.delete(profile);
      } else if (change) {
        numbers.add(profile);
      }
    }
    return this.profiles.inOrder(numbers);
  }

  public of(profileId: string): Binding[] {
    const profile = this.profiles.number(profileId);
    return profile === undefined ? [] : this.held.of(profile).flatMap(({ key, value, contributors }) => (
      contributors.map((contributor) => ({ name: this.names.text(key), value: parse<KeyValue>(value), contributor }))));
  }

  public bind(profileId: string, { name, value }: Key, contributor: Contributor): void {
    const stored = storedKey(this.names.of(name), JSON.stringify(value));
    const profile = this.profiles.numberOf(profileId);
    this.held.add(profile, stored, contributor);
    const id = idOf(stored, profile);
    const change = this.rows.get(id);
    if (change === undefined || change.kind === 'gone') {
      this.seen.add(stored.id);
      this.waits(stored.id, profile);
      this.rows.put(id, rowOf(stored, profile));
    }
  }

  public unbind(profileId: string, { name, value }: Key, contributor?: Contributor): void {
    const key = this.names.find(name);
    const profile = this.profiles.number(profileId);
    if (key === undefined || profile === undefined) {
      return;
    }
    const stored = storedKey(key, JSON.stringify(value));
    const contributors = this.held.contributors(profile, stored);
    const gone = contributors.filter((each) => contributor === undefined || each === contributor);
    gone.forEach((each) => this.held.remove(profile, stored, each));
    if (gone.length > 0 && gone.length === contributors.length) {
      this.waits(stored.id, profile);
      this.rows.remove(idOf(stored, profile), rowOf(stored, profile));
    }
  }

  public hasKey(name: string): boolean {
    const key = this.names.find(name);
    return key !== undefined && this.scope.database.get('SELECT 1 FROM binding WHERE key = ? LIMIT 1', key) !== undefined;
  }

  public forgetKey(name: string): void {
    const key = this.names.find(name);
    if (key !== undefined) {
      this.held.forgetKey(key, WITH_KEY);
      this.scope.database.run('DELETE FROM binding WHERE key = ?', key);
    }
  }

  public forgetProfile(profile: number): void {
    const { database } = this.scope;
    this.held.of(profile).forEach((stored) => database.run('DELETE FROM binding WHERE key = ? AND value = ? AND profile = ?', ...rowOf(stored, profile)));
    this.held.forgetProfile(profile);
  }

  private waits(id: string, profile: number): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) {
      this.waiting.set(id, [profile]);
    } else if (!waiting.includes(profile)) {
      waiting.push(profile);
    }
  }

  private tableChanged(): void {
    this.waiting.clear();
    for (const { row: [key, value, profile] } of this.rows.all()) {
      this.waits(storedKey(Number(key), String(value)).id, Number(profile));
    }
  }
}

function rowOf({ key, value }: StoredKey, profile: number): [number, string, number] {
  return [key, value, profile];
}

function idOf({ id }: StoredKey, profile: number): string {
  return `${profile} ${id}`;
}
