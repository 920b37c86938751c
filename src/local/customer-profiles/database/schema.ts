import type { Database as Connection } from 'node-sqlite3-wasm';
import { TABLES } from './tables';

/** Goes up with each change of the tables. 1 was never released. */
const VERSION = 2;
/** Tells our databases from those of other programs. */
export const APPLICATION_ID = 0x43505246;

export function createSchema(connection: Connection): void {
  connection.exec(`BEGIN; ${TABLES} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; COMMIT`);
}

/** Refuses what this release cannot read. */
export function checkSchema(connection: Connection, file: string): void {
  const id = pragma(connection, 'application_id');
  const version = pragma(connection, 'user_version');
  if (id !== APPLICATION_ID) {
    throw new Error(`the data file ${file} is a database of another program; name another file`);
  }
  if (Number(version) < VERSION) {
    throw new Error(`the data file ${file} was written by a version of this package that was never released: its tables are of version ${version}, this release reads `
      + `version ${VERSION}; name another file`);
  }
  if (version !== VERSION) {
    throw new Error(`the data file ${file} was written by a newer release: it is of version ${version}, this release reads version ${VERSION}; upgrade, or name another file`);
  }
}

function pragma(connection: Connection, name: 'application_id' | 'user_version'): unknown {
  return connection.get(`PRAGMA ${name}`)?.[name];
}
