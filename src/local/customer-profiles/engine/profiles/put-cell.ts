import type { Cell } from '../records';

/** Paths have the names that users give to attributes: one name is special to objects. */
export function putCell(cells: { [path: string]: Cell }, path: string, value: Cell): void {
  if (path === '__proto__') {
    Object.defineProperty(cells, path, { value, writable: true, enumerable: true, configurable: true });
  } else {
    cells[path] = value;
  }
}
