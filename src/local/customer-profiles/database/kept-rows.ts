import type { Value } from './statements';

export type KeptRow = readonly Value[];

/** A table whose rows are changed by their keys alone, so that changes can wait and be written together. */
export interface KeptTable {
  readonly name: string;
  /** Its key first. */
  readonly columns: readonly string[];
  /** How many columns are the key. */
  readonly keys: number;
  /** What a row that is there already is given; what never changes costs no entry of an index. */
  readonly changing: readonly string[];
  /** The places of the columns that are long texts and stored as bytes: nothing but their whole is asked for. */
  readonly bytes: readonly number[];
}

/** The tables that every record writes to. */
export const KEPT_TABLES = {
  profile: {
    name: 'profile',
    columns: ['number', 'domain', 'id', 'place', 'expires', 'objects', 'json', 'told'],
    keys: 1,
    changing: ['expires', 'objects', 'json', 'told'],
    bytes: [6],
  },
  binding: { name: 'binding', columns: ['key', 'value', 'profile'], keys: 3, changing: [], bytes: [] },
  held: { name: 'held', columns: ['profile', 'number', 'json'], keys: 2, changing: [], bytes: [2] },
  object: {
    name: 'object',
    columns: ['number', 'domain', 'type', 'key', 'profile', 'place', 'expires', 'bytes', 'json', 'text', 'told'],
    keys: 1,
    changing: [],
    bytes: [8, 9],
  },
  history: { name: 'history', columns: ['number', 'profile', 'place', 'json', 'content', 'state'], keys: 1, changing: [], bytes: [3, 4, 5] },
  streamRecord: { name: 'stream_record', columns: ['domain', 'place', 'json'], keys: 2, changing: [], bytes: [2] },
  deadLetter: { name: 'dead_letter', columns: ['domain', 'place', 'json'], keys: 2, changing: [], bytes: [2] },
} as const satisfies { readonly [name: string]: KeptTable };

/** What becomes of a row: it is put, taken away, or put in place of one that differs in what does not change otherwise. */
export interface RowChange {
  readonly row: KeptRow;
  readonly kind: 'put' | 'gone' | 'anew';
}

/** Changes of the rows of a table, in whatever order. */
export interface TableChanges {
  readonly table: KeptTable;
  readonly changes: Iterable<RowChange>;
}
