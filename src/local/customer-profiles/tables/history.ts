import type { DomainScope } from './domain-scope';
import { parse } from './json';
import type { Names } from './names';
import type { Numbering } from './numbering';
import type { Objects } from './objects';
import { cellsIn } from './profiles';
import type { Profiles } from './profiles';
import { downwards } from './slices';
import { KEPT_TABLES } from '../database/kept-rows';
import type { Row } from '../database/statements';
import { WaitingRows } from '../database/waiting-rows';
import type { HistoryFilter, Slice } from '../engine/data-store';
import type { HistoryRecord } from '../engine/records';

const SELECT = 'SELECT place, json, COALESCE(content, state) AS content FROM history WHERE profile = ?';

type PackedHistory = Pick<HistoryRecord, 'id' | 'at' | 'action' | 'uniqueKey' | 'cause'> & {
  /** The numbers of names. */
  readonly type: number;
  readonly actor: number;
  /** The id of the profile whose state the content is, as profiles are stored. */
  readonly stateOf?: string;
};

export interface HistoryParts {
  readonly names: Names;
  readonly numbering: Numbering;
  readonly profiles: Profiles;
  readonly objects: Objects;
}

export class History {
  private readonly rows: WaitingRows;

  constructor(private readonly scope: DomainScope, private readonly parts: HistoryParts) {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES.history);
  }

  public add({ profileId, order, action, objectType, performedBy, content, id, at, uniqueKey, cause }: HistoryRecord): void {
    const { names, numbering, profiles, objects } = this.parts;
    const isText = typeof content === 'string';
    const packed: PackedHistory = {
      id, at, action, type: names.of(objectType), actor: names.of(performedBy), uniqueKey, cause, stateOf: isText ? undefined : content.id,
    };
    const profile = profiles.numberOf(profileId);
    const number = numbering.next('history');
    if (isText) {
      objects.toldBy(number, profile, content);
    }
    const [text, state] = isText ? [content, null] : [null, profiles.toldBy(number, profile, content)];
    this.rows.put(number, [number, profile, order, JSON.stringify(packed), text, state]);
  }

  public list(profileId: string, { objectType, action, performedBy }: HistoryFilter, slice: Slice): HistoryRecord[] {
    const profile = this.parts.profiles.number(profileId);
    const conditions: [string, string | number | undefined][] = [];
    if (objectType !== undefined) {
      conditions.push(['type', this.parts.names.find(objectType)]);
    }
    if (action !== undefined) {
      conditions.push(['action', action]);
    }
    if (performedBy !== undefined) {
      conditions.push(['actor', this.parts.names.find(performedBy)]);
    }
    const values = conditions.map(([, value]) => value);
    if (profile === undefined || values.includes(undefined)) {
      return [];
    }
    const filter = conditions.map(([column]) => ` AND json_extract(CAST(json AS TEXT), '$.${column}') = ?`).join('');
    const sql = `${SELECT}${filter} AND place < ? ORDER BY place DESC LIMIT ?`;
    const rows = this.scope.database.all(sql, profile, ...values as (string | number)[], ...downwards(slice));
    return rows.map((row) => this.read(profileId, row));
  }

  public get(profileId: string, id: string): HistoryRecord | undefined {
    const profile = this.parts.profiles.number(profileId);
    const row = profile === undefined ? undefined : this.scope.database.get(`${SELECT} AND json_extract(CAST(json AS TEXT), '$.id') = ?`, profile, id);
    return row === undefined ? undefined : this.read(profileId, row);
  }

  public forgetProfile(number: number): void {
    this.scope.database.run('DELETE FROM history WHERE profile = ?', number);
  }

  private read(profileId: string, { place, json, content }: Row): HistoryRecord {
    const { stateOf, type, actor, ...packed } = parse<PackedHistory>(json);
    return {
      profileId,
      order: Number(place),
      objectType: this.parts.names.text(type),
      performedBy: this.parts.names.text(actor),
      content: stateOf === undefined ? String(content) : { id: stateOf, cells: cellsIn(content) },
      ...packed,
    };
  }
}
