import { join, resolve } from 'node:path';
import type { Declarations } from './declaration';
import type { Fault } from './faults';
import { ServiceProxy } from './service-proxy';
import { SABOTEUR, stackDefinition } from './template';
import type { CustomResourceRequest } from '../../src/local/cloudformation/custom-resource';
import { CloudFormationEngine } from '../../src/local/cloudformation/engine';
import type { EngineFaults, OperationResult } from '../../src/local/cloudformation/engine-options';
import type { StackEvent } from '../../src/local/cloudformation/events';
import { clientEndpoints, LocalCustomerProfiles } from '../../src/local/customer-profiles';

/** How many times faster the waits of the function go by. */
const FASTER = 120;
const FUNCTION_TIMEOUT_SECONDS = 900;
const PROVIDER = 'Provider';
/** Between two steps; the rules of a matching wait for an hour before they are applied, and no history lasts that long. */
const STEP_MILLISECONDS = 60_000;

/** One operation of CloudFormation and what it told. */
export interface Operation {
  readonly stack: string;
  readonly events: readonly StackEvent[];
  readonly result: OperationResult;
  /** Resources that the continued roll-back left alone. */
  readonly skipped: readonly string[];
}

type Mutable<T> = { -readonly [Member in keyof T]: T[Member] };

/** An account on this machine: the service, CloudFormation, and the function as it is shipped, which many histories share. */
export class World {
  public static async start(): Promise<World> {
    const world = new World();
    await world.begin();
    return world;
  }

  public readonly service: LocalCustomerProfiles;
  /** Events that reached the function, in all histories. */
  public deliveries = 0;
  /** Lines that the function wrote since the last reset. */
  public logs: string[] = [];
  private endpoint = '';
  private readonly proxy = new ServiceProxy(() => this.endpoint, () => this.now(), async () => this.engine.lambda.kill(this.serviceToken));
  private engine!: CloudFormationEngine;
  private serviceToken = '';
  private readonly faults: Mutable<EngineFaults> = {};
  private clock = 0;
  private events: StackEvent[] = [];
  private readonly deletes = new Map<string, CustomResourceRequest>();
  private answersStruck = 0;

  private constructor() {
    this.service = new LocalCustomerProfiles({ now: () => this.now() });
  }

  /** Forgets everything but the function, whose processes stay warm. */
  public async reset(): Promise<void> {
    await this.engine.settled();
    this.engine.store.list().filter(({ name }) => name !== PROVIDER).forEach((stack) => this.engine.store.remove(stack));
    this.service.store.clear();
    this.service.calls.reset();
    this.deletes.clear();
    this.logs = [];
  }

  /** Time goes by, and the faults of the last step are over. */
  public beginStep(fault?: Fault): void {
    this.clock += STEP_MILLISECONDS;
    this.answersStruck = 0;
    this.proxy.begin(fault);
    Object.assign(this.faults, {
      duplicateEvents: fault?.fault === 'run twice' ? 'afterwards' : fault?.fault === 'run twice at once' ? 'at once' : undefined,
      cancelSiblings: fault?.fault === 'siblings cancelled',
      takeFailedUpdateId: fault?.fault === 'id of the failed update taken',
      deleteReplacementOnRollback: fault?.fault === 'replacement deleted on roll-back',
      onAnswer: ({ RequestType }: CustomResourceRequest) => {
        const strikes = this.answersStruck === 0 && (fault?.fault === 'answer cut off' || (fault?.fault === 'answer lost' && fault.request === RequestType));
        if (!strikes) {
          return 'accept';
        }
        this.answersStruck += 1;
        return fault.fault === 'answer lost' ? 'lose' : 'disconnect';
      },
    } satisfies EngineFaults);
  }

  /** The rest of the step goes undisturbed. */
  public endFaults(): void {
    const struck = this.struck;
    this.beginStep();
    this.answersStruck = struck;
  }

