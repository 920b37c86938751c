import { quotas } from '../../../../src/local/customer-profiles/api/quotas';
import { openDatabase } from '../../../../src/local/customer-profiles/database/database';
import type { Database } from '../../../../src/local/customer-profiles/database/database';
import type { DataStore } from '../../../../src/local/customer-profiles/engine/data-store';
import { OPERATIONS } from '../../../../src/local/customer-profiles/operations';
import { ServiceError } from '../../../../src/local/customer-profiles/protocol/service-error';
import { DataPlane } from '../../../../src/local/customer-profiles/server/data-plane';
import { DelayedEffects } from '../../../../src/local/customer-profiles/server/delayed-effects';
import { Places } from '../../../../src/local/customer-profiles/server/places';
import { openDataFile } from '../../../../src/local/customer-profiles/store/data-file';
import { Stores } from '../../../../src/local/customer-profiles/store/stores';
import { CustomerData } from '../../../../src/local/customer-profiles/tables/customer-data';
import { DelayedWorks } from '../../../../src/local/customer-profiles/tables/delayed-work';

export const START = Date.parse('2026-01-15T00:00:00Z');
export const DAY = 86_400_000;

export interface Members { readonly [member: string]: unknown }

const HOME = { account: '000000000000', region: 'us-east-1' };
const CALLER = 'arn:aws:iam::000000000000:role/Agent';
const BY_NAME = new Map(OPERATIONS.map((operation) => [operation.name, operation]));

export interface WholeServiceOptions {
  /** How many objects a profile holds before old ones make room. */
  readonly objectsPerProfile?: number;
  /** @default - in memory */
  readonly dataFile?: string;
}

/** Everything behind the HTTP of the service, with a clock that only moves when it is told to. */
export class WholeService {
  public now = START;
  private readonly database: Database;
  private readonly places: Places;
  private readonly plane: DataPlane;
  private domains = 0;

  constructor(private readonly options: WholeServiceOptions = {}) {
    const { objectsPerProfile, dataFile } = options;
    this.database = dataFile === undefined ? openDatabase() : openDataFile(dataFile, HOME);
    const stores = new Stores(this.database);
    const limits = quotas({ domain: Infinity, ...objectsPerProfile !== undefined && { objectsPerProfile } });
    const places: Places = new Places({
      database: this.database,
      stores,
      data: new CustomerData(this.database),
      options: { eventualConsistency: false, defaultCalculatedAttributes: false, ambiguousKeys: 'create' },
      quotas: () => limits,
      now: () => this.now,
      machine: () => this.now,
      effects: () => effects,
      onUse: () => undefined,
    });
    const transaction = <T>(work: () => T): T => this.database.transaction(work);
    const effects = new DelayedEffects({
      database: this.database,
      works: new DelayedWorks(this.database),
      eventualConsistency: false,
      scenesOf: (environment) => places.scenesOf(environment),
      transaction,
      onInternalError: (error) => { throw error; },
    });
    this.places = places;
    this.plane = new DataPlane({ transaction, places, effects });
  }

  /** A domain of its own for each run, at the time at which all of them begin. */
  public newDomain(settings: Members = {}): WholeDomain {
    this.now = START;
    this.domains += 1;
    const name = `d${this.domains}`;
    this.call('CreateDomain', { DomainName: name, DefaultExpirationDays: 366, ...settings });
    return new WholeDomain(this, name);
  }

  /** What the next process finds in the data file. */
  public restarted(): WholeService {
    this.close();
    const next = new WholeService(this.options);
    next.now = this.now;
    next.domains = this.domains;
    return next;
  }

  public close(): void {
    this.database.close();
  }

  /** What an operation answers to a request that a client could send; refusals of the service are thrown. */
  public call(name: string, request: Members): Members {
    const operation = BY_NAME.get(name);
    if (!operation) {
      throw new Error(`there is no operation ${name}`);
    }
    operation.validate(request);
    return this.database.transaction(() => operation.carryOut(request, this.places.of(HOME).contextFor(CALLER))) as Members;
  }

  /** Also when something is read, what is due happens first. */
  public data(domainName: string): DataStore {
    return this.database.transaction(() => this.places.of(HOME).contextFor(CALLER).scene(domainName).data);
  }

  public runJob(domainName: string): void {
    this.plane.runIdentityResolutionJob({ environment: HOME, domainName });
  }

  /** What work answers that is undone afterwards. */
  public rehearse<T>(work: () => T): T {
    const told: T[] = [];
    try {
      this.database.transaction(() => {
        told.push(work());
        throw new Rehearsed();
      });
    } catch (error) {
      if (!(error instanceof Rehearsed)) {
        throw error;
      }
    }
    return told[0];
  }
}

class Rehearsed extends Error {}

export class WholeDomain {
  constructor(private readonly service: WholeService, public readonly name: string) {}

  public get data(): DataStore {
    return this.service.data(this.name);
  }

  public call(operation: string, request: Members = {}): Members {
    return this.service.call(operation, { DomainName: this.name, ...request });
  }

  /** As `call` does; undefined where the service refused it. */
  public attempt(operation: string, request: Members): Members | undefined {
    try {
      return this.call(operation, request);
    } catch (error) {
      if (error instanceof ServiceError) {
        return undefined;
      }
      throw error;
    }
  }

  public rehearse<T>(work: () => T): T {
    return this.service.rehearse(work);
  }

  /** Some days later, or, with fewer than none, earlier. */
  public days(count: number): void {
    this.service.now += count * DAY;
  }

  public runJob(): void {
    this.service.runJob(this.name);
  }

  /** The ids of all profiles, oldest first. */
  public profileIds(): readonly string[] {
    return this.data.profiles({ limit: 1_000_000 }).map(({ id }) => id);
  }
}
