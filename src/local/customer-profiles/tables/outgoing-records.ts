import type { DomainScope } from './domain-scope';
import { parse } from './json';
import { upwards } from './slices';
import type { Slice } from '../engine/data-store';
import type { Outgoing } from '../engine/records';

/** What goes outside, in order. */
export class OutgoingRecords<Sent extends Outgoing> {
  constructor(private readonly scope: DomainScope, private readonly table: 'stream_record' | 'dead_letter') {}

  public add(record: Sent): void {
    const { database, domain } = this.scope;
    database.run(`INSERT INTO ${this.table} (domain, place, json) VALUES (?, ?, ?)`, domain, record.order, JSON.stringify(record));
  }

  public list(slice: Slice): Sent[] {
    const { database, domain } = this.scope;
    return database.all(`SELECT json FROM ${this.table} WHERE domain = ? AND place > ? ORDER BY place LIMIT ?`, domain, ...upwards(slice))
      .map(({ json }) => parse<Sent>(json));
  }
}
