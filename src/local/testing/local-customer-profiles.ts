import { clientEndpoints } from '../customer-profiles';
import type { ClientConfig, Credentials } from './api/client-config';
import type { LocalCalls, LocalClock, LocalFaults, LocalQuotas, ResetOptions } from './api/controls';
import type { DeadLetter, DomainPlace, ExportedFile, Explanation, IngestedRecord, Question, StreamRecord } from './api/customer-data';
import type { DeployOptions, Deployment, DestroyOptions, Destruction, SynthesizableApp } from './api/deployment';
import type { StartOptions } from './api/options';
import { checkOptions } from './parts/check-options';
import { callsOf, clockOf, faultsOf, quotasOf } from './parts/controls';
import { CustomerDataOf } from './parts/customer-data';
import { Deployer } from './parts/deployer';
import { LocalRoutes } from './parts/local-routes';
import { startInProcess } from './parts/service-in-process';
import { startProcess } from './parts/service-process';
import { DEFAULT_ENVIRONMENT } from '../environment/environment';
import type { Environment } from '../environment/environment';

interface Started {
  readonly home: Environment;
  readonly endpoint: string;
  readonly deployer: Deployer;
  readonly stopService: () => Promise<void>;
}

/**
 * Amazon Connect Customer Profiles on this machine, for the tests of an application: the service, and a CloudFormation that deploys CDK apps to it.
 *
 * Several may run at once; each has its own data, clock and faults.
 *
 * @example
 * const local = await LocalCustomerProfiles.start();
 * await local.deploy(app);
 * const client = new CustomerProfilesClient(local.clientConfig());
 * // ...
 * await local.stop();
 */
export class LocalCustomerProfiles {
  /**
   * Starts a service, and waits until it listens.
   *
   * @throws LocalServiceError where it cannot be started: the port is in use, the data file is not one of this package, an option makes no sense
   */
  public static async start(options: StartOptions = {}): Promise<LocalCustomerProfiles> {
    checkOptions(options);
    const { inProcess = true, region = DEFAULT_ENVIRONMENT.region, account = DEFAULT_ENVIRONMENT.account, onEvent, onLog } = options;
    const home = { region, account };
    let endpoint = '';
    const deployer = new Deployer({ home, endpoint: () => endpoint, onEvent, onLog });
    const service = await (inProcess ? startInProcess(options, () => deployer.stacks) : startProcess(options));
    endpoint = service.endpoint;
    return new LocalCustomerProfiles({ home, endpoint, deployer, stopService: service.stop });
  }

  /** URL of the service, such as `http://127.0.0.1:40123`. */
  public readonly endpoint: string;
  /** Region of the clients, and of stacks that leave it open. */
  public readonly region: string;
  /** Account of the clients, and of stacks that leave it open. */
  public readonly account: string;
  /** Credentials that may do everything. For those of a role, see `credentialsOf`. */
  public readonly credentials: Credentials;
  /**
   * Variables by which SDKs and the AWS CLI find the service in another process: `AWS_ENDPOINT_URL_CUSTOMER_PROFILES`, `AWS_ENDPOINT_URL_APPFLOW`,
   * `AWS_REGION`, `AWS_DEFAULT_REGION`, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.
   */
  public readonly environment: { readonly [variable: string]: string };
  /** The clock of the service. */
  public readonly clock: LocalClock;
  /** Faults on demand. */
  public readonly faults: LocalFaults;
  /** The quotas of the service. */
  public readonly quotas: LocalQuotas;
  /** The calls that came. */
  public readonly calls: LocalCalls;

  private readonly routes: LocalRoutes;
  private readonly deployer: Deployer;
  private readonly stopService: () => Promise<void>;
  private stopped?: Promise<void>;

  private constructor({ home, endpoint, deployer, stopService }: Started) {
    this.endpoint = endpoint;
    this.region = home.region;
    this.account = home.account;
    this.credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.environment = {
      ...clientEndpoints(endpoint),
      AWS_REGION: home.region,
      AWS_DEFAULT_REGION: home.region,
      AWS_ACCESS_KEY_ID: this.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: this.credentials.secretAccessKey,
    };
    this.routes = new LocalRoutes(endpoint);
    this.clock = clockOf(this.routes);
    this.faults = faultsOf(this.routes);
    this.quotas = quotasOf(this.routes);
    this.calls = callsOf(this.routes);
    this.deployer = deployer;
    this.stopService = stopService;
  }

  /**
   * What a client of the AWS SDK needs to find the service: `new CustomerProfilesClient(local.clientConfig())`.
   *
   * @param overrides other credentials, such as those of a role, or another region
   */
  public clientConfig(overrides: Partial<Omit<ClientConfig, 'endpoint'>> = {}): ClientConfig {
    const { endpoint, region, credentials } = this;
    return { endpoint, region, credentials, ...overrides };
  }

