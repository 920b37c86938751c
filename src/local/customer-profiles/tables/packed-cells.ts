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
  const cells: [string, Cell][] = [];
  for (const [{ removed, ...stamp }, ...entries] of packed) {
    if (removed) {
      entries.forEach((path) => cells.push([String(path), stamp]));
    } else {
      for (let at = 0; at < entries.length; at += 2) {
        cells.push([String(entries[at]), { value: entries[at + 1], ...stamp }]);
      }
    }
  }
  return Object.fromEntries(cells);
}

function isOfOneRun(one: Cell, other: Cell): boolean {
  return one.writer === other.writer && one.time === other.time && one.priority === other.priority && one.sourceTime === other.sourceTime
    && one.unbound === other.unbound && (one.value === undefined) === (other.value === undefined);
}

function stampOf({ value, ...stamp }: Cell): Stamp {
  return value === undefined ? { ...stamp, removed: true } : stamp;
}
