import type { Cell, Cells } from '../records';

/** One cell of a standard object and where it is. */
export interface Placed {
  readonly path: string;
  readonly cell: Cell;
}

const OF_CUSTOM = 'Attributes.';

/**
 * The field that a path is of, as merges take fields: an address is one, so that no street comes into another's city, and so are the
 * preferences; each custom attribute is one by itself (D-M3).
 */
export function fieldOf(path: string): string {
  const dot = path.startsWith(OF_CUSTOM) ? -1 : path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}

/** The cells of a profile by their fields. */
export function cellsByField(cells: Cells): ReadonlyMap<string, readonly Placed[]> {
  const fields = new Map<string, Placed[]>();
  for (const [path, cell] of Object.entries(cells)) {
    const field = fieldOf(path);
    const known = fields.get(field);
    if (known) {
      known.push({ path, cell });
    } else {
      fields.set(field, [{ path, cell }]);
    }
  }
  return fields;
}

/** Whether a field says anything: a value that was removed by hand leaves a cell without one. */
export function hasValue(cells: readonly Placed[]): boolean {
  return cells.some(({ cell }) => cell.value !== undefined);
}
