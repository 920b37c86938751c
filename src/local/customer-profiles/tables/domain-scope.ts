import type { Database } from '../database/database';

/** Where the customer data of a domain is. */
export interface DomainScope {
  readonly database: Database;
  /** Of the domain, among those of all environments. */
  readonly domain: number;
}
