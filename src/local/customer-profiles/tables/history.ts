import type { Bodies } from './bodies';
import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Profiles } from './profiles';
import { downwards } from './slices';
import { DeferredRows } from '../database/deferred-rows';
import type { Row } from '../database/statements';
import type { HistoryFilter, Slice } from '../engine/data-store';
import type { HistoryAction, HistoryRecord } from '../engine/records';

const SELECT = `SELECT history.place, history.action, history.type, history.actor, history.json, COALESCE(history.content, body.text) AS content
  FROM history LEFT JOIN body ON body.number = history.body WHERE history.profile = ?`;

type PackedHistory = Pick<HistoryRecord, 'id' | 'at' | 'uniqueKey' | 'cause'>;

export class History {
  private readonly rows: DeferredRows;

  constructor(
    private readonly scope: DomainScope, private readonly names: Names, private readonly profiles: Profiles, private readonly bodies: Bodies,
  ) {
    this.rows = new DeferredRows(scope.database, 'history', 'INSERT INTO history (profile, place, action, type, actor, json, content, body)');
  }

  public add({ profileId, order, action, objectType, performedBy, content, id, at, uniqueKey, cause }: HistoryRecord): void {
    const packed: PackedHistory = { id, at, uniqueKey, cause };
    const body = this.bodies.numberOf(content) ?? null;
    const profile = this.profiles.numberOf(profileId);
    const [type, actor] = [this.names.of(objectType), this.names.of(performedBy)];
    this.rows.add(profile, order, action, type, actor, JSON.stringify(packed), body === null ? content : null, body);
  }

  public list(profileId: string, { objectType, action, performedBy }: HistoryFilter, slice: Slice): HistoryRecord[] {
    const profile = this.profiles.number(profileId);
    const conditions: [string, string | number | undefined][] = [];
    if (objectType !== undefined) {
      conditions.push(['type', this.names.find(objectType)]);
    }
    if (action !== undefined) {
      conditions.push(['action', action]);
    }
    if (performedBy !== undefined) {
      conditions.push(['actor', this.names.find(performedBy)]);
    }
    const values = conditions.map(([, value]) => value);
    if (profile === undefined || values.includes(undefined)) {
      return [];
    }
    const filter = conditions.map(([column]) => ` AND history.${column} = ?`).join('');
    const sql = `${SELECT}${filter} AND history.place < ? ORDER BY history.place DESC LIMIT ?`;
    const rows = this.scope.database.all(sql, profile, ...values as (string | number)[], ...downwards(slice));
    return rows.map((row) => this.read(profileId, row));
  }

  public get(profileId: string, id: string): HistoryRecord | undefined {
    const profile = this.profiles.number(profileId);
    const row = profile === undefined ? undefined : this.scope.database.get(`${SELECT} AND json_extract(history.json, '$.id') = ?`, profile, id);
    return row === undefined ? undefined : this.read(profileId, row);
  }

  public forgetProfile(number: number): void {
    this.bodies.releaseFromHistory(number);
    this.scope.database.run('DELETE FROM history WHERE profile = ?', number);
  }

  private read(profileId: string, { place, action, type, actor, json, content }: Row): HistoryRecord {
    return {
      profileId,
      order: Number(place),
      action: action as HistoryAction,
      objectType: this.names.text(type),
      performedBy: this.names.text(actor),
      content: String(content),
      ...parse<PackedHistory>(json),
    };
  }
}
