import { randomUUID } from 'node:crypto';
import { readState } from './read-state';
import { saveDomains } from './save-state';
import { environmentKey } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import { openDatabase } from '../database/database';
import type { Database } from '../database/database';
import type { Writer } from '../database/database-file';

/**
 * Opens the file that the state is kept in. One that an older release wrote, as JSON, is made a database first; whatever is wrong with it is an error, and it stays as it is.
 *
 * @param home the environment of a file that names none
 */
export function openDataFile(file: string, home: Environment): Database {
  return openDatabase({
    file,
    convert: (text) => {
      const { instance, environments } = readState(text, file, home);
      return (writer) => {
        environments.forEach(({ domains, ...environment }) => saveDomains(writer, environmentKey(environment), domains));
        if (instance !== undefined) {
          saveInstance(writer, instance);
        }
      };
    },
  });
}

/** The identity of the state, which lasts as long as the database. */
export function instanceOf(database: Database): string {
  const saved = database.get('SELECT value FROM setting WHERE name = ?', 'instance');
  if (saved !== undefined) {
    return String(saved.value);
  }
  const instance = randomUUID();
  saveInstance(database, instance);
  return instance;
}

/** Another identity: whoever knew the state by the old one must not take it for the same. */
export function renewInstance(database: Database): string {
  const instance = randomUUID();
  database.run('UPDATE setting SET value = ? WHERE name = ?', instance, 'instance');
  return instance;
}

function saveInstance(writer: Writer, instance: string): void {
  writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', 'instance', instance);
}
