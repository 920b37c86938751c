import { Numbering } from './numbering';
import { SqlDataStore } from './sql-data-store';
import { environmentKey } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import type { Database } from '../database/database';
import type { DataStore } from '../engine/data-store';

/** The customer data of all domains of all environments. */
export class CustomerData {
  /** By the number of the domain: one that is made again under the name of another has a number of its own. */
  private stores = new Map<number, SqlDataStore>();
  private numbering: Numbering;

  constructor(private readonly database: Database) {
    this.numbering = new Numbering(database);
  }

  /** Of a domain that is there. */
  public of(environment: Environment, domainName: string): DataStore {
    const domain = this.database.get('SELECT number FROM domain WHERE environment = ? AND name = ?', environmentKey(environment), domainName)?.number;
    if (typeof domain !== 'number') {
      throw new Error(`there is no domain ${JSON.stringify(domainName)} that could have data`);
    }
    const known = this.stores.get(domain);
    if (known !== undefined) {
      return known;
    }
    const store = new SqlDataStore({ database: this.database, domain }, this.numbering);
    // the number may be given again
    this.database.onRollBack(() => this.stores.delete(domain));
    this.stores.set(domain, store);
    return store;
  }

  /** Forgets what it remembers of a database that was closed meanwhile. */
  public reopened(): void {
    this.stores = new Map();
    this.numbering = new Numbering(this.database);
  }
}
