import { putCell } from '../engine/profiles/put-cell';
import type { Cell, Cells, CellValue } from '../engine/records';

/** What cells that were written together have in common, and then each path with its value; where they have none, the paths alone. */
type PackedRun = readonly [stamp: Stamp, ...pathsAndValues: readonly CellValue[]];

interface Stamp extends Omit<Cell, 'value'> {
  readonly removed?: true;
}

/** The cells in their order, run by run. Most are of one record. */
export type PackedCells = readonly PackedRun[];

export function packCells(cells: Cells): PackedCells {
  const runs: [Stamp, ...CellValue[]][] = [];
  let last: Cell | undefined;
  for (const path of Object.keys(cells)) {
    const cell = cells[path];
    if (last === undefined || !isOfOneRun(last, cell)) {
      runs.push([stampOf(cell)]);
    }
    const run = runs[runs.length - 1];
    if (cell.value === undefined) {
      run.push(path);
    } else {
      run.push(path, cell.value);
    }
    last = cell;
  }
  return runs;
}

export function unpackCells(packed: PackedCells): Cells {
  const cells: { [path: string]: Cell } = {};
  for (const run of packed) {
    const { removed, writer, time, priority, sourceTime, unbound } = run[0];
    const step = removed ? 1 : 2;
    for (let at = 1; at < run.length; at += step) {
      // written out, as copies of objects by their members are slow, and this is done for every value; absent members are left out
      const cell: { -readonly [member in keyof Cell]: Cell[member] } = removed ? { writer, time } : { value: run[at + 1] as CellValue, writer, time };
      if (priority !== undefined) {
        cell.priority = priority;
      }
      if (sourceTime !== undefined) {
        cell.sourceTime = sourceTime;
      }
      if (unbound !== undefined) {
        cell.unbound = unbound;
      }
      putCell(cells, String(run[at]), cell);
    }
  }
  return cells;
}

function isOfOneRun(one: Cell, other: Cell): boolean {
  return one.writer === other.writer && one.time === other.time && one.priority === other.priority && one.sourceTime === other.sourceTime
    && one.unbound === other.unbound && (one.value === undefined) === (other.value === undefined);
}

function stampOf({ value, ...stamp }: Cell): Stamp {
  return value === undefined ? { ...stamp, removed: true } : stamp;
}
