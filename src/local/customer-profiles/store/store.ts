import type { DomainStats } from '@aws-sdk/client-customer-profiles';
import { DomainChildren } from './domain-children';
import type { DomainRecord } from './records';
import { saveDomains } from './save-state';
import { readDefinitions, readDomains, SavedRecords } from './saved-records';
import { LIST_OF_EVERY_DOMAIN, STORED_KINDS } from './state';
import type { DomainState, State } from './state';
import type { ChildRecords, StoredKind } from './stored-kinds';
import { nameOf, SAVED_LISTS } from './stored-kinds';
import { DEFAULT_ENVIRONMENT, environmentKey } from '../../environment/environment';
import { openDatabase } from '../database/database';
import type { Database } from '../database/database';

type Collections = { readonly [Kind in StoredKind]: DomainChildren<ChildRecords[Kind]> };

/**
 * What the service holds in an account and region. It is read from memory, and every change is in the database, as part of the transaction that is open.
 * Tests seed it here, past the API and its limits.
 */
export class Store {
  /** What is wrong with Kinesis streams, by ARN. */
  private readonly destinationFaults = new Map<string, string>();
  private readonly domains = new Map<string, DomainRecord>();
  private readonly collections: Collections;
  private readonly saved: SavedRecords;

  constructor(private readonly database: Database = openDatabase(), private readonly environment = environmentKey(DEFAULT_ENVIRONMENT)) {
    this.saved = new SavedRecords(database, environment);
    // each kind has the collection of its records
    this.collections = Object.fromEntries(STORED_KINDS.map((kind) => [kind, this.collectionOf(kind)])) as unknown as Collections;
    this.load();
  }

  /** Reads everything again. */
  public load(): void {
    this.forget();
    readDomains(this.database, this.environment).forEach((record) => this.domains.set(record.DomainName, record));
    for (const { kind, domain, record } of readDefinitions(this.database, this.environment)) {
      (this.collections[kind] as DomainChildren<object>).add(domain, record);
    }
  }

  public domain(domainName: string): DomainRecord | undefined {
    return this.domains.get(domainName);
  }

  /** Every domain, by name in code units, so that the order is the same on every machine. */
  public listDomains(): readonly DomainRecord[] {
    return [...this.domains.values()].sort((a, b) => (a.DomainName < b.DomainName ? -1 : 1));
  }

  /** Adds the domain, or puts the record in place of the one that has its name; what is in it stays. */
  public putDomain(record: DomainRecord): void {
    this.saved.putDomain(record);
    this.changing();
    this.domains.set(record.DomainName, record);
  }

  /** Removes the domain and all that is in it. */
  public deleteDomain(domainName: string): boolean {
    if (!this.domains.has(domainName)) {
      return false;
    }
    this.database.transaction(() => {
      this.changing();
      this.saved.deleteDomain(domainName);
    });
    STORED_KINDS.forEach((kind) => this.collections[kind].forget(domainName));
    return this.domains.delete(domainName);
  }

  /** What domains hold of a kind, for example `children('object-type').get('crm', 'Customer')`. */
  public children<Kind extends StoredKind>(kind: Kind): Collections[Kind] {
    return this.collections[kind];
  }

  /** Pretends that the domain holds this much customer data, for example `{ ProfileCount: 3 }`. */
  public setStats(domainName: string, stats: DomainStats): void {
    const record = this.domains.get(domainName);
    if (!record) {
      throw new Error(`the store has no domain ${JSON.stringify(domainName)}`);
    }
    this.putDomain({ ...record, Stats: { ...record.Stats, ...stats } });
  }

  /** Pretends that a Kinesis stream cannot be written to, with what the service says of it, or can again. */
  public setDestinationHealth(uri: string, health: 'HEALTHY' | { readonly unhealthy: string }): void {
    if (health === 'HEALTHY') {
      this.destinationFaults.delete(uri);
    } else {
      this.destinationFaults.set(uri, health.unhealthy);
    }
  }

  public destinationHealth(uri: string): { readonly Status: 'HEALTHY' | 'UNHEALTHY'; readonly Message?: string } {
    const Message = this.destinationFaults.get(uri);
    return Message === undefined ? { Status: 'HEALTHY' } : { Status: 'UNHEALTHY', Message };
  }

  /** Forgets everything. */
  public clear(): void {
    this.destinationFaults.clear();
    this.restore({ version: 1, domains: [] });
  }

  public snapshot(): State {
    const domains = this.listDomains().map((record) => {
      const lists = STORED_KINDS.map((kind) => [SAVED_LISTS[kind], this.savedList(kind, record.DomainName)]);
      return { ...record, ...Object.fromEntries(lists) } as DomainState;
    });
    return { version: 1, domains };
  }

  /** Puts back what `snapshot` gave, in place of all that is there. */
  public restore({ domains }: State): void {
    this.database.transaction(() => {
      this.changing();
      this.saved.clear();
      saveDomains(this.database, this.environment, domains);
    });
    this.load();
  }

  /** Lists that most domains do not need are left out of what is saved and shown. */
  private savedList(kind: StoredKind, domainName: string): readonly object[] | undefined {
    const children = this.collections[kind].list(domainName);
    return children.length > 0 || SAVED_LISTS[kind] === LIST_OF_EVERY_DOMAIN ? children : undefined;
  }

  private collectionOf(kind: StoredKind): DomainChildren<object> {
    return new DomainChildren<object>((child) => nameOf(kind, child), {
      put: (domainName, name, child) => {
        this.saved.put(kind, domainName, name, child);
        this.changing();
      },
      deleted: (domainName, name) => {
        this.saved.delete(kind, domainName, name);
        this.changing();
      },
    });
  }

  /** Where the transaction is rolled back that the change is part of, the database knows what was there. */
  private changing(): void {
    this.database.onRollBack(() => this.load());
  }

  private forget(): void {
    this.domains.clear();
    STORED_KINDS.forEach((kind) => this.collections[kind].forget());
  }
}
