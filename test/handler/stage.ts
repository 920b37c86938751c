import { Answer, AnswerServer } from './answer-server';
import type { LambdaContext } from '../../src/handler/cloudformation/custom-resource';
import { createHandler, HandlerOptions } from '../../src/handler/create-handler';
import { EventStamp, formatStamp, stampOf } from '../../src/handler/cloudformation/event-stamp';
import { Claim, Holding, markTag, ownerId, parseMark } from '../../src/handler/ownership/mark';
import { clientEndpoints, LocalCustomerProfiles, LocalCustomerProfilesOptions, OnCall } from '../../src/local/customer-profiles';
import { RESOURCE_KINDS } from '../../src/model/resource-kinds';
import { OWNER_TAG } from '../../src/model/wire';

export const STACK_ID = 'arn:aws:cloudformation:us-east-1:000000000000:stack/shop/6f0c3d10';
export const ARN_PREFIX = 'arn:aws:profile:us-east-1:000000000000:';

export type Properties = { readonly [key: string]: unknown };

export interface EventParts {
  readonly type?: string;
  readonly logicalId?: string;
  readonly stackId?: string;
  readonly id?: string;
  readonly properties?: Properties;
  readonly old?: Properties;
  /** @default - another one for each event */
  readonly requestId?: string;
  /** Query of the ResponseURL. */
  readonly signature?: string;
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
  private events = 0;

  constructor(options: LocalCustomerProfilesOptions = {}) {
    this.service = new LocalCustomerProfiles({ stopGrace: 0, ...options, onCall: async (call, phase) => this.onCall?.(call, phase) });
  }

  public async open(): Promise<this> {
    Object.assign(process.env, clientEndpoints(await this.service.start()));
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
    const { type = RESOURCE_KINDS.domain.type, logicalId = 'Crm', stackId = STACK_ID, id, properties = {}, old, requestId, signature = '' } = parts;
    const wire = (own: Properties) => ({ ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:provider', WireVersion: '1', Existing: 'FAIL', ...own });
    return {
      RequestType: requestType,
      ResponseURL: this.answers.url + signature,
      StackId: stackId,
      RequestId: requestId ?? `request-${++this.events}`,
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
    this.service.store.children('object-type').put(domainName, {
      ObjectTypeName: name,
      Description: 'seeded',
      AllowProfileCreation: false,
      CreatedAt: 0,
      LastUpdatedAt: 0,
      ...members,
    });
  }
}

/** The mark of a construct of the stack, as the first release has written it. */
export function mark(claim: Claim | 'released', logicalId = 'Crm', stackId = STACK_ID): { [key: string]: string } {
  const owner = ownerId(stackId, logicalId);
  return markTag(claim === 'released' ? { holdings: [], releasedBy: owner } : { holdings: [{ owner, claim }] });
}

/** The mark that an event of its owner has written, or with other details of this release. */
export function stamped(claim: Claim, event: Properties, details: Omit<Partial<Holding>, 'stamp'> = {}): { [key: string]: string } {
  return markWith(claim, { stamp: stampIn(event), ...details }, String(event.LogicalResourceId));
}

/** A mark with details that the first release did not write. */
export function markWith(claim: Claim, details: Partial<Holding>, logicalId = 'Crm'): { [key: string]: string } {
  return markTag({ holdings: [{ owner: ownerId(STACK_ID, logicalId), claim, ...details }] });
}

/** A former owner of a resource. */
export interface Before {
  readonly claim: Claim;
  readonly logicalId?: string;
}

/** What a test says of a mark besides its owners. */
export interface MarkDetails extends Pick<Holding, 'sets' | 'returned'> {
  /** The event whose stamp it has; null where it has none. */
  readonly by?: Properties | null;
  /** @default - the owner tag */
  readonly key?: string;
}

/** A tag that says, of whichever release it is, how a construct of the stack has come by a resource, and who had it before. */
export function marked(claim: Claim | 'released', logicalId = 'Crm', former: readonly Before[] = [], details: MarkDetails = {}): { [key: string]: unknown } {
  return { [details.key ?? OWNER_TAG]: new MarkMatcher(claim, logicalId, former, details) };
}

/** The stamp of an event as ids and marks have it. */
function stampText(event: Properties): string {
  return formatStamp(stampIn(event));
}

function stampIn({ RequestId, ResponseURL }: Properties): EventStamp {
  return stampOf(String(RequestId), new URL(String(ResponseURL)));
}

/** The id of a resource that a Create has not made. */
export function notCreatedBy(event: Properties): string {
  return `not-created/${String(event.LogicalResourceId)}/${stampText(event)}`;
}

/** The same, of any Create of the construct. */
export function notCreated(logicalId = 'Crm'): unknown {
  return expect.stringMatching(new RegExp(`^not-created/${logicalId}/[0-9a-f]{8}$`));
}

/** The reason of an Update that has failed: all of them name the way on where it was that of a roll-back. */
export function ofUpdate(reason: string, logicalId = 'Crm'): string {
  return `${reason} (if the roll-back itself fails here, UPDATE_ROLLBACK_FAILED: aws cloudformation continue-update-rollback --stack-name shop --resources-to-skip ${logicalId}; `
    + 'see docs/guide/when-a-stack-is-stuck.md of cdk-customer-profiles)';
}

/** Compares what a mark says with what is expected, wherever jest compares values. */
class MarkMatcher {
  public readonly $$typeof = Symbol.for('jest.asymmetricMatcher');

  constructor(
    private readonly claim: Claim | 'released', private readonly logicalId: string, private readonly former: readonly Before[], private readonly details: MarkDetails,
  ) {}

  public asymmetricMatch(text: unknown): boolean {
    const read = typeof text === 'string' ? parseMark(text) : undefined;
    const owner = ownerId(STACK_ID, this.logicalId);
    if (!read || this.claim === 'released') {
      return read !== undefined && read.holdings.length === 0 && read.releasedBy === owner;
    }
    const said = [{ claim: this.claim, logicalId: this.logicalId }, ...this.former].map(({ claim, logicalId = 'Crm' }) => `${claim} ${ownerId(STACK_ID, logicalId)}`);
    return read.holdings.map((holding) => `${holding.claim} ${holding.owner}`).join() === said.join() && this.hasDetails(read.holdings[0]);
  }

  public toString(): string {
    return 'Marked';
  }

  public toAsymmetricMatcher(): string {
    const { by, sets, returned } = this.details;
    const details = [by && `stamp ${stampText(by)}`, by === null && 'no stamp', sets && `sets ${sets}`, returned && 'returned'].filter(Boolean);
    return `Marked<${[`${this.claim} ${this.logicalId}`, ...this.former.map(({ claim, logicalId = 'Crm' }) => `before that ${claim} ${logicalId}`), ...details].join(', ')}>`;
  }

  private hasDetails({ stamp, ...holding }: Holding): boolean {
    const { by, sets, returned } = this.details;
    return (by === undefined || (by === null ? stamp === undefined : stamp !== undefined && formatStamp(stamp) === stampText(by)))
      && (!('sets' in this.details) || holding.sets === sets)
      && (!('returned' in this.details) || holding.returned === returned);
  }
}

export function context(remaining: number): LambdaContext {
  const end = Date.now() + remaining;
  return {
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:provider',
    getRemainingTimeInMillis: () => end - Date.now(),
  };
}
