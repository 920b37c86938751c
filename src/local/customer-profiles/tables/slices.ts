import type { Slice } from '../engine/data-store';

/** The values that `place > ? ORDER BY place LIMIT ?` takes. */
export function upwards({ after = -Number.MAX_VALUE, limit }: Slice): [number, number] {
  return [after, limitOf(limit)];
}

/** The values that `place < ? ORDER BY place DESC LIMIT ?` takes. */
export function downwards({ after = Number.MAX_VALUE, limit }: Slice): [number, number] {
  return [after, limitOf(limit)];
}

/** SQLite takes -1 for no limit. */
export function limitOf(limit: number): number {
  return Number.isFinite(limit) ? limit : -1;
}
