import type { DomainScope } from './domain-scope';
import type { KeptRow } from '../database/kept-rows';
import type { Value } from '../database/statements';
import type { WaitingRows } from '../database/waiting-rows';

/**
 * The earliest time at which a row expires; undefined where none does. It is asked for every second, so that what waits is not written for it, unless the first in the table has changed.
 *
 * @param sql number and time of the first in the table
 * @param expiryOf of a row that waits
 */
export function nextExpiry(
  { database, domain }: DomainScope, rows: WaitingRows<unknown>, sql: string, expiryOf: (row: KeptRow) => Value,
): number | undefined {
  let [first] = database.lookUp(sql, domain);
  let earliest = Infinity;
  for (const { row, kind } of rows.all()) {
    if (row[0] === first?.number) {
      [first] = database.all(sql, domain);
      earliest = Infinity;
      break;
    }
    const expires = kind === 'gone' ? null : expiryOf(row);
    earliest = typeof expires === 'number' ? Math.min(earliest, expires) : earliest;
  }
  earliest = typeof first?.expires === 'number' ? Math.min(earliest, first.expires) : earliest;
  return earliest === Infinity ? undefined : earliest;
}
