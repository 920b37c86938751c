import type { DomainStats } from '@aws-sdk/client-customer-profiles';
import { DomainChildren } from './domain-children';
import type { CalculatedAttributeRecord, DomainRecord, EventStreamRecord, IntegrationRecord, ObjectTypeRecord, State, WorkflowRecord } from './records';

interface Domain {
  readonly record: DomainRecord;
  readonly objectTypes: Map<string, ObjectTypeRecord>;
}

/** The state of the service, in memory. Tests seed it here, past the API and its limits. */
export class Store {
  public readonly integrations = new DomainChildren<IntegrationRecord>(({ Uri }) => Uri, () => this.changed());
  public readonly workflows = new DomainChildren<WorkflowRecord>(({ WorkflowId }) => WorkflowId, () => this.changed());
  public readonly eventStreams = new DomainChildren<EventStreamRecord>(({ EventStreamName }) => EventStreamName, () => this.changed());
  public readonly calculatedAttributes = new DomainChildren<CalculatedAttributeRecord>(
    ({ CalculatedAttributeName }) => CalculatedAttributeName, () => this.changed(),
  );
  /** What is wrong with Kinesis streams, by ARN. */
  private readonly destinationFaults = new Map<string, string>();
  private readonly domains = new Map<string, Domain>();
  private readonly listeners: (() => void)[] = [];

  /** Calls the listener after every change. */
  public onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  public domain(domainName: string): DomainRecord | undefined {
    return this.domains.get(domainName)?.record;
  }

  /** Every domain, by name. */
  public listDomains(): readonly DomainRecord[] {
    return [...this.domains.values()].map(({ record }) => record).sort((a, b) => order(a.DomainName, b.DomainName));
  }

  /** Adds the domain, or puts the record in place of the one that has its name; its object types stay. */
  public putDomain(record: DomainRecord): void {
    const objectTypes = this.domains.get(record.DomainName)?.objectTypes ?? new Map<string, ObjectTypeRecord>();
    this.domains.set(record.DomainName, { record, objectTypes });
    this.changed();
  }

  /** Removes the domain and all that is in it. */
  public deleteDomain(domainName: string): boolean {
    this.integrations.forget(domainName);
    this.workflows.forget(domainName);
    this.eventStreams.forget(domainName);
    this.calculatedAttributes.forget(domainName);
    return this.changedIf(this.domains.delete(domainName));
  }

  public objectType(domainName: string, objectTypeName: string): ObjectTypeRecord | undefined {
    return this.domains.get(domainName)?.objectTypes.get(objectTypeName);
  }

  /** Every object type of a domain, by name. */
  public listObjectTypes(domainName: string): readonly ObjectTypeRecord[] {
    const objectTypes = this.domains.get(domainName)?.objectTypes.values() ?? [];
    return [...objectTypes].sort((a, b) => order(a.ObjectTypeName, b.ObjectTypeName));
  }

  public putObjectType(domainName: string, record: ObjectTypeRecord): void {
    this.existing(domainName).objectTypes.set(record.ObjectTypeName, record);
    this.changed();
  }

  public deleteObjectType(domainName: string, objectTypeName: string): boolean {
    return this.changedIf(this.domains.get(domainName)?.objectTypes.delete(objectTypeName) ?? false);
  }

  /** Pretends that the domain holds this much customer data, for example `{ ProfileCount: 3 }`. */
  public setStats(domainName: string, stats: DomainStats): void {
    const { record } = this.existing(domainName);
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
    this.domains.clear();
    this.integrations.forget();
    this.workflows.forget();
    this.eventStreams.forget();
    this.calculatedAttributes.forget();
    this.changed();
  }

  public snapshot(): State {
    const domains = this.listDomains().map((record) => ({
      ...record,
      ObjectTypes: this.listObjectTypes(record.DomainName),
      Integrations: someOf(this.integrations.list(record.DomainName)),
      Workflows: someOf(this.workflows.list(record.DomainName)),
      EventStreams: someOf(this.eventStreams.list(record.DomainName)),
      CalculatedAttributes: someOf(this.calculatedAttributes.list(record.DomainName)),
    }));
    return { version: 1, domains };
  }

  public restore(state: State): void {
    this.domains.clear();
    this.integrations.forget();
    this.workflows.forget();
    this.eventStreams.forget();
    this.calculatedAttributes.forget();
    for (const { ObjectTypes, Integrations, Workflows, EventStreams, CalculatedAttributes, ...record } of state.domains) {
      Integrations?.forEach((integration) => this.integrations.put(record.DomainName, integration));
      Workflows?.forEach((workflow) => this.workflows.put(record.DomainName, workflow));
      EventStreams?.forEach((stream) => this.eventStreams.put(record.DomainName, stream));
      CalculatedAttributes?.forEach((attribute) => this.calculatedAttributes.put(record.DomainName, attribute));
      this.domains.set(record.DomainName, { record, objectTypes: new Map(ObjectTypes.map((type) => [type.ObjectTypeName, type])) });
    }
    this.changed();
  }

  private existing(domainName: string): Domain {
    const domain = this.domains.get(domainName);
    if (!domain) {
      throw new Error(`the store has no domain ${JSON.stringify(domainName)}`);
    }
    return domain;
  }

  private changedIf(change: boolean): boolean {
    if (change) {
      this.changed();
    }
    return change;
  }

  private changed(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** By code units, so that the order is the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Lists that most domains do not need are left out of what is saved and shown. */
function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
