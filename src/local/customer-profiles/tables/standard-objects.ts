import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Profiles } from './profiles';
import { upwards } from './slices';
import type { Row } from '../database/statements';
import type { Slice } from '../engine/data-store';
import type { StandardObject } from '../engine/records';

const SELECT = `SELECT standard_object.type, standard_object.id, profile.id AS owner, standard_object.place, standard_object.json FROM standard_object
  JOIN profile ON profile.number = standard_object.profile`;

type PackedStandardObject = Omit<StandardObject, 'id' | 'type' | 'profileId' | 'order'>;

export class StandardObjects {
  constructor(private readonly scope: DomainScope, private readonly names: Names, private readonly profiles: Profiles) {}

  public get(type: string, id: string): StandardObject | undefined {
    const number = this.names.find(type);
    return number === undefined ? undefined : this.select('WHERE standard_object.type = ? AND standard_object.id = ?', number, id)[0];
  }

  public put({ id, type, profileId, order, ...rest }: StandardObject): void {
    const { database, domain } = this.scope;
    database.run(`INSERT INTO standard_object (domain, type, id, profile, place, json) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (type, id) DO UPDATE SET profile = excluded.profile, place = excluded.place, json = excluded.json`,
    domain, this.names.of(type), id, this.profiles.numberOf(profileId), order, JSON.stringify(rest));
  }

  public delete(type: string, id: string): void {
    const number = this.names.find(type);
    if (number !== undefined) {
      this.scope.database.run('DELETE FROM standard_object WHERE type = ? AND id = ?', number, id);
    }
  }

  public ofProfile(profileId: string, type?: string): StandardObject[] {
    const profile = this.profiles.number(profileId);
    const found = profile === undefined ? [] : this.select('WHERE standard_object.profile = ? ORDER BY standard_object.place DESC', profile);
    return type === undefined ? found : found.filter((object) => object.type === type);
  }

  public ofType(type: string, slice: Slice): StandardObject[] {
    const number = this.names.find(type);
    return number === undefined ? [] : this.select('WHERE standard_object.type = ? AND standard_object.place > ? ORDER BY standard_object.place LIMIT ?', number, ...upwards(slice));
  }

  public forgetProfile(number: number): void {
    this.scope.database.run('DELETE FROM standard_object WHERE profile = ?', number);
  }

  private select(where: string, ...values: readonly (string | number)[]): StandardObject[] {
    return this.scope.database.all(`${SELECT} ${where}`, ...values).map((row) => this.read(row));
  }

  private read({ type, id, owner, place, json }: Row): StandardObject {
    return { id: String(id), type: this.names.text(type), profileId: String(owner), order: Number(place), ...parse<PackedStandardObject>(json) };
  }
}
