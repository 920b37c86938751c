import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Profiles } from './profiles';
import { DeferredRows } from '../database/deferred-rows';
import type { Binding, Contributor, Key, KeyValue } from '../engine/records';

export class Bindings {
  private readonly rows: DeferredRows;

  constructor(private readonly scope: DomainScope, private readonly names: Names, private readonly profiles: Profiles) {
    this.rows = new DeferredRows(scope.database, 'binding', 'INSERT OR IGNORE INTO binding (key, value, profile, contributor)');
  }

  public bound({ name, value }: Key): string[] {
    const key = this.names.find(name);
    if (key === undefined) {
      return [];
    }
    const rows = this.scope.database.all(`SELECT id, place FROM binding JOIN profile ON profile.number = binding.profile
      WHERE binding.key = ? AND binding.value = ? AND place IS NOT NULL`, key, JSON.stringify(value));
    if (rows.length < 2) {
      return rows.map(({ id }) => String(id));
    }
    // few, so that SQLite need not build a table to sort them
    rows.sort((one, other) => Number(one.place) - Number(other.place));
    return [...new Set(rows.map(({ id }) => String(id)))];
  }

  public of(profileId: string): Binding[] {
    const number = this.profiles.number(profileId);
    return number === undefined ? [] : this.scope.database.all('SELECT key, value, contributor FROM binding WHERE profile = ?', number)
      .map(({ key, value, contributor }) => ({ name: this.names.text(key), value: parse<KeyValue>(value), contributor: contributor as Contributor }));
  }

  public bind(profileId: string, { name, value }: Key, contributor: Contributor): void {
    this.rows.add(this.names.of(name), JSON.stringify(value), this.profiles.numberOf(profileId), contributor);
  }

  public unbind(profileId: string, { name, value }: Key, contributor?: Contributor): void {
    const key = this.names.find(name);
    const profile = this.profiles.number(profileId);
    if (key === undefined || profile === undefined) {
      return;
    }
    const held = [key, JSON.stringify(value), profile];
    if (contributor === undefined) {
      this.scope.database.run('DELETE FROM binding WHERE key = ? AND value = ? AND profile = ?', ...held);
    } else {
      this.scope.database.run('DELETE FROM binding WHERE key = ? AND value = ? AND profile = ? AND contributor = ?', ...held, contributor);
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

  public forgetProfile(number: number): void {
    this.scope.database.run('DELETE FROM binding WHERE profile = ?', number);
  }
}