  public async deploy(stack: string, app: Declarations, how: { fails?: 'after' | 'beside'; atOnce?: boolean }): Promise<Operation> {
    const definition = stackDefinition(stack, app, { serviceToken: this.serviceToken, saboteur: how.fails, atOnce: how.atOnce });
    return this.carryOut(stack, [], async () => this.engine.deploy(definition, how.fails === undefined ? {} : { failAt: SABOTEUR }));
  }

  public async destroy(stack: string): Promise<Operation> {
    return this.carryOut(stack, [], async () => this.engine.destroy(stack));
  }

  public async continueRollback(stack: string, skip: readonly string[]): Promise<Operation> {
    return this.carryOut(stack, skip, async () => this.engine.continueUpdateRollback(stack, { skip }));
  }

  /** Delivers the last Delete of a resource once more; false where there was none. */
  public async deliverLate(stack: string, logicalId: string): Promise<boolean> {
    const event = this.deletes.get(`${stack} ${logicalId}`);
    if (event === undefined) {
      return false;
    }
    this.deliveries += 1;
    await this.engine.lambda.invoke(event.ServiceToken, event);
    return true;
  }

  public async stop(): Promise<void> {
    await this.engine.settled();
    await this.engine.close();
    await this.proxy.close();
    await this.service.stop();
  }

  private async begin(): Promise<void> {
    this.endpoint = await this.service.start();
    this.engine = new CloudFormationEngine({
      environment: {
        ...clientEndpoints(await this.proxy.listen()),
        NODE_OPTIONS: `--require ${join(__dirname, 'faster-time.cjs')}`,
        FASTER_TIME: String(FASTER),
        FUNCTION_TIMEOUT: String(FUNCTION_TIMEOUT_SECONDS * 1000),
      },
      faults: this.faults,
      maxEnvironments: 4,
      now: () => this.now(),
      onEvent: (event) => this.events.push(event),
      onLog: (_arn, { text }) => this.logs.push(text),
      retryDelays: [1, 1],
    });
    await this.engine.deploy({
      name: PROVIDER,
      assets: [{ path: resolve(__dirname, '../../assets/handler/customer-profiles.lambda'), packaging: 'zip', bucketName: 'assets', objectKey: 'handler.zip' }],
      template: {
        Resources: {
          Function: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Code: { S3Bucket: 'assets', S3Key: 'handler.zip' },
              Handler: 'index.handler',
              MemorySize: 256,
              Role: 'arn:aws:iam::000000000000:role/Provider',
              Runtime: 'nodejs24.x',
              Timeout: FUNCTION_TIMEOUT_SECONDS,
            },
          },
        },
      },
    });
    this.serviceToken = String(this.engine.describe(PROVIDER)?.resources[0].attributes.Arn);
    this.faults.onInvoke = (request) => this.onInvoke(request);
  }

  private onInvoke(request: CustomResourceRequest): void {
    this.deliveries += 1;
    this.proxy.beginEvent(request.RequestId);
    this.proxy.deniedNext = needsNewGrant(request);
    const stackName = request.StackId.split('/')[1];
    if (request.RequestType === 'Delete') {
      this.deletes.set(`${stackName} ${request.LogicalResourceId}`, request);
    }
  }

  private async carryOut(stack: string, skipped: readonly string[], operation: () => Promise<OperationResult>): Promise<Operation> {
    this.events = [];
    const result = await operation();
    await this.engine.settled();
    return { stack, events: this.events, result, skipped };
  }

  /** How often the fault of the step has struck. */
  public get struck(): number {
    return this.proxy.struck + this.answersStruck;
  }

  public now(): number {
    return Date.now() + this.clock;
  }
}

/** Grants are new where something is made, renamed, encrypted for the first time or sent to another stream. */
function needsNewGrant({ RequestType, ResourceProperties: now, OldResourceProperties: before = {} }: CustomResourceRequest): boolean {
  if (RequestType !== 'Update') {
    return RequestType === 'Create';
  }
  return now.DomainName !== before.DomainName
    || (now.DefaultEncryptionKey !== undefined && before.DefaultEncryptionKey === undefined)
    || (now.EventStreamName !== undefined && now.Uri !== before.Uri);
}
