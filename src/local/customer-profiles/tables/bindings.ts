import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Profiles } from './profiles';
import { SeenRows } from './seen-rows';
import { KEPT_TABLES } from '../database/kept-rows';
import { WaitingRows } from '../database/waiting-rows';
import type { Binding, Contributor, Key, KeyValue } from '../engine/records';

/** A key's value as it is stored. */
type Stored = readonly [key: number, value: string];

/** What a profile has of a key's value. */
interface Held {
  readonly stored: Stored;
  readonly profile: number;
  readonly contributors: readonly Contributor[];
}

/** A list of values that a profile has, or had. */
interface HeldList {
  readonly profile: number;
  readonly number: number;
  readonly values: readonly Stored[];
}

const ROWS_AFTER = 'SELECT key, value, profile FROM binding WHERE (key, value, profile) > (?, ?, ?) ORDER BY key, value, profile LIMIT ?';

/** Of more profiles than these SQLite makes the list. */
const FEW = 50;

/** A row for each profile that has a key's value, with all that contribute it; and for each profile lists of the values that it has, or had once. */
export class Bindings {
  private readonly rows: WaitingRows<Held>;
  private readonly held: WaitingRows<HeldList>;
  /** By a key's value the profiles of which a change may wait. */
  private readonly waiting = new Map<string, number[]>();
  private readonly seen: SeenRows;

  constructor(private readonly scope: DomainScope, private readonly names: Names, private readonly profiles: Profiles) {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES.binding, {
      rowOf: ({ stored, profile, contributors }) => [...stored, profile, JSON.stringify(contributors)],
      onWritten: () => this.tableChanged(),
    });
    this.held = new WaitingRows(scope.database, KEPT_TABLES.held, {
      rowOf: ({ profile, number, values }) => [profile, number, JSON.stringify(values)],
    });
    this.seen = new SeenRows(
      (after, limit) => scope.database.lookUp(ROWS_AFTER, after?.key ?? 0, after?.value ?? '', after?.profile ?? 0, limit),
      ({ key, value }) => placeOf([Number(key), String(value)]),
    );
  }

  public bound({ name, value }: Key): string[] {
    const key = this.names.find(name);
    if (key === undefined) {
      return [];
    }
    const stored: Stored = [key, JSON.stringify(value)];
    if (!this.seen.mayHave(placeOf(stored))) {
      return [];
    }
    const inTable = this.scope.database.lookUp('SELECT profile FROM binding WHERE key = ? AND value = ?', ...stored);
    if (inTable.length > FEW) {
      return this.manyBound(stored);
    }
    const waiting = this.waiting.get(placeOf(stored));
    if (waiting === undefined && inTable.length === 0) {
      return [];
    }
    const numbers = new Set(inTable.map(({ profile }) => Number(profile)));
    for (const profile of waiting ?? []) {
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
    return profile === undefined ? [] : this.everHeld(profile).flatMap((stored) => {
      const [key, value] = stored;
      return this.contributors(stored, profile).map((contributor) => ({ name: this.names.text(key), value: parse<KeyValue>(value), contributor }));
    });
  }

  public bind(profileId: string, { name, value }: Key, contributor: Contributor): void {
    const stored: Stored = [this.names.of(name), JSON.stringify(value)];
    const profile = this.profiles.numberOf(profileId);
    const contributors = this.contributors(stored, profile);
    if (!contributors.includes(contributor)) {
      this.put(stored, profile, [...contributors, contributor]);
    }
    if (contributors.length === 0) {
      this.hold(stored, profile);
    }
  }

  public unbind(profileId: string, { name, value }: Key, contributor?: Contributor): void {
    const key = this.names.find(name);
    const profile = this.profiles.number(profileId);
    if (key === undefined || profile === undefined) {
      return;
    }
    const stored: Stored = [key, JSON.stringify(value)];
    const contributors = this.contributors(stored, profile);
    const left = contributor === undefined ? [] : contributors.filter((each) => each !== contributor);
    if (left.length < contributors.length) {
      this.put(stored, profile, left);
    }
  }

  public hasKey(name: string): boolean {
    const key = this.names.find(name);
    return key !== undefined && this.scope.database.get('SELECT 1 FROM binding WHERE key = ? LIMIT 1', key) !== undefined;
  }

  public forgetKey(name: string): void {
    const key = this.names.find(name);
    if (key !== undefined) {
      this.scope.database.run('DELETE FROM binding WHERE key = ?', key);
    }
  }

  public forgetProfile(profile: number): void {
    const { database } = this.scope;
    this.everHeld(profile).forEach(([key, value]) => database.run('DELETE FROM binding WHERE key = ? AND value = ? AND profile = ?', key, value, profile));
    database.run('DELETE FROM held WHERE profile = ?', profile);
  }

  private manyBound(stored: Stored): string[] {
    return this.scope.database.all(`SELECT id FROM binding JOIN profile ON profile.number = binding.profile
      WHERE binding.key = ? AND binding.value = ? AND place IS NOT NULL ORDER BY place`, ...stored).map(({ id }) => String(id));
  }

  private contributors(stored: Stored, profile: number): readonly Contributor[] {
    const change = this.rows.get(idOf(stored, profile));
    if (change) {
      return change.record?.contributors ?? [];
    }
    if (this.profiles.isNew(profile) || !this.seen.mayHave(placeOf(stored))) {
      return [];
    }
    const [row] = this.scope.database.lookUp('SELECT contributors FROM binding WHERE key = ? AND value = ? AND profile = ?', ...stored, profile);
    return row ? parse<Contributor[]>(row.contributors) : [];
  }

  private put(stored: Stored, profile: number, contributors: readonly Contributor[]): void {
    const place = placeOf(stored);
    this.seen.add(place);
    this.waits(place, profile);
    const id = idOf(stored, profile);
    if (contributors.length === 0) {
      this.rows.remove(id, [...stored, profile]);
    } else {
      this.rows.put(id, undefined, { stored, profile, contributors });
    }
  }

  private waits(place: string, profile: number): void {
    const waiting = this.waiting.get(place);
    if (waiting === undefined) {
      this.waiting.set(place, [profile]);
    } else if (!waiting.includes(profile)) {
      waiting.push(profile);
    }
  }

  private tableChanged(): void {
    this.waiting.clear();
    for (const { row: [key, value, profile] } of this.rows.all()) {
      this.waits(placeOf([Number(key), String(value)]), Number(profile));
    }
  }

  /** Notes that a profile has a value, so that those of a profile are found. */
  private hold(stored: Stored, profile: number): void {
    const waiting = this.held.get(profile)?.record;
    if (waiting) {
      this.held.put(profile, undefined, { ...waiting, values: [...waiting.values, stored] });
      return;
    }
    const last = this.profiles.isNew(profile) ? undefined
      : this.scope.database.lookUp('SELECT MAX(number) AS last FROM held WHERE profile = ?', profile)[0]?.last;
    this.held.put(profile, undefined, { profile, number: Number(last ?? 0) + 1, values: [stored] });
  }

  private everHeld(profile: number): readonly Stored[] {
    const lists = this.scope.database.all('SELECT json FROM held WHERE profile = ?', profile).map(({ json }) => parse<Stored[]>(json));
    return [...new Map(lists.flat().map((stored) => [placeOf(stored), stored])).values()];
  }
}

function placeOf([key, value]: Stored): string {
  return `${key} ${value}`;
}

function idOf([key, value]: Stored, profile: number): string {
  return `${profile} ${key} ${value}`;
}
