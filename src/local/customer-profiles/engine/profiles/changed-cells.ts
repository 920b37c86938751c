import type { Cells, CellValue } from '../records';

/** Whether writing these cells changes a value; who wrote it and when is not asked. */
export function changesValue(before: Cells, written: Cells): boolean {
  return Object.keys(written).some((path) => !isSameValue(Object.hasOwn(before, path) ? before[path].value : undefined, written[path].value));
}

/** Texts, or lists and structures of them, which are written in one order of their members. */
function isSameValue(some: CellValue | undefined, other: CellValue | undefined): boolean {
  return some === other || (typeof some === 'object' && typeof other === 'object' && JSON.stringify(some) === JSON.stringify(other));
}
