import { MANUAL } from '../records';
import type { Cell } from '../records';

/** Who wants to write into a cell. */
export interface Writer {
  readonly objectType: string;
  readonly priority?: number;
  readonly sourceTime?: number;
}

/** Whether a value is written, and why, in words for a user. */
export interface Verdict {
  readonly writes: boolean;
  readonly reason: string;
}

/** Who wins a cell that has a value: the better source priority, among equals the later source timestamp, and else whoever comes last. */
export function judge(cell: Cell | undefined, { objectType, priority, sourceTime }: Writer): Verdict {
  if (cell === undefined) {
    return { writes: true, reason: 'there was no value' };
  }
  if (cell.writer === MANUAL) {
    return priority === undefined
      ? { writes: false, reason: `it was written by hand, and ${objectType} has no SourcePriority` }
      : { writes: true, reason: `it was written by hand, and ${objectType} has a SourcePriority (${priority})` };
  }
  // no priority is the lowest
  const mine = priority ?? Infinity;
  const theirs = cell.priority ?? Infinity;
  if (mine !== theirs) {
    return { writes: mine < theirs, reason: `${objectType} has ${said(priority)}, and ${cell.writer}, which wrote it, ${said(cell.priority)}` };
  }
  if (sourceTime === undefined || cell.sourceTime === undefined) {
    return { writes: true, reason: `${cell.writer} wrote it with an equal priority, and the later record counts` };
  }
  return {
    writes: sourceTime >= cell.sourceTime,
    reason: `the source changed this record at ${iso(sourceTime)}, and that of the value at ${iso(cell.sourceTime)}`,
  };
}

function said(priority: number | undefined): string {
  return priority === undefined ? 'no SourcePriority' : `SourcePriority ${priority}`;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
