import type { DomainStats } from '@aws-sdk/client-customer-profiles';
import { DomainChildren } from './domain-children';
import type { DomainRecord } from './records';
import { LIST_OF_EVERY_DOMAIN, STORED_KINDS } from './state';
import type { DomainState, State } from './state';
import type { ChildRecords, StoredKind } from './stored-kinds';
import { SAVED_LISTS } from './stored-kinds';
import { RESOURCE_KINDS } from '../../../model/resource-kinds';

type Collections = { readonly [Kind in StoredKind]: DomainChildren<ChildRecords[Kind]> };

/** The state of the service, in memory. Tests seed it here, past the API and its limits. */
export class Store {
  /** What is wrong with Kinesis streams, by ARN. */
  private readonly destinationFaults = new Map<string, string>();
  private readonly domains = new Map<string, DomainRecord>();
  private readonly collections: Collections;
  private readonly listeners: (() => void)[] = [];

  constructor() {
    const collectionOf = (kind: StoredKind) => new DomainChildren<object>((child) => nameOf(kind, child), () => this.changed());
    // each kind has the collection of its records
    this.collections = Object.fromEntries(STORED_KINDS.map((kind) => [kind, collectionOf(kind)])) as unknown as Collections;
  }

  /** Calls the listener after every change. */
  public onChange(listener: () => void): void {
    this.listeners.push(listener);
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
    this.domains.set(record.DomainName, record);
    this.changed();
  }

  /** Removes the domain and all that is in it. */
  public deleteDomain(domainName: string): boolean {
    STORED_KINDS.forEach((kind) => this.collections[kind].forget(domainName));
    const deleted = this.domains.delete(domainName);
    if (deleted) {
      this.changed();
    }
    return deleted;
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
    this.forgetDomains();
    this.changed();
  }

  public snapshot(): State {
    const domains = this.listDomains().map((record) => {
      const lists = STORED_KINDS.map((kind) => [SAVED_LISTS[kind], this.savedList(kind, record.DomainName)]);
      return { ...record, ...Object.fromEntries(lists) } as DomainState;
    });
    return { version: 1, domains };
  }

  public restore(state: State): void {
    this.forgetDomains();
    for (const domain of state.domains) {
      const lists: readonly string[] = Object.values(SAVED_LISTS);
      const record = Object.fromEntries(Object.entries(domain).filter(([member]) => !lists.includes(member))) as unknown as DomainRecord;
      this.domains.set(record.DomainName, record);
      STORED_KINDS.forEach((kind) => (this.collections[kind] as DomainChildren<object>).replace(record.DomainName, domain[SAVED_LISTS[kind]] ?? []));
    }
    this.changed();
  }

  /** Lists that most domains do not need are left out of what is saved and shown. */
  private savedList(kind: StoredKind, domainName: string): readonly object[] | undefined {
    const children = this.collections[kind].list(domainName);
    return children.length > 0 || SAVED_LISTS[kind] === LIST_OF_EVERY_DOMAIN ? children : undefined;
  }

  private forgetDomains(): void {
    this.domains.clear();
    STORED_KINDS.forEach((kind) => this.collections[kind].forget());
  }

  private changed(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** A record is named by the member that names it in requests. */
function nameOf(kind: StoredKind, record: object): string {
  return String((record as { readonly [member: string]: unknown })[RESOURCE_KINDS[kind].identifier]);
}
