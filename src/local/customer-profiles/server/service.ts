import { randomUUID } from 'node:crypto';
import { HostGuard } from './host-guard';
import { Address, HttpRequest, HttpServer } from './http-server';
import { answerLocal, LOCAL_PREFIX, LocalParts } from './local-routes';
import { DEFAULT_ENVIRONMENT, environmentKey, partitionOf } from '../../environment/environment';
import type { Environment } from '../../environment/environment';
import { Arns } from '../api/arns';
import { Quotas, quotas } from '../api/quotas';
import type { Authorize } from '../dispatch/authorization';
import { Calls } from '../dispatch/calls';
import { Dispatcher, NO_ANSWER, OnCall, Place } from '../dispatch/dispatcher';
import { Faults } from '../dispatch/faults';
import { Router } from '../dispatch/router';
import { Throttle } from '../dispatch/throttle';
import { OPERATIONS } from '../operations';
import { Answer, errorAnswer } from '../protocol/answer';
import { DEFAULT_BODY_LIMIT } from '../protocol/body';
import { serviceError } from '../protocol/service-error';
import type { Store } from '../store/store';
import { StoreFile } from '../store/store-file';
import { Stores } from '../store/stores';

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
  /** A JSON file that the state is read from and kept in. @default - the state is gone when the process ends */
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
  /** The clock, in milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** The largest body that is taken, in bytes. @default 6 MiB */
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
  public readonly stores = new Stores();
  /** What it holds in its own account and region; tests seed it here. */
  public readonly store: Store;
  /** The calls that came. */
  public readonly calls = new Calls();
  /** The identity of the state: of the data file, or, without one, of this very service. */
  public readonly instance: string;
  /** What is to go wrong. */
  public readonly faults = new Faults(OPERATIONS.map(({ name }) => name));

  private readonly places = new Map<string, Place>();
  private readonly dispatcher: Dispatcher;
  private readonly local: LocalParts;
  private readonly file?: StoreFile;
  private readonly onInternalError: (error: unknown) => void;
  private server?: HttpServer;
  private guard = new HostGuard({ host: '127.0.0.1', allowed: [] });

  /** Reads the data file, if there is one: a broken one is an error here, and stays as it is. */
  constructor(private readonly options: LocalCustomerProfilesOptions = {}) {
    const { region = DEFAULT_ENVIRONMENT.region, account = DEFAULT_ENVIRONMENT.account, now = Date.now, rateLimit } = options;
    const home: Environment = { account, region };
    if (rateLimit !== undefined && !(rateLimit > 0)) {
      throw new Error(`rateLimit is ${rateLimit}; allowed: a number above 0, or none at all for no limit`);
    }
    this.store = this.stores.of(home);
    this.onInternalError = options.onInternalError ?? ((error) => console.error(error));
    this.file = options.dataFile === undefined ? undefined : new StoreFile(options.dataFile, this.stores, home, this.onInternalError);
    this.instance = this.file?.instance ?? randomUUID();
    this.dispatcher = new Dispatcher({
      router: new Router(OPERATIONS),
      home,
      placeOf: (environment) => this.placeOf(environment),
      now,
      calls: this.calls,
      faults: this.faults,
      allowUnsigned: options.allowUnsigned ?? false,
      authorize: options.authorize,
      onCall: options.onCall,
      onInternalError: this.onInternalError,
    });
    const health = { instance: this.instance, operations: OPERATIONS.map(({ name }) => name) };
    this.local = { home, health, calls: this.calls, faults: this.faults, stores: this.stores };
  }

  /** Listens, on any free port of loopback unless told otherwise, and gives the URL for the clients' `endpoint`. */
  public async start({ host = '127.0.0.1', port = 0 }: Partial<Address> = {}): Promise<string> {
    if (this.server) {
      throw new Error('the service runs already; stop it first');
    }
    await this.file?.create();
    const server = new HttpServer((request) => this.answer(request), this.options.bodyLimit ?? DEFAULT_BODY_LIMIT, this.onInternalError);
    this.server = server;
    const { allowedHosts = [] } = this.options;
    this.guard = new HostGuard({ host, allowed: allowedHosts });
    try {
      const url = await server.listen({ host, port });
      // a name was resolved to the address that is printed
      this.guard = new HostGuard({ host, allowed: [...allowedHosts, new URL(url).hostname] });
      return url;
    } catch (error) {
      this.server = undefined;
      throw error;
    }
  }

  /** Finishes what is being answered, closes all connections and saves the state. */
  public async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    await server?.close(this.options.stopGrace ?? 2000);
    await this.file?.flush();
  }

  private placeOf(environment: Environment): Place {
    const key = environmentKey(environment);
    const known = this.places.get(key);
    if (known) {
      return known;
    }
    const { now = Date.now, rateLimit, partition = partitionOf(environment.region) } = this.options;
    const arns = new Arns(partition, environment.region, environment.account);
    const context = { store: this.stores.of(environment), arns, quotas: quotas(this.options.quotas), now };
    const place: Place = { context, throttle: new Throttle(rateLimit, now) };
    this.places.set(key, place);
    return place;
  }

  private async answer({ id, message, body }: HttpRequest): Promise<Answer | undefined> {
    const { method = '', url = '', headers } = message;
    const refusal = this.guard.refusal(headers);
    if (refusal !== undefined) {
      return errorAnswer(serviceError('AccessDeniedException', refusal));
    }
    const { path, query } = splitUrl(url);
    const parts = path.split('/').slice(1);
    if (parts[0] === LOCAL_PREFIX) {
      return answerLocal({ method, path: parts.slice(1).join('/'), contentType: headers['content-type'], body }, this.local);
    }
    const answer = await this.dispatcher.dispatch({ method, parts, query, headers, body }, id);
    // what a client was told must outlive the process, however that ends
    await this.file?.settled().catch(this.onInternalError);
    return answer === NO_ANSWER ? undefined : answer;
  }
}

/** Only the first question mark is a border: the others are part of the query. */
function splitUrl(url: string): { path: string; query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}
