import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Profiles } from './profiles';
import { limitOf } from './slices';
import type { RuleValue } from '../engine/data-store';
import type { RuleGroup } from '../engine/records';

/** What the matching by rules has found. */
export class Rules {
  constructor(private readonly scope: DomainScope, private readonly profiles: Profiles) {}

  public values(profileId: string): RuleValue[] {
    const profile = this.profiles.number(profileId);
    return profile === undefined ? [] : this.scope.database.all('SELECT level, value FROM rule_value WHERE profile = ?', profile)
      .map(({ level, value }) => ({ level: Number(level), value: String(value) }));
  }

  public setValues(profileId: string, values: readonly RuleValue[]): void {
    const { database, domain } = this.scope;
    const profile = this.profiles.numberOf(profileId);
    const before = this.values(profileId);
    const has = (list: readonly RuleValue[], { level, value }: RuleValue) => list.some((other) => other.level === level && other.value === value);
    before.filter((value) => !has(values, value)).forEach(({ level, value }) => (
      database.run('DELETE FROM rule_value WHERE domain = ? AND level = ? AND value = ? AND profile = ?', domain, level, value, profile)));
    values.filter((value) => !has(before, value)).forEach(({ level, value }) => (
      database.run('INSERT OR IGNORE INTO rule_value (domain, level, value, profile) VALUES (?, ?, ?, ?)', domain, level, value, profile)));
  }

  public withValue({ level, value }: RuleValue): string[] {
    const { database, domain } = this.scope;
    const rows = database.all(`SELECT id, place FROM rule_value JOIN profile ON profile.number = rule_value.profile
      WHERE rule_value.domain = ? AND level = ? AND value = ? AND place IS NOT NULL`, domain, level, value);
    return rows.sort((one, other) => Number(one.place) - Number(other.place)).map(({ id }) => String(id));
  }

  public group(matchId: string): RuleGroup | undefined {
    const { database, domain } = this.scope;
    const row = database.get('SELECT json FROM rule_group WHERE domain = ? AND id = ?', domain, matchId);
    return row === undefined ? undefined : parse<RuleGroup>(row.json);
  }

  public groupOf(profileId: string): RuleGroup | undefined {
    const { database, domain } = this.scope;
    const row = database.get('SELECT id FROM rule_member WHERE domain = ? AND profile = ? LIMIT 1', domain, profileId);
    return row === undefined ? undefined : this.group(String(row.id));
  }

  /** A group gets and loses few members at a time, however many it has. */
  public putGroup(group: RuleGroup): void {
    const { database, domain } = this.scope;
    const { matchId, profileIds } = group;
    const before = this.group(matchId)?.profileIds ?? [];
    const [had, has] = [new Set(before), new Set(profileIds)];
    database.run('INSERT OR REPLACE INTO rule_group (domain, id, json) VALUES (?, ?, ?)', domain, matchId, JSON.stringify(group));
    before.filter((id) => !has.has(id)).forEach((id) => this.deleteMember(id, matchId));
    profileIds.filter((id) => !had.has(id)).forEach((id) => (
      database.run('INSERT OR IGNORE INTO rule_member (domain, profile, id) VALUES (?, ?, ?)', domain, id, matchId)));
  }

  public deleteGroup(matchId: string): void {
    const { database, domain } = this.scope;
    this.group(matchId)?.profileIds.forEach((id) => this.deleteMember(id, matchId));
    database.run('DELETE FROM rule_group WHERE domain = ? AND id = ?', domain, matchId);
  }

  private deleteMember(id: string, matchId: string): void {
    const { database, domain } = this.scope;
    database.run('DELETE FROM rule_member WHERE domain = ? AND profile = ? AND id = ?', domain, id, matchId);
  }

  public groups(after: string | undefined, limit: number): RuleGroup[] {
    const { database, domain } = this.scope;
    return database.all('SELECT json FROM rule_group WHERE domain = ? AND id > ? ORDER BY id LIMIT ?', domain, after ?? '', limitOf(limit))
      .map(({ json }) => parse<RuleGroup>(json));
  }

  public forget(): void {
    const { database, domain } = this.scope;
    ['rule_value', 'rule_group', 'rule_member'].forEach((table) => database.run(`DELETE FROM ${table} WHERE domain = ?`, domain));
  }

  public forgetProfile(number: number): void {
    this.scope.database.run('DELETE FROM rule_value WHERE profile = ?', number);
  }
}
