import { Data, notCreated, renderAnswer, Result } from './answer';
import { AnswerRefused, deliver } from './deliver';
import { readEvent, ResourceRequest } from './event';
import { stampOf } from './event-stamp';
import { codeOf, Failure, messageOf } from '../retry/failure';
import { BACKOFF, Backoff } from '../retry/retry-until-deadline';
import { Deadline, shareOut, TimeBudget } from '../retry/time-budget';

/** What the protocol needs to know of the Lambda that it runs in. */
export interface LambdaContext {
  readonly invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}

/** What has been done. */
export interface Outcome {
  readonly physicalId: string;
  readonly data?: Data;
  /** What was done, in a word for the log. */
  readonly action: string;
  /** What a Delete leaves behind, and why. */
  readonly left?: string;
}

/** Does what a request asks for, within its time; throws where it cannot be done. */
export type CarryOut = (request: ResourceRequest, budget: TimeBudget, context: LambdaContext) => Promise<Outcome>;

export interface ProtocolOptions {
  /** Waits between tries to hand the answer over. */
  readonly backoff?: Backoff;
  /**
   * Takes a line of the log.
   * @default - standard output
   */
  readonly log?: (line: string) => void;
}

/** The longest time spent on handing an answer over; when it is up, Lambda's own second run of the event tries again. */
const DELIVERY_MILLIS = 120_000;

/**
 * CloudFormation's custom resource protocol: an event comes in, something is done, an answer goes out, whatever happens.
 *
 * Throwing makes Lambda run the event again, up to twice. That is wanted in one case only: everything is done, and the answer
 * does not get through.
 */
export function customResource(carryOut: CarryOut, options: ProtocolOptions = {}): (event: unknown, context: LambdaContext) => Promise<void> {
  const { backoff = BACKOFF, log = writeLine } = options;

  return async (event, context) => {
    const started = Date.now();
    const request = readEvent(event);
    if ('unreadable' in request) {
      log(JSON.stringify({ dropped: request.unreadable }));
      return;
    }
    const budget = shareOut(Math.min(context.getRemainingTimeInMillis(), serviceTimeout(request)));
    const { result, action, code } = await resultOf(request, budget, () => carryOut(request, budget, context));
    const undelivered = await tryToDeliver(request, result, budget, backoff);
    log(JSON.stringify({
      requestType: request.requestType,
      logicalId: request.logicalId,
      resourceType: request.resourceType,
      physicalId: result.physicalId,
      status: result.status,
      action,
      left: result.status === 'SUCCESS' ? result.reason : undefined,
      errorCode: code,
      answerErrorCode: undelivered && codeOf(undelivered),
      durationMillis: Date.now() - started,
    }));
    if (undelivered && !(undelivered instanceof AnswerRefused)) {
      throw new Failure('AnswerUndelivered', 'the answer did not get through to CloudFormation', { cause: undelivered });
    }
  };
}

/** Past the console, where Lambda puts a time, an id and a level before the text: CloudWatch reads fields of a line that is JSON and nothing else. */
function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How long CloudFormation waits for the answer: a property of its own among the resource's, in seconds. */
function serviceTimeout({ properties: { ServiceTimeout } }: ResourceRequest): number {
  const seconds = Number(ServiceTimeout);
  return seconds > 0 ? seconds * 1_000 : Infinity;
}

interface HandledRequest {
  readonly result: Result;
  readonly action?: string;
  readonly code?: string;
}

async function resultOf(request: ResourceRequest, budget: TimeBudget, work: () => Promise<Outcome>): Promise<HandledRequest> {
  try {
    const { physicalId, data, action, left } = await beforeItIsTooLate(budget.stop, work());
    return { result: { status: 'SUCCESS', physicalId, data, reason: left }, action };
  } catch (error) {
    const physicalId = request.physicalId ?? notCreated(request.logicalId, stampOf(request.requestId, request.responseUrl));
    const advice = request.requestType === 'Update' ? wayOutOfRollBack(request) : undefined;
    return { result: { status: 'FAILED', physicalId, reason: messageOf(error), advice }, code: codeOf(error) };
  }
}

/**
 * The Update of a roll-back looks like any other, and where it fails the stack is stuck. So every failed Update names the way on, which
 * is of no use, and does no harm, where the roll-back is still to come.
 */
function wayOutOfRollBack({ stackId, logicalId }: ResourceRequest): string {
  const [, stackName = stackId] = /:stack\/([^/]+)\//.exec(stackId) ?? [];
  return `(if the roll-back itself fails here, UPDATE_ROLLBACK_FAILED: aws cloudformation continue-update-rollback --stack-name ${stackName} --resources-to-skip ${logicalId}; `
    + 'see docs/guide/when-a-stack-is-stuck.md of cdk-customer-profiles)';
}

/** The work keeps to its time by itself; should it ever not, the answer goes out all the same. */
async function beforeItIsTooLate<T>(deadline: Deadline, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('OutOfTime', 'the time of the Lambda function was up before the work was done')), deadline.remaining());
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function tryToDeliver(request: ResourceRequest, result: Result, budget: TimeBudget, backoff: Backoff): Promise<unknown> {
  const deadline = Deadline.in(Math.min(DELIVERY_MILLIS, budget.answer.remaining()));
  try {
    await deliver(request.responseUrl, renderAnswer(request, result), { deadline, backoff });
    return undefined;
  } catch (error) {
    return error;
  }
}
