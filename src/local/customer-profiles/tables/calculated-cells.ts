import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Profiles } from './profiles';
import type { CalculatedCell } from '../engine/records';

type PackedCell = Pick<CalculatedCell, 'value' | 'timestamp'>;

export class CalculatedCells {
  constructor(private readonly scope: DomainScope, private readonly names: Names, private readonly profiles: Profiles) {}

  public list(profileId: string, attribute: string): CalculatedCell[] {
    const profile = this.profiles.number(profileId);
    const name = this.names.find(attribute);
    return profile === undefined || name === undefined ? []
      : this.scope.database.all('SELECT object, place, json FROM calculated WHERE profile = ? AND attribute = ? ORDER BY place', profile, name)
        .map(({ object, place, json }) => ({ objectKey: String(object), order: Number(place), ...parse<PackedCell>(json) }));
  }

  public put(profileId: string, attribute: string, { objectKey, order, value, timestamp }: CalculatedCell): void {
    const packed: PackedCell = { value, timestamp };
    this.scope.database.run('INSERT OR REPLACE INTO calculated (profile, attribute, object, place, time, json) VALUES (?, ?, ?, ?, ?, ?)',
      this.profiles.numberOf(profileId), this.names.of(attribute), objectKey, order, timestamp ?? null, JSON.stringify(packed));
  }

  public delete(profileId: string, { attribute, objectKey }: { readonly attribute?: string; readonly objectKey?: string }): void {
    const profile = this.profiles.number(profileId);
    const name = attribute === undefined ? undefined : this.names.find(attribute);
    if (profile === undefined || (attribute !== undefined && name === undefined)) {
      return;
    }
    const { database } = this.scope;
    if (name === undefined) {
      database.run('DELETE FROM calculated WHERE profile = ? AND (?2 IS NULL OR object = ?2)', profile, objectKey ?? null);
    } else {
      database.run('DELETE FROM calculated WHERE profile = ? AND attribute = ? AND (?3 IS NULL OR object = ?3)', profile, name, objectKey ?? null);
    }
  }

  public deleteBefore(profileId: string, attribute: string, time: number): void {
    const profile = this.profiles.number(profileId);
    const name = this.names.find(attribute);
    if (profile !== undefined && name !== undefined) {
      this.scope.database.run('DELETE FROM calculated WHERE profile = ? AND attribute = ? AND time IS NOT NULL AND time < ?', profile, name, time);
    }
  }

  public forget(attribute: string): void {
    const name = this.names.find(attribute);
    if (name !== undefined) {
      this.scope.database.run('DELETE FROM calculated WHERE attribute = ?', name);
    }
  }

  public forgetProfile(number: number): void {
    this.scope.database.run('DELETE FROM calculated WHERE profile = ?', number);
  }
}
