import { closeSync, constants, copyFileSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, readSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Database as Connection } from 'node-sqlite3-wasm';
import { own } from './ownership';
import { APPLICATION_ID, checkSchema, createSchema } from './schema';
import { sqlite } from './sqlite';
import { Statements } from './statements';
import type { Value } from './statements';

/** Reads the text of a file that is no database, and gives what fills a new one with it; what is wrong with it is an error. */
export type Convert = (text: string) => Fill;

export type Fill = (database: Writer) => void;

export interface Writer {
  run(sql: string, ...values: readonly Value[]): number;
}

export interface OpenedFile {
  readonly connection: Connection;
  /** Where what is done waits for the tables. */
  readonly journal: string;
  readonly release: () => void;
}

/** How every SQLite database begins. */
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Where in it the id of the program is that made it. */
const APPLICATION_ID_AT = 68;

/** Whose database a file is, of whatever release; undefined where it is none. */
export function databaseOf(path: string): 'this package' | 'another program' | undefined {
  const header = readHeader(path);
  if (!isSqlite(header)) {
    return undefined;
  }
  return header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID ? 'this package' : 'another program';
}

/** Opens a data file for this process alone, and makes or converts it first where it is none yet. */
export function openFile(file: string, convert?: Convert): OpenedFile {
  const path = prepareFolder(file);
  const release = whileWriting(file, () => own(path));
  try {
    if (!existsSync(path)) {
      create(file, path);
    } else if (!isDatabase(file, path)) {
      if (!convert) {
        throw new Error(`the data file ${file} is no database; name another file`);
      }
      convertFile(file, path, convert);
    }
    const connection = connect(path);
    try {
      checkSchema(connection, file);
    } catch (error) {
      connection.close();
      throw error;
    }
    return { connection, journal: journalOf(path), release };
  } catch (error) {
    release();
    throw isOfSqlite(error) ? new Error(`cannot read the data file ${file}: ${error.message}`) : error;
  }
}

/** The path that is the same by whatever links the file is named. */
function prepareFolder(file: string): string {
  return whileWriting(file, () => {
    if (existsSync(file)) {
      if (statSync(file).isDirectory()) {
        throw new Error(`cannot read the data file ${file}: it is a folder`);
      }
      return realpathSync(file);
    }
    mkdirSync(dirname(resolve(file)), { recursive: true });
    return join(realpathSync(dirname(resolve(file))), basename(file));
  });
}

function isDatabase(file: string, path: string): boolean {
  try {
    return isSqlite(readHeader(path));
  } catch (error) {
    throw new Error(`cannot read the data file ${file}: ${(error as Error).message}`);
  }
}

function isSqlite(header: Buffer): boolean {
  return header.length === HEADER_BYTES && header.toString('latin1').startsWith(MAGIC);
}

function readHeader(path: string): Buffer {
  // for writing as well: what cannot be written is no use
  const handle = openSync(path, constants.O_RDWR);
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(handle, header, 0, header.length, 0));
  } finally {
    closeSync(handle);
  }
}

function connect(path: string): Connection {
  const connection = new (sqlite().Database)(path);
  try {
    // the first, so that no other file is needed for what processes share
    connection.exec('PRAGMA locking_mode = exclusive; PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA temp_store = memory; PRAGMA cache_size = -65536; '
      // pages that are written again and again go from the log into the file once in some hundred calls, not once in some dozens
      + 'PRAGMA wal_autocheckpoint = 4000');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A database appears whole: a process that is killed meanwhile leaves what there was. */
function create(file: string, path: string, fill: Fill = () => undefined): void {
  const draft = `${path}.draft`;
  forgetDraft(draft);
  whileWriting(file, () => {
    closeSync(openSync(draft, 'wx', 0o600));
    const connection = connect(draft);
    try {
      createSchema(connection);
      const statements = new Statements(connection);
      connection.exec('BEGIN');
      fill({ run: (sql, ...values) => statements.run(sql, values) });
      connection.exec('COMMIT');
      statements.finalize();
    } finally {
      connection.close();
    }
    // of a database that somebody has deleted, which would be read into the new one
    companionsOf(path).forEach((companion) => rmSync(companion, { force: true }));
    renameSync(draft, path);
  });
}

/** What was there stays beside it under another name. */
function convertFile(file: string, path: string, convert: Convert): void {
  const fill = convert(readFileSync(path, 'utf8'));
  const old = nameOfOld(path);
  create(file, path, (database) => {
    fill(database);
    keepOld(path, old);
  });
}

/** A name that nothing has, unless it is that of the same file: a conversion that was cut off is begun again. */
function nameOfOld(path: string): string {
  for (let count = 1; ; count++) {
    const name = `${path}.before-conversion${count === 1 ? '' : `-${count}`}`;
    if (!existsSync(name) || readFileSync(name).equals(readFileSync(path))) {
      return name;
    }
  }
}

function keepOld(path: string, old: string): void {
  if (existsSync(old)) {
    return;
  }
  try {
    linkSync(path, old);
  } catch {
    // some file systems have no links
    copyFileSync(path, `${old}.draft`);
    renameSync(`${old}.draft`, old);
  }
}

function forgetDraft(draft: string): void {
  [draft, `${draft}.lock`, ...companionsOf(draft)].forEach((path) => rmSync(path, { recursive: true, force: true }));
}

/** What there is beside a file while it is open. */
function companionsOf(path: string): string[] {
  return [`${path}-wal`, `${path}-journal`, journalOf(path)];
}

/** `-journal` is SQLite's. */
function journalOf(path: string): string {
  return `${path}-pending`;
}

function whileWriting<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // what has a code comes from the file system and does not say whose file it is
    if ((error as NodeJS.ErrnoException).code === undefined) {
      throw error;
    }
    throw new Error(`cannot write the data file ${file}: ${(error as Error).message}`);
  }
}

function isOfSqlite(error: unknown): error is Error {
  return error instanceof sqlite().SQLite3Error;
}
