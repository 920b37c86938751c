import type { IncomingMessage } from 'node:http';
import { DataPlane } from './data-plane';
import { DelayedEffects } from './delayed-effects';
import { HostGuard } from './host-guard';
import { Address, HttpRequest, HttpServer } from './http-server';
import { AdjustableQuotas } from './local/adjustable-quotas';
import { Clock } from './local/clock';
import type { LocalParts } from './local/local-route';
import type { ResetPart } from './local/reset-parts';
import { answerLocal, bodyLimitOf, LOCAL_PREFIX } from './local-routes';
import { Places } from './places';
import { reset } from './reset';
import { DEFAULT_ENVIRONMENT, environmentKey } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import type { DataPlaneOptions } from '../api/operation';
import type { Quotas } from '../api/quotas';
import { openDatabase } from '../database/database';
import type { Database } from '../database/database';
import { endsAt } from '../delivery/connect';
import { Delivery } from '../delivery/delivery';
import { endpointsOf } from '../delivery/endpoints';
import { outgoingDomain } from '../delivery/outgoing-domain';
import type { DomainPlace, OutgoingDomain } from '../delivery/outgoing-domain';
import type { Authorize } from '../dispatch/authorization';
import { Calls } from '../dispatch/calls';
import { Dispatcher, NO_ANSWER, OnCall } from '../dispatch/dispatcher';
import { Faults } from '../dispatch/faults';
import { Router } from '../dispatch/router';
import { OPERATIONS } from '../operations';
import { Answer, errorAnswer } from '../protocol/answer';
import { DEFAULT_BODY_LIMIT } from '../protocol/body';
import { then } from '../protocol/later';
import type { Later } from '../protocol/later';
import { PathParts } from '../protocol/path-parts';
import { serviceError } from '../protocol/service-error';
import { instanceOf, openDataFile } from '../store/data-file';
import { StackIdentitiesStore } from '../store/stack-identities';
import type { Store } from '../store/store';
import { Stores } from '../store/stores';
import { CustomerData } from '../tables/customer-data';
import { DelayedWorks } from '../tables/delayed-work';
import { Sent } from '../tables/sent';

/** How long a service that is stopped goes on with what it has to send. */
const LAST_DELIVERY_MILLISECONDS = 2000;

export interface LocalCustomerProfilesOptions {
  /** Of requests that nobody signed, as others are for the region that they were signed for. @default 'us-east-1' */
  readonly region?: string;
  /** Of callers whose account is not known. @default '000000000000' */
  readonly account?: string;
  /** @default - that of the region */
  readonly partition?: string;
  /** How many writes a second each operation takes; reads and tagging take several times as many. @default - no limit */
  readonly rateLimit?: number;
  /** What an account may have; false for no quotas. @default - those of the service */
  readonly quotas?: Partial<Quotas> | false;
  /** A file that the state is kept in, a database; one that an older release wrote as JSON becomes one. @default - the state is gone when the process ends */
  readonly dataFile?: string;
  /** Takes requests that nobody signed. @default false */
  readonly allowUnsigned?: boolean;
  /** Names besides loopback and the host that it listens on by which it may be called, such as that of a container. @default - none */
  readonly allowedHosts?: readonly string[];
  /** Decides who may do what. @default - everybody may do everything */
  readonly authorize?: Authorize;
  /** Told of each call before it is carried out and before it is answered; the call waits for it. */
  readonly onCall?: OnCall;
  /** Told of faults of the service itself. @default - they are printed on standard error */
  readonly onInternalError?: (error: unknown) => void;
  /** The clock of the machine, in milliseconds since the epoch; that of the service follows it until it is stopped or moved. @default Date.now */
  readonly now?: () => number;
  /** Lets the effects of some calls come late, as in AWS, so that code that forgets to wait for them is found. @default false */
  readonly eventualConsistency?: boolean;
  /** Lists the calculated attributes that every domain has of the service. @default false */
  readonly defaultCalculatedAttributes?: boolean;
  /** What becomes of a record all of whose keys are ambiguous, where its object type may create profiles. @default 'create' */
  readonly ambiguousKeys?: 'create' | 'reject';
  /** The largest body that calls of the API may have, in bytes. @default 6 MiB */
  readonly bodyLimit?: number;
  /** How long `stop` waits for calls that are being answered, in milliseconds. @default 2000 */
  readonly stopGrace?: number;
}

/**
 * Amazon Connect Customer Profiles on this machine, over the service's own protocol: the AWS SDKs and the AWS CLI are
 * its clients, through their `endpoint` settings or `AWS_ENDPOINT_URL_CUSTOMER_PROFILES`.
 *
 * It believes the access key of a request and does not verify the signature, so it listens on loopback unless told otherwise.
 */
