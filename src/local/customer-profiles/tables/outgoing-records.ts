import type { DomainScope } from './domain-scope';
import { parse } from './json';
import { upwards } from './slices';
import { KEPT_TABLES } from '../database/kept-rows';
import { WaitingRows } from '../database/waiting-rows';
import type { Slice } from '../engine/data-store';
import type { Outgoing } from '../engine/records';

/** What goes outside, in order. */
export class OutgoingRecords<Sent extends Outgoing> {
  private readonly rows: WaitingRows;

  constructor(private readonly scope: DomainScope, kind: 'streamRecord' | 'deadLetter') {
    this.rows = new WaitingRows(scope.database, KEPT_TABLES[kind]);
  }

  public add(record: Sent): void {
    this.rows.put(record.order, [this.scope.domain, record.order, JSON.stringify(record)]);
  }

  public list(slice: Slice): Sent[] {
    const { database, domain } = this.scope;
    return database.all(`SELECT json FROM ${this.rows.table.name} WHERE domain = ? AND place > ? ORDER BY place LIMIT ?`, domain, ...upwards(slice))
      .map(({ json }) => parse<Sent>(json));
  }
}
