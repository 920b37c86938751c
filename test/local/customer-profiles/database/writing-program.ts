import { writeSync } from 'node:fs';
import { write } from './written';
import { openDataFile } from '../../../../src/local/customer-profiles/store/data-file';
import { Stores } from '../../../../src/local/customer-profiles/store/stores';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';

/** Writes until it is killed, and prints the number of each write that is done. */
const database = openDataFile(process.argv[2], DEFAULT_ENVIRONMENT);
const store = new Stores(database).of(DEFAULT_ENVIRONMENT);
const data = new CustomerData(database);
for (let number = Number(process.argv[3]); ; number++) {
  database.transaction(() => write(store, data, number));
  writeSync(1, `${number}\n`);
}