  /**
   * Deploys the stacks of an app, or updates those that are deployed, with the real bundles of their Lambda functions. Deployments run one after another.
   *
   * @param app an `App`, which is synthesised, or the folder that `cdk synth` wrote
   * @throws DeploymentError where the deployment makes no sense, or a stack fails, which is rolled back
   */
  public async deploy(app: SynthesizableApp | string, options: DeployOptions = {}): Promise<Deployment> {
    return this.deployer.deploy(app, options);
  }

  /**
   * Destroys stacks that were deployed. Domains and object types are kept unless their removal policy is `DESTROY`; `reset` with `definitions` forgets all.
   *
   * @throws DeploymentError where a stack cannot be destroyed
   */
  public async destroy(options: DestroyOptions = {}): Promise<Destruction> {
    return this.deployer.destroy(options);
  }

  /**
   * The credentials of a role of a stack that was deployed: a client that has them may do what the role is granted.
   *
   * @param role its name or its ARN, such as an output or what `Deployment.physicalId` gives
   * @throws LocalServiceError where there is no such role; the message lists those that there are
   */
  public async credentialsOf(role: string): Promise<Credentials> {
    const path = `roles/${encodeURIComponent(role)}/credentials`;
    const { AccessKeyId, SecretAccessKey, Token } = await this.routes.get<{ readonly [member: string]: string }>(path);
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token };
  }

  /** Waits until all effects of calls so far have happened, and what is on its way to other servers has arrived or was tried. */
  public async settle(): Promise<void> {
    await this.routes.ask('POST', 'settle', {});
  }

  /**
   * Takes a record in as an integration would bring it; it is in when this returns, also where effects come late. One that is refused becomes a dead letter.
   *
   * @param domain its name, or where it is
   * @param objectTypeName the object type by whose mapping it is read
   * @param record an object, or a text of JSON
   * @throws LocalServiceError where there is no such domain or object type
   */
  public async ingest(domain: string | DomainPlace, objectTypeName: string, record: string | object): Promise<IngestedRecord> {
    const [result] = await this.ingestAll(domain, objectTypeName, [record]);
    return result;
  }

  /**
   * Takes records in, in one transaction. The results are in the order of the records.
   *
   * @param domain its name, or where it is
   * @param objectTypeName the object type by whose mapping they are read
   * @param records objects, or texts of JSON
   * @throws LocalServiceError where there is no such domain or object type; none is taken in then
   */
  public async ingestAll(
    domain: string | DomainPlace, objectTypeName: string, records: readonly (string | object)[],
  ): Promise<readonly IngestedRecord[]> {
    return new CustomerDataOf(this.routes, domain).ingest(objectTypeName, records);
  }

  /**
   * Records of a domain that were not taken, oldest first, whether or not the domain has a queue for them.
   *
   * @throws LocalServiceError where there is no such domain
   */
  public async deadLetters(domain: string | DomainPlace): Promise<readonly DeadLetter[]> {
    return new CustomerDataOf(this.routes, domain).deadLetters();
  }

  /**
   * What the event stream of a domain has written, oldest first.
   *
   * @throws LocalServiceError where there is no such domain
   */
  public async streamRecords(domain: string | DomainPlace): Promise<readonly StreamRecord[]> {
    return new CustomerDataOf(this.routes, domain).streamRecords();
  }

  /**
   * The files with matches that identity resolution jobs of a domain have written, oldest first.
   *
   * @throws LocalServiceError where there is no such domain
   */
  public async exportedFiles(domain: string | DomainPlace): Promise<readonly ExportedFile[]> {
    return new CustomerDataOf(this.routes, domain).exportedFiles();
  }

  /**
   * Runs an identity resolution job of a domain to its end, whatever its schedule.
   *
   * @returns the id of the job
   * @throws LocalServiceError where there is no such domain, or its matching is not enabled
   */
  public async runIdentityResolutionJob(domain: string | DomainPlace): Promise<string> {
    return new CustomerDataOf(this.routes, domain).runIdentityResolutionJob();
  }

  /**
   * Explains why a profile is what it is, or where a record would go.
   *
   * @throws LocalServiceError where there is no such domain, profile or object type
   */
  public async explain(domain: string | DomainPlace, question: Question): Promise<Explanation> {
    return new CustomerDataOf(this.routes, domain).explain(question);
  }

  /**
   * Lets the service begin anew between two tests: by default all customer data goes, and the clock, faults, quotas and counts are those of the start; what is
   * deployed stays. It waits for deployments under way where it forgets `definitions`.
   */
  public async reset(options: ResetOptions = {}): Promise<void> {
    const ask = async (): Promise<void> => { await this.routes.ask('POST', 'reset', options); };
    await (options.forget?.includes('definitions') === true ? this.deployer.forget(ask) : ask());
  }

  /** Ends everything that was started; a deployment under way is given up. To be called twice does no harm. */
  public async stop(): Promise<void> {
    this.stopped ??= this.end();
    await this.stopped;
  }

  /** As `stop`, for `await using`. */
  public async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  private async end(): Promise<void> {
    await this.deployer.close();
    await this.stopService();
  }
}
