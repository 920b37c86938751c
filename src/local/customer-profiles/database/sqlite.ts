import type * as Sqlite from 'node-sqlite3-wasm';

/** SQLite takes some milliseconds to load, which a command that needs no database does not spend. Its WebAssembly lies beside the module, or the bundle. */
export function sqlite(): typeof Sqlite {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it with the module, and a dynamic one is asynchronous
  return require('node-sqlite3-wasm') as typeof Sqlite;
}
