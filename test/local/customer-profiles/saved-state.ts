import { openDataFile } from '../../../src/local/customer-profiles/store/data-file';
import type { EnvironmentState } from '../../../src/local/customer-profiles/store/stores';
import { Stores } from '../../../src/local/customer-profiles/store/stores';
import { DEFAULT_ENVIRONMENT } from '../../../src/local/environment/environment';

/** What is in a data file that no service has open. */
export function savedState(file: string): EnvironmentState[] {
  const database = openDataFile(file, DEFAULT_ENVIRONMENT);
  try {
    return new Stores(database).list();
  } finally {
    database.close();
  }
}