export class LocalCustomerProfiles {
  /** What the service holds in each account and region. */
  public readonly stores: Stores;
  /** What it holds in its own account and region; tests seed it here. */
  public readonly store: Store;
  /** The calls that came. */
  public readonly calls = new Calls();
  /** The time of all that it does, but for the throttle's, which is the machine's. */
  public readonly clock: Clock;
  /** What the stacks that were deployed to it say of who may do what; `authorize` may decide by it. */
  public readonly identities: StackIdentitiesStore;
  /** What is to go wrong. */
  public readonly faults = new Faults(OPERATIONS.map(({ name }) => name));

  private currentInstance: string;
  private readonly places: Places;
  private readonly effects: DelayedEffects;
  private readonly delivery: Delivery;
  private readonly data: CustomerData;
  /** The domains that the open transaction works on. */
  private readonly used = new Map<string, DomainPlace>();
  private readonly quotas: AdjustableQuotas;
  private readonly dispatcher: Dispatcher;
  private readonly local: LocalParts;
  private readonly database: Database;
  private readonly onInternalError: (error: unknown) => void;
  private readonly pathParts = new PathParts();
  private server?: HttpServer;
  private guard = new HostGuard({ host: '127.0.0.1', allowed: [] });

  /** Opens the data file, if there is one: a broken one is an error here, and stays as it is. No other process can open it until the service stops. */
  constructor(private readonly options: LocalCustomerProfilesOptions = {}) {
    const { region = DEFAULT_ENVIRONMENT.region, account = DEFAULT_ENVIRONMENT.account, rateLimit, ambiguousKeys = 'create' } = options;
    const home: Environment = { account, region };
    if (rateLimit !== undefined && !(rateLimit > 0)) {
      throw new Error(`rateLimit is ${rateLimit}; allowed: a number above 0, or none at all for no limit`);
    }
    if (ambiguousKeys !== 'create' && ambiguousKeys !== 'reject') {
      throw new Error(`ambiguousKeys is ${JSON.stringify(ambiguousKeys)}; allowed: create or reject`);
    }
    this.clock = new Clock(options.now);
    this.quotas = new AdjustableQuotas(options.quotas);
    this.database = options.dataFile === undefined ? openDatabase() : openDataFile(options.dataFile, home);
    this.stores = new Stores(this.database);
    this.store = this.stores.of(home);
    this.currentInstance = instanceOf(this.database);
    this.identities = new StackIdentitiesStore(this.database);
    this.onInternalError = options.onInternalError ?? ((error) => console.error(error));
    this.data = new CustomerData(this.database);
    this.places = this.newPlaces(ambiguousKeys);
    this.effects = this.newEffects();
    this.delivery = this.newDelivery();
    this.dispatcher = new Dispatcher({
      router: new Router(OPERATIONS),
      home,
      placeOf: (environment) => this.places.of(environment),
      now: this.clock.now,
      calls: this.calls,
      faults: this.faults,
      allowUnsigned: options.allowUnsigned ?? false,
      authorize: options.authorize,
      onCall: options.onCall,
      onInternalError: this.onInternalError,
      transaction: (work) => this.transaction(work),
    });
    const health = { instance: (): string => this.instance, operations: OPERATIONS.map(({ name }) => name) };
    const { calls, faults, stores, clock, quotas, identities, places, effects, delivery, onInternalError } = this;
    const data = new DataPlane({ transaction: (work) => this.transaction(work), places, effects });
    this.local = {
      home, health, calls, faults, stores, clock, quotas, identities, data, delivery, onInternalError, reset: (forget) => this.reset(forget),
    };
  }

  /** The identity of the state: of the data file, or, without one, of this very service. It is another one when definitions were forgotten. */
  public get instance(): string {
    return this.currentInstance;
  }

  /** Listens, on any free port of loopback unless told otherwise, and gives the URL for the clients' `endpoint`. */
  public async start({ host = '127.0.0.1', port = 0 }: Partial<Address> = {}): Promise<string> {
    if (this.server) {
      throw new Error('the service runs already; stop it first');
    }
    if (this.database.open()) {
      this.stores.load();
      this.data.reopened();
      this.identities.reopened();
    }
    const server = new HttpServer((request) => this.answer(request), (message) => this.bodyLimitOf(message), this.onInternalError);
    this.server = server;
    const { allowedHosts = [] } = this.options;
    this.guard = new HostGuard({ host, allowed: allowedHosts });
    try {
      const url = await server.listen({ host, port });
      // a name was resolved to the address that is printed
      this.guard = new HostGuard({ host, allowed: [...allowedHosts, new URL(url).hostname] });
      this.goOn();
      return url;
    } catch (error) {
      this.server = undefined;
      this.closeFile();
      throw error;
    }
  }

