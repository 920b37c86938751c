import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { Journal, readJournal } from '../../../../src/local/customer-profiles/database/journal';
import { readEntries, writeEntryPart } from '../../../../src/local/customer-profiles/database/journal-entry';
import { KEPT_TABLES } from '../../../../src/local/customer-profiles/database/kept-rows';
import { PackedValues, UnpackedValues } from '../../../../src/local/customer-profiles/database/packed-values';
import { WaitingRows } from '../../../../src/local/customer-profiles/database/waiting-rows';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'state-pending');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TEXTS = ['first', 'é😀', '', 'x'.repeat(100_000), '\ud800', 'last'];

const textsIn = (generation: number) => readJournal(path, generation).map((entry) => new UnpackedValues(entry).value());

function written(texts: readonly string[], generation = 7): Journal {
  const journal = new Journal(path, generation);
  texts.forEach((text) => journal.append((entry) => entry.value(text)));
  return journal;
}

test('gives back the entries of a generation, and those of no other', () => {
  const journal = written(TEXTS);
  expect(textsIn(7)).toEqual(TEXTS);
  expect(textsIn(8)).toEqual([]);
  journal.begin(8);
  journal.append((entry) => entry.value('of the next'));
  expect(textsIn(8)).toEqual(['of the next']);
  expect(textsIn(7)).toEqual([]);
  journal.close(true);
  expect(readdirSync(folder)).toEqual([]);
  expect(textsIn(7)).toEqual([]);
});

test('an entry that was not written to its end is none, wherever it ends', () => {
  written(['one', 'two']).close(false);
  const whole = readFileSync(path).length;
  for (let length = whole - 1; length >= 0; length--) {
    truncateSync(path, length);
    expect(textsIn(7)).toEqual(length >= whole / 2 ? ['one'] : []);
  }
});

test('an entry of which any byte is another is none, nor is what follows it', () => {
  written(['one', 'two', 'three']).close(false);
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] + 1) % 256;
    writeFileSync(path, damaged);
    expect(textsIn(7)).toEqual(['one', 'two', 'three'].slice(0, Math.min(2, Math.floor(at / 24))));
  }
});

const anyNumber = fc.double({ noDefaultInfinity: true, noNaN: true }).map((each) => each + 0);
const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('{"a":[1]}'), fc.integer(), anyNumber, fc.constant(null));
const json = fc.jsonValue().map((each) => JSON.stringify({ each }));

test('changes are read as they were written, the later in place of the earlier', () => {
  const { profile, binding } = KEPT_TABLES;
  const row = fc.tuple(fc.integer(), value, value, value, value, value, json, value);
  const rows = fc.array(fc.record({ kind: fc.constantFrom('put' as const, 'anew' as const), row }), { maxLength: 5 });
  const keys = fc.array(fc.record({ kind: fc.constantFrom('gone' as const), row: fc.tuple(fc.integer(), json, fc.integer()) }), { maxLength: 5 });
  fc.assert(fc.property(rows, keys, rows, (before, gone, later) => {
    const first = [{ table: profile, changes: before }, { table: binding, changes: gone }];
    const entries = [first, [{ table: profile, changes: later }]].map((parts) => {
      const entry = new PackedValues();
      parts.forEach(({ table, changes }) => writeEntryPart(entry, table, changes, changes.length));
      return entry.bytes.subarray(0, entry.end);
    });
    const read = new Map(readEntries(entries).map(({ table, changes }) => [table.name, [...changes]]));
    const ofProfiles = [...new Map([...before, ...later].map((change) => [change.row[0], change])).values()];
    expect(read.get('profile') ?? []).toEqual(ofProfiles);
    expect(read.get('binding') ?? []).toEqual([...new Map(gone.map((change) => [JSON.stringify(change.row), change])).values()]);
  }));
});

/** Leaves a file as a process leaves it that is killed: what it has done is in the journal alone. */
function killed(): string {
  const file = join(folder, 'state');
  const database = openDatabase({ file });
  const rows = new WaitingRows(database, KEPT_TABLES.held);
  ['[1]', '[2]'].forEach((list, number) => database.transaction(() => rows.put(number, [5, number, list])));
  const copy = join(folder, 'killed');
  ['', '-wal', '-pending'].forEach((end) => writeFileSync(`${copy}${end}`, readFileSync(`${file}${end}`)));
  database.close();
  return copy;
}

const heldIn = (file: string) => {
  const database = openDatabase({ file });
  const held = database.all('SELECT json FROM held ORDER BY number').map(({ json: list }) => list);
  database.close();
  return held;
};

test('what a process has left in the journal is written once', () => {
  const file = killed();
  const journal = readFileSync(`${file}-pending`);
  expect(heldIn(file)).toEqual(['[1]', '[2]']);
  // as if the process that has written it had been killed before it removed the file
  writeFileSync(`${file}-pending`, journal);
  expect(heldIn(file)).toEqual(['[1]', '[2]']);
  expect(readdirSync(folder).filter((name) => name.startsWith('killed'))).toEqual(['killed']);
});

test('what is no whole entry of it is passed over', () => {
  const file = killed();
  const handle = openSync(`${file}-pending`, 'r+');
  writeSync(handle, Buffer.alloc(4), 0, 4, readFileSync(`${file}-pending`).length - 4);
  closeSync(handle);
  expect(heldIn(file)).toEqual(['[1]']);
});

test('a journal beside another database is not its own', () => {
  const file = killed();
  const other = join(folder, 'other');
  openDatabase({ file: other }).close();
  writeFileSync(`${other}-pending`, readFileSync(`${file}-pending`));
  expect(heldIn(other)).toEqual([]);
});
