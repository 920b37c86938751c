import type { Slice } from './data-store';

/** Few enough to be in memory at once when each is as large as one may be. */
const SLICE = 100;

/** Everything that a list of the data store has, taken from it bit by bit. */
export function* everyOne<T extends { readonly order: number }>(list: (slice: Slice) => readonly T[]): Generator<T> {
  for (let after: number | undefined; ;) {
    const slice = list({ after, limit: SLICE });
    yield* slice;
    if (slice.length < SLICE) {
      return;
    }
    after = slice[slice.length - 1].order;
  }
}
