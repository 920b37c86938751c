import { writeSync } from 'node:fs';
import { openDataFile } from '../../../../src/local/customer-profiles/store/data-file';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';

/** Opens a data file and holds it until its input ends: prints `open`, or why it could not. */
try {
  const database = openDataFile(process.argv[2], DEFAULT_ENVIRONMENT);
  if (process.argv[3] === 'within') {
    database.run('BEGIN IMMEDIATE');
    database.run('INSERT INTO setting (name, value) VALUES (?, ?)', 'half', 'done');
  }
  writeSync(1, 'open\n');
  process.stdin.on('end', () => database.close()).resume();
} catch (error) {
  writeSync(1, `${(error as Error).message}\n`);
}
