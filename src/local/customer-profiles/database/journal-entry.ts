import type { KeptRow, KeptTable, RowChange, TableChanges } from './kept-rows';
import { KEPT_TABLES } from './kept-rows';
import type { PackedValues } from './packed-values';
import { UnpackedValues } from './packed-values';
import type { Value } from './statements';

const KINDS = ['put', 'gone', 'anew'] as const;

const TABLES: ReadonlyMap<string, KeptTable> = new Map(Object.values(KEPT_TABLES).map((table) => [table.name, table]));

/** Writes changes of a table: its name, how many they are, and of each its kind and its row. */
export function writeEntryPart(entry: PackedValues, { name }: KeptTable, changes: Iterable<RowChange>, count: number): void {
  entry.value(name);
  entry.count(count);
  for (const { kind, row } of changes) {
    entry.count((row.length * KINDS.length) + KINDS.indexOf(kind));
    for (let at = 0; at < row.length; at++) {
      entry.value(row[at]);
    }
  }
}

/** The changes that entries tell of, the later ones in place of the earlier ones of the same row. */
export function readEntries(entries: readonly Buffer[]): readonly TableChanges[] {
  const found = new Map<KeptTable, Map<string, RowChange>>();
  for (const entry of entries) {
    const values = new UnpackedValues(entry);
    while (!values.isAtEnd) {
      const table = tableNamed(values.value());
      const changes = found.get(table) ?? new Map<string, RowChange>();
      found.set(table, changes);
      for (let left = values.count(); left > 0; left--) {
        const change = readChange(values);
        changes.set(JSON.stringify(change.row.slice(0, table.keys)), change);
      }
    }
  }
  return [...found].map(([table, changes]) => ({ table, changes: changes.values() }));
}

function readChange(values: UnpackedValues): RowChange {
  const lengthAndKind = values.count();
  const row: KeptRow = Array.from({ length: Math.floor(lengthAndKind / KINDS.length) }, () => values.value());
  return { kind: KINDS[lengthAndKind % KINDS.length], row };
}

function tableNamed(name: Value): KeptTable {
  const table = TABLES.get(String(name));
  if (!table) {
    throw new Error(`the database has no table ${name} whose rows wait`);
  }
  return table;
}
