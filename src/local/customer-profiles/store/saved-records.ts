import type { DomainRecord } from './records';
import type { StoredKind } from './stored-kinds';
import type { Database } from '../database/database';
import type { Writer } from '../database/database-file';

/** The records of an environment in the database. */
export class SavedRecords {
  constructor(private readonly writer: Writer, private readonly environment: string) {}

  public putDomain(record: DomainRecord): void {
    this.writer.run('INSERT INTO domain (environment, name, json) VALUES (?, ?, ?) ON CONFLICT (environment, name) DO UPDATE SET json = excluded.json',
      this.environment, record.DomainName, JSON.stringify(record));
  }

  /** With it go its records and all its customer data. */
  public deleteDomain(domainName: string): void {
    this.writer.run('DELETE FROM definition WHERE environment = ? AND domain = ?', this.environment, domainName);
    this.writer.run('DELETE FROM domain WHERE environment = ? AND name = ?', this.environment, domainName);
  }

  public put(kind: StoredKind, domainName: string, name: string, record: object): void {
    this.writer.run('INSERT OR REPLACE INTO definition (environment, domain, kind, name, json) VALUES (?, ?, ?, ?, ?)',
      this.environment, domainName, kind, name, JSON.stringify(record));
  }

  public delete(kind: StoredKind, domainName: string, name: string): void {
    this.writer.run('DELETE FROM definition WHERE environment = ? AND domain = ? AND kind = ? AND name = ?', this.environment, domainName, kind, name);
  }

  public clear(): void {
    this.writer.run('DELETE FROM definition WHERE environment = ?', this.environment);
    this.writer.run('DELETE FROM domain WHERE environment = ?', this.environment);
  }
}

export function readDomains(database: Database, environment: string): DomainRecord[] {
  return database.all('SELECT json FROM domain WHERE environment = ?', environment).map(({ json }) => JSON.parse(String(json)) as DomainRecord);
}

interface SavedDefinition {
  readonly kind: StoredKind;
  readonly domain: string;
  readonly record: object;
}

export function readDefinitions(database: Database, environment: string): SavedDefinition[] {
  return database.all('SELECT kind, domain, json FROM definition WHERE environment = ?', environment)
    .map(({ kind, domain, json }) => ({ kind: kind as StoredKind, domain: String(domain), record: JSON.parse(String(json)) as object }));
}

/** The environments that anything was saved of. */
export function readEnvironments(database: Database): string[] {
  return database.all('SELECT environment FROM domain UNION SELECT environment FROM definition').map(({ environment }) => String(environment));
}
