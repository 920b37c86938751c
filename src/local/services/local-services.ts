import { BUCKETS } from './buckets';
import { FUNCTIONS } from './functions';
import { IDENTITIES } from './identities';
import { LOGS } from './logs';
import { parameterValue, PARAMETERS } from './parameters';
import { REPOSITORIES } from './repositories';
import { SECURITY_GROUPS } from './security-groups';
import { ServiceRefusal } from './service';
import type { DeployedResource, FunctionRun, Service, ServiceContext } from './service';
import { ServiceState } from './service-state';
import { STATE_MACHINES } from './state-machines';
import { partitionOf } from '../environment/environment';
import { roleOfSessionToken } from '../lambda/credentials';
import type { FunctionConfiguration } from '../lambda/function-configuration';
import { SERVICE_NOT_HERE } from '../sdk/service-call';
import type { ServiceAnswer, ServiceCall } from '../sdk/service-call';

const SERVICES: readonly Service[] = [BUCKETS, FUNCTIONS, IDENTITIES, LOGS, PARAMETERS, REPOSITORIES, SECURITY_GROUPS, STATE_MACHINES];

/** Services that functions reach by real clients, at the endpoints that their environment names. */
const BY_REAL_CLIENT = ['appflow', 'customer-profiles'];

/** Decides whether a role may do something; the same question that the local Customer Profiles service asks. */
export type AuthorizeService = (call: {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  readonly region: string;
  readonly action: string;
  readonly resources: string[];
  readonly context: { readonly [key: string]: string };
  readonly resourcePolicy?: unknown;
}) => { readonly allowed: boolean; readonly message?: string } | Promise<{ readonly allowed: boolean; readonly message?: string }>;

export interface LocalServicesOptions {
  /** @default - that of the region */
  readonly partition?: string;
  /** Where what functions made by calls is kept. @default - in memory */
  readonly file?: string;
  readonly deployed: () => readonly DeployedResource[];
  /** Undefined where there is no such function. */
  readonly invoke: (functionArn: string, payload: unknown) => Promise<FunctionRun> | undefined;
  /** @default - everybody may do everything */
  readonly authorize?: AuthorizeService;
}

/** The AWS services besides Customer Profiles that the functions of a deployment can call: what CDK's own custom resources need. */
export class LocalServices {
  public readonly state: ServiceState;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly options: LocalServicesOptions) {
    this.state = new ServiceState(options.file);
  }

  /** Never rejects: what goes wrong is an answer too. */
  public async answer(call: ServiceCall, caller: FunctionConfiguration): Promise<ServiceAnswer> {
    try {
      const found = missing(call.service, call.operation);
      if (typeof found === 'string') {
        throw new ServiceRefusal(SERVICE_NOT_HERE, found, 501);
      }
      const { service, operation } = found;
      const context = this.contextOf(call, caller);
      await this.assertAllowed({
        accessKeyId: '',
        sessionToken: call.sessionToken,
        region: context.region,
        action: `${service.iamPrefix}:${operation.action ?? call.operation}`,
        resources: operation.resources?.(call.input, context) ?? ['*'],
        context: operation.conditions?.(call.input, context) ?? {},
        resourcePolicy: operation.resourcePolicy?.(call.input, context),
      });
      return { output: await operation.run(call.input, context) };
    } catch (error) {
      if (error instanceof ServiceRefusal) {
        return { error: { name: error.name, message: error.message, statusCode: error.statusCode } };
      }
      const message = error instanceof Error ? error.stack ?? error.message : String(error);
      return { error: { name: 'InternalFailure', message: `the local ${call.service} service failed: ${message}`, statusCode: 500 } };
    }
  }

  /** The value of a parameter of the Parameter Store. */
  public parameter(environment: { readonly account: string; readonly region: string }, name: string): string | undefined {
    return parameterValue(this.context({ ...environment, roleArn: '', functionName: '' }), name);
  }

  /** Waits for what calls have started and nobody waited for: executions and functions. */
  public async settled(): Promise<void> {
    while (this.underWay.size > 0) {
      await Promise.allSettled(this.underWay);
    }
  }

  private contextOf(call: ServiceCall, caller: FunctionConfiguration): ServiceContext {
    const roleArn = roleOfSessionToken(call.sessionToken ?? '') ?? caller.roleArn;
    return this.context({ roleArn, account: accountOf(roleArn) ?? accountOf(caller.arn) ?? '', region: call.region ?? caller.region, functionName: caller.name });
  }

  private context(caller: Pick<ServiceContext, 'account' | 'region' | 'roleArn' | 'functionName'>): ServiceContext {
    const { partition = partitionOf(caller.region), deployed, invoke } = this.options;
    return {
      ...caller,
      partition,
      state: this.state,
      deployed,
      invoke,
      goOn: (work) => {
        const settled: Promise<unknown> = work.catch(() => undefined).finally(() => this.underWay.delete(settled));
        this.underWay.add(settled);
      },
    };
  }

  private async assertAllowed(asked: Parameters<AuthorizeService>[0]): Promise<void> {
    const decision = await this.options.authorize?.(asked);
    if (decision?.allowed === false) {
      throw new ServiceRefusal('AccessDeniedException', decision.message ?? `not authorized to perform: ${asked.action}`, 403);
    }
  }
}

/** The operation of a service, or what is said of one that is not here. */
function missing(name: string, operationName: string): string | { service: Service; operation: Service['operations'][string] } {
  const service = SERVICES.find((candidate) => candidate.name === name);
  if (service === undefined) {
    return `cdk-customer-profiles deploy has no ${name} service, so ${operationName} cannot be carried out on this machine; `
      + `it has ${[...BY_REAL_CLIENT, ...SERVICES.map((candidate) => candidate.name)].sort().join(', ')}`;
  }
  if (!Object.hasOwn(service.operations, operationName)) {
    return `the ${name} service of cdk-customer-profiles deploy does not know ${operationName}; it knows ${Object.keys(service.operations).sort().join(', ')}`;
  }
  return { service, operation: service.operations[operationName] };
}

/** Why a call cannot be carried out here, or undefined: for those who want to know it beforehand. */
export function whyNotHere(service: string, operation: string): string | undefined {
  const found = BY_REAL_CLIENT.includes(service) ? undefined : missing(service, operation);
  return typeof found === 'string' ? found : undefined;
}

function accountOf(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}
