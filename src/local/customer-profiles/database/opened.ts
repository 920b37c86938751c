import { randomInt } from 'node:crypto';
import type { Database as Connection } from 'node-sqlite3-wasm';
import { openFile } from './database-file';
import type { Convert } from './database-file';
import { Journal, readJournal } from './journal';
import { readEntries } from './journal-entry';
import { writeChanges } from './row-writer';
import { createSchema } from './schema';
import { sqlite } from './sqlite';
import { Statements } from './statements';

/** A database that is open, with what waits for its tables. */
export interface Opened {
  readonly connection: Connection;
  readonly statements: Statements;
  /** Of what is in memory there is none. */
  readonly journal?: Journal;
  /** Lets other processes in. */
  readonly release: () => void;
}

const SET_GENERATION = 'INSERT OR REPLACE INTO setting (name, value) VALUES (\'generation\', ?)';

/** A new database, which is gone when it is closed. */
export function openInMemory(): Opened {
  const connection = new (sqlite().Database)(':memory:');
  createSchema(connection);
  return { connection, statements: new Statements(connection), release: () => undefined };
}

/** Opens a file, and writes into its tables what another process has left in the journal. */
export function openWithJournal(file: string, convert?: Convert): Opened {
  const { connection, journal: path, release } = openFile(file, convert);
  const statements = new Statements(connection);
  const opened = { connection, statements, release };
  try {
    const before = statements.all('SELECT value FROM setting WHERE name = ?', ['generation'])[0]?.value;
    const left = before === undefined ? [] : readEntries(readJournal(path, Number(before)));
    const generation = newGeneration();
    inTransaction(opened, () => {
      left.forEach((changes) => writeChanges(changes, (sql, values) => { statements.run(sql, values); }));
      statements.run(SET_GENERATION, [String(generation)]);
    });
    return { ...opened, journal: new Journal(path, generation) };
  } catch (error) {
    statements.finalize();
    connection.close();
    release();
    throw error;
  }
}

/** Does the work in a transaction with which the journal begins anew: what its entries told of is in the tables with it. */
export function beginGeneration(opened: Opened, work: () => void): void {
  const { statements, journal } = opened;
  const generation = newGeneration();
  inTransaction(opened, () => {
    work();
    if (journal) {
      statements.run(SET_GENERATION, [String(generation)]);
    }
  });
  journal?.begin(generation);
}

function inTransaction({ connection, statements }: Pick<Opened, 'connection' | 'statements'>, work: () => void): void {
  statements.run('BEGIN IMMEDIATE', []);
  try {
    work();
    statements.run('COMMIT', []);
  } catch (error) {
    if (connection.inTransaction) {
      statements.run('ROLLBACK', []);
    }
    throw error;
  }
}

function newGeneration(): number {
  return randomInt(2 ** 47);
}
