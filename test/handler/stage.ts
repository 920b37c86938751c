import { Answer, AnswerServer } from './answer-server';
import type { LambdaContext } from '../../src/handler/cloudformation/custom-resource';
import { createHandler, HandlerOptions } from '../../src/handler/create-handler';
import { ownerId, ownerMark } from '../../src/handler/ownership';
import { LocalCustomerProfiles, LocalCustomerProfilesOptions, OnCall } from '../../src/local/customer-profiles';
import { ResourceType } from '../../src/model/wire';

export const STACK_ID = 'arn:aws:cloudformation:us-east-1:000000000000:stack/shop/6f0c3d10';
export const ARN_PREFIX = 'arn:aws:profile:us-east-1:000000000000:';

type Properties = Readonly<Record<string, unknown>>;

export interface EventParts {
  readonly type?: string;
  readonly logicalId?: string;
  readonly stackId?: string;
  readonly id?: string;
  readonly properties?: Properties;
  readonly old?: Properties;
}

/** Waits of a test: short, and many fit before a deadline. */
export const QUICK: HandlerOptions = { backoff: { base: 1, cap: 4 }, grantsSettleWithin: 300, worksWithin: 300 };

/** The service, the address for answers and a handler between them. */
export class Stage {
  public readonly service: LocalCustomerProfiles;
  public readonly answers = new AnswerServer();
  public readonly log: string[] = [];
  /** Told of each call. */
  public onCall?: OnCall;
  private readonly environment = { ...process.env };

  constructor(options: LocalCustomerProfilesOptions = {}) {
    this.service = new LocalCustomerProfiles({ stopGrace: 0, ...options, onCall: async (call, phase) => this.onCall?.(call, phase) });
  }

  public async open(): Promise<this> {
    process.env.AWS_ENDPOINT_URL_CUSTOMER_PROFILES = await this.service.start();
    process.env.AWS_REGION = 'us-east-1';
    process.env.AWS_ACCESS_KEY_ID = 'AKIDLOCAL';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
    await this.answers.start();
    return this;
  }

  public async close(): Promise<void> {
    process.env = this.environment;
    await this.service.stop();
    await this.answers.stop();
  }

  /** Forgets everything between two tests. */
  public reset(): void {
    this.onCall = undefined;
    this.service.store.clear();
    this.service.faults.clear();
    this.service.calls.reset();
    this.answers.puts.length = 0;
    this.answers.next.length = 0;
    this.log.length = 0;
  }

  public event(requestType: 'Create' | 'Update' | 'Delete', parts: EventParts = {}): Properties {
    const { type = ResourceType.DOMAIN, logicalId = 'Crm', stackId = STACK_ID, id, properties = {}, old } = parts;
    const wire = (own: Properties) => ({ ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:provider', WireVersion: '1', Existing: 'FAIL', ...own });
    return {
      RequestType: requestType,
      ResponseURL: this.answers.url,
      StackId: stackId,
      RequestId: 'request-1',
      LogicalResourceId: logicalId,
      ResourceType: type,
      ...id === undefined ? {} : { PhysicalResourceId: id },
      ResourceProperties: wire(properties),
      ...old === undefined ? {} : { OldResourceProperties: wire(old) },
    };
  }

  /** Invokes the handler once and gives what it answered. */
  public async run(event: unknown, remaining = 10_000, options: HandlerOptions = QUICK): Promise<Answer> {
    const before = this.answers.puts.length;
    await createHandler({ log: (line) => this.log.push(line), ...options })(event, context(remaining));
    const answers = this.answers.answers.slice(before);
    if (answers.length !== 1) {
      throw new Error(`expected one answer, got ${answers.length}`);
    }
    return answers[0];
  }

  /** Names of the operations that were called since the last time. */
  public takeCalls(): string[] {
    const operations = this.service.calls.list().map(({ operation }) => operation);
    this.service.calls.reset();
    return operations;
  }

  /** A domain that is in the service already. */
  public seedDomain(name: string, members: Properties = {}): void {
    this.service.store.putDomain({
      DomainName: name,
      DefaultExpirationDays: 366,
      Stats: { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 },
      CreatedAt: 0,
      LastUpdatedAt: 0,
      ...members,
    });
  }

  /** An object type that is in the service already. */
  public seedObjectType(domainName: string, name: string, members: Properties = {}): void {
    this.service.store.putObjectType(domainName, {
      ObjectTypeName: name,
      Description: 'seeded',
      AllowProfileCreation: false,
      CreatedAt: 0,
      LastUpdatedAt: 0,
      ...members,
    });
  }
}

/** The mark of a construct of the stack. */
export function mark(claim: 'created' | 'adopted' | 'released', logicalId = 'Crm', stackId = STACK_ID): Record<string, string> {
  return ownerMark(claim, ownerId(stackId, logicalId));
}

export function context(remaining: number): LambdaContext {
  const end = Date.now() + remaining;
  return {
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:provider',
    getRemainingTimeInMillis: () => end - Date.now(),
  };
}
