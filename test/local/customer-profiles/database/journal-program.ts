import { writeSync } from 'node:fs';
import { writeRecord } from './written';
import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import { Stores } from '../../../../src/local/customer-profiles/store/stores';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DEFAULT_ENVIRONMENT } from '../../../../src/local/environment/environment';

/** Writes records until it is killed, of which no more rows wait than it is told, and prints the number of each that is done. */
const [file, first, mostWaiting] = process.argv.slice(2);
const database = openDatabase({ file, mostWaiting: Number(mostWaiting) });
const store = new Stores(database).of(DEFAULT_ENVIRONMENT);
if (!store.domain('retail')) {
  const Stats = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };
  store.putDomain({ DomainName: 'retail', DefaultExpirationDays: 1, Stats, CreatedAt: 1, LastUpdatedAt: 1 });
}
const data = new CustomerData(database).of(DEFAULT_ENVIRONMENT, 'retail');
for (let number = Number(first); ; number++) {
  database.transaction(() => writeRecord(data, number));
  writeSync(1, `${number}\n`);
}