  /** Finishes what is being answered, closes all connections and the data file. */
  public async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    await server?.close(this.options.stopGrace ?? 2000);
    this.effects.stop();
    await this.delivery.stop(LAST_DELIVERY_MILLISECONDS);
    this.closeFile();
  }

  /** Lets the service begin anew, as a whole or in part, while it runs. */
  public reset(forget: readonly ResetPart[]): void {
    const { database, stores, places, identities, clock, faults, quotas, calls } = this;
    reset(forget, {
      database, stores, places, identities, clock, faults, quotas, calls, onNewInstance: (instance) => { this.currentInstance = instance; },
    });
  }

  private newPlaces(ambiguousKeys: DataPlaneOptions['ambiguousKeys']): Places {
    const { now: machine = Date.now, rateLimit, partition, eventualConsistency = false, defaultCalculatedAttributes = false } = this.options;
    const { database, stores, data, clock } = this;
    return new Places({
      database,
      stores,
      data,
      options: { eventualConsistency, defaultCalculatedAttributes, ambiguousKeys },
      quotas: () => this.quotas.inForce,
      now: clock.now,
      machine,
      rateLimit,
      partition,
      effects: () => this.effects,
      onUse: (environment, domainName) => {
        if (this.delivery.hasEnds) {
          this.used.set(`${environmentKey(environment)}/${domainName}`, { environment, domainName });
        }
      },
    });
  }

  private newEffects(): DelayedEffects {
    const { eventualConsistency = false } = this.options;
    const { database, onInternalError } = this;
    return new DelayedEffects({
      database,
      works: new DelayedWorks(database),
      eventualConsistency,
      scenesOf: (environment) => this.places.scenesOf(environment),
      transaction: (work) => this.transaction(work),
      onInternalError,
    });
  }

  private newDelivery(): Delivery {
    const tell = (line: string): void => { process.stderr.write(`${line}\n`); };
    return new Delivery({
      ends: endsAt(endpointsOf(process.env, tell), process.env),
      tell,
      find: (place) => this.outgoing(place),
      onStreamHealth: ({ environment, streamArn }, problem) => {
        if (streamArn !== undefined) {
          this.stores.of(environment).setDestinationHealth(streamArn, problem === undefined ? 'HEALTHY' : { unhealthy: problem });
        }
      },
    });
  }

  private outgoing({ environment, domainName }: DomainPlace): OutgoingDomain | undefined {
    const store = this.stores.of(environment);
    if (!this.database.isOpen || !store.domain(domainName)) {
      return undefined;
    }
    const sent = new Sent(this.database);
    return outgoingDomain(store, { environment, domainName }, {
      data: this.data.of(environment, domainName),
      sent: {
        get: (channel) => sent.get(environment, domainName, channel),
        set: (channel, order) => sent.set(environment, domainName, channel, order),
      },
    });
  }

  /** Does the work as a whole; what it has for the outside is sent afterwards. */
  private transaction<T>(work: () => T): T {
    const { used } = this;
    // of what failed
    if (used.size > 0) {
      used.clear();
    }
    const result = this.database.transaction(work);
    if (used.size > 0) {
      used.forEach((place) => this.delivery.wake(place));
    }
    return result;
  }

  /** What an earlier process has left undone, in every domain. */
  private goOn(): void {
    this.effects.wake();
    this.stores.list().forEach(({ account, region, domains }) => {
      domains.forEach(({ DomainName }) => this.delivery.wake({ environment: { account, region }, domainName: DomainName }));
    });
  }

  /** What is only in memory stays there. */
  private closeFile(): void {
    if (this.options.dataFile !== undefined) {
      this.database.close();
    }
  }

  private bodyLimitOf({ method = '', url = '' }: IncomingMessage): number {
    const own = url.startsWith(`/${LOCAL_PREFIX}`) ? bodyLimitOf({ method, parts: this.pathParts.of(splitUrl(url).path).slice(1) }) : undefined;
    return own ?? this.options.bodyLimit ?? DEFAULT_BODY_LIMIT;
  }

  private answer({ id, message, body }: HttpRequest): Later<Answer | undefined> {
    const { method = '', url = '', headers } = message;
    const refusal = this.guard.refusal(headers);
    if (refusal !== undefined) {
      return errorAnswer(serviceError('AccessDeniedException', refusal));
    }
    const { path, query } = splitUrl(url);
    const parts = this.pathParts.of(path);
    if (parts[0] === LOCAL_PREFIX) {
      return answerLocal({ method, parts: parts.slice(1), query, body }, this.local);
    }
    const answer = this.dispatcher.dispatch({ method, parts, query, headers, body }, id);
    return then(answer, unlessLost);
  }
}

function unlessLost(answer: Answer | typeof NO_ANSWER): Answer | undefined {
  return answer === NO_ANSWER ? undefined : answer;
}

/** Only the first question mark is a border: the others are part of the query. */
function splitUrl(url: string): { path: string; query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}
