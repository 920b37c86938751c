/** A part of a list that goes by orders. */
export interface PartOfList<Item> {
  readonly items: readonly Item[];
  /** The order after which the list goes on; absent at its end. */
  readonly next?: number;
}

/** As many of the records as are asked for, of which one more was looked for. */
export function upTo<Record extends { readonly order: number }, Item>(
  limit: number, records: readonly Record[], itemOf: (record: Record) => Item,
): PartOfList<Item> {
  const given = records.slice(0, limit);
  return { items: given.map(itemOf), ...records.length > limit && { next: given[given.length - 1].order } };
}
