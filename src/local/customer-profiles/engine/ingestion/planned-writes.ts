import type { ReadRecord } from './read-record';
import { judge } from './winner';
import type { Verdict } from './winner';
import type { TargetWrite } from '../fields/target-writes';
import type { Cell, Cells } from '../records';

/** A value for a path, and whether it is written there. */
export interface PlannedWrite extends TargetWrite, Verdict {}

/** What a record's values would do to the cells that are there. */
export function plannedWrites(writes: readonly TargetWrite[], cells: Cells, record: ReadRecord, object: string): PlannedWrite[] {
  const { ObjectTypeName: objectType, SourcePriority: priority } = record.objectType;
  const writer = { objectType, priority, sourceTime: record.sourceTimes.get(object) };
  return writes.map((write) => ({ ...write, ...judge(Object.hasOwn(cells, write.path) ? cells[write.path] : undefined, writer) }));
}

/** The cells after the values that win were written. */
export function written(cells: Cells, writes: readonly PlannedWrite[], { objectType, sourceTimes }: ReadRecord, object: string, now: number): Cells {
  const winners = writes.filter(({ writes: wins }) => wins);
  if (winners.length === 0) {
    return cells;
  }
  const { ObjectTypeName: writer, SourcePriority: priority } = objectType;
  const sourceTime = sourceTimes.get(object);
  // names of attributes are the user's
  const after = new Map(Object.entries(cells));
  winners.forEach(({ path, value }) => after.set(path, cell({ value, writer, priority, sourceTime, time: now })));
  return Object.fromEntries(after);
}

/** Members without a value are left out, as they are from what was stored and is read again. */
function cell({ priority, sourceTime, ...members }: Cell): Cell {
  return { ...members, ...(priority !== undefined && { priority }), ...(sourceTime !== undefined && { sourceTime }) };
}
