import type { ReadRecord } from './read-record';
import { judge } from './winner';
import type { Verdict } from './winner';
import type { TargetWrite } from '../fields/target-writes';
import { putCell } from '../profiles/put-cell';
import type { Cell, Cells, CellValue } from '../records';

/** A value for a path, and whether it is written there. */
export interface PlannedWrite extends TargetWrite, Verdict {}

/** What a record's values would do to the cells that are there. */
export function plannedWrites(writes: readonly TargetWrite[], cells: Cells, record: ReadRecord, object: string): PlannedWrite[] {
  const { ObjectTypeName: objectType, SourcePriority: priority } = record.objectType;
  const writer = { objectType, priority, sourceTime: record.sourceTimes.get(object) };
  return writes.map(({ object: to, path, value, field }) => {
    // written out, here and below, as copies of objects by their members are slow, and this is done for every value
    const { writes: wins, reason } = judge(Object.hasOwn(cells, path) ? cells[path] : undefined, writer);
    return { object: to, path, value, field, writes: wins, reason };
  });
}

/** The cells after the values that win were written. */
export function written(cells: Cells, writes: readonly PlannedWrite[], { objectType, sourceTimes }: ReadRecord, object: string, now: number): Cells {
  if (!writes.some(({ writes: wins }) => wins)) {
    return cells;
  }
  const { ObjectTypeName: writer, SourcePriority: priority } = objectType;
  const sourceTime = sourceTimes.get(object);
  const after: { [path: string]: Cell } = { ...cells };
  for (const { path, value, writes: wins } of writes) {
    if (wins) {
      putCell(after, path, cell(value, writer, now, priority, sourceTime));
    }
  }
  return after;
}

/** Members without a value are left out, as they are from what was stored and is read again. */
function cell(value: CellValue, writer: string, time: number, priority: number | undefined, sourceTime: number | undefined): Cell {
  if (priority === undefined) {
    return sourceTime === undefined ? { value, writer, time } : { value, writer, time, sourceTime };
  }
  return sourceTime === undefined ? { value, writer, time, priority } : { value, writer, time, priority, sourceTime };
}
