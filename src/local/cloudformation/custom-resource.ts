import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isObject, scalarsAsStrings, show } from './json';
import type { JsonObject } from './json';
import type { Outcome, PhysicalResource, ResourceProvider, ResourceTarget } from './resource-provider';
import type { AnswerFate, ResponseServer } from './response-server';
import { FunctionNotFound } from '../lambda/lambda-runtime';
import type { InvocationResult } from '../lambda/lambda-runtime';

/** Documented: docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html */
const ANSWER_LIMIT_BYTES = 4096;
const PHYSICAL_ID_LIMIT_BYTES = 1024;

const DEFAULT_TIMEOUT_SECONDS = 3600;

/** The event that CloudFormation sends to the function of a custom resource. */
export interface CustomResourceRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ServiceToken: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: JsonObject;
  readonly OldResourceProperties?: JsonObject;
}

export interface CustomResourceOptions {
  readonly server: ResponseServer;
  /** Starts the function with an event and answers when no further run will come. */
  readonly invoke: (functionArn: string, event: CustomResourceRequest) => Promise<InvocationResult[]>;
  /** Stands for every ServiceTimeout, given or default. */
  readonly timeoutSeconds?: number;
  /** Waits for the timeout even when no run is left that could still answer, as CloudFormation does. */
  readonly waitOutLostAnswers: boolean;
  /** Goes on only when every run of the function has ended, so that a second delivery does not fall into the next operation. */
  readonly waitForRuns: () => boolean;
  readonly onAnswer?: (request: CustomResourceRequest) => AnswerFate | Promise<AnswerFate>;
}

type RequestPart = Pick<CustomResourceRequest, 'RequestType' | 'PhysicalResourceId' | 'ResourceProperties' | 'OldResourceProperties'>;

/** `Custom::*` and `AWS::CloudFormation::CustomResource`: sends events to a Lambda function and waits for its answer. */
export class CustomResources implements ResourceProvider {
  constructor(private readonly options: CustomResourceOptions) {}

  public async create(target: ResourceTarget, properties: JsonObject, signal: AbortSignal): Promise<Outcome> {
    return this.request(target, { RequestType: 'Create', ResourceProperties: properties }, signal);
  }

  public async update(target: ResourceTarget, properties: JsonObject, previous: PhysicalResource, signal: AbortSignal): Promise<Outcome> {
    return this.request(target, {
      RequestType: 'Update',
      PhysicalResourceId: previous.physicalId,
      ResourceProperties: properties,
      OldResourceProperties: previous.properties,
    }, signal);
  }

  public async delete(target: ResourceTarget, resource: PhysicalResource): Promise<Outcome> {
    return this.request(target, { RequestType: 'Delete', PhysicalResourceId: resource.physicalId, ResourceProperties: resource.properties });
  }

  public refuseUpdate(_target: ResourceTarget, properties: JsonObject, previous: PhysicalResource): string | undefined {
    return isDeepStrictEqual(properties.ServiceToken, previous.properties.ServiceToken) ? undefined : 'Modifying service token is not allowed.';
  }

  private async request(target: ResourceTarget, part: RequestPart, signal?: AbortSignal): Promise<Outcome> {
    const { ServiceToken: token } = part.ResourceProperties;
    if (typeof token !== 'string' || !/^arn:[^:]+:lambda:/.test(token)) {
      return { status: 'failed', unsent: true, reason: `Invalid service token: ${show(token)}; the local engine takes the ARN of a Lambda function` };
    }
    const timeout = this.timeoutSeconds(part.ResourceProperties);
    if (typeof timeout === 'string') {
      return { status: 'failed', unsent: true, reason: timeout };
    }
    let event: CustomResourceRequest | undefined;
    const box = await this.options.server.open(`${target.stackId}|${target.logicalId}`, async () => (
      event === undefined ? 'accept' : await this.options.onAnswer?.(event) ?? 'accept'
    ), creationOf(target, part)?.sentAt);
    event = requestOf(target, token, box.url, part);
    try {
      return await this.outcome(event, box.answer, timeout, signal);
    } finally {
      box.close();
    }
  }

  private async outcome(event: CustomResourceRequest, answer: Promise<string>, timeoutSeconds: number, signal?: AbortSignal): Promise<Outcome> {
    let timer: NodeJS.Timeout | undefined;
    let onAbort: (() => void) | undefined;
    const invoked = this.options.invoke(event.ServiceToken, event);
    const lost: Outcome = {
      status: 'failed',
      reason: `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${event.RequestId}].`,
    };
    const answered = answer.then((body) => readAnswer(body, event));
    try {
      const outcome = await Promise.race([
        answered,
        new Promise<Outcome>((settle) => { timer = setTimeout(() => settle(lost), timeoutSeconds * 1000); }),
        new Promise<Outcome>((settle) => {
          onAbort = () => settle({ status: 'cancelled' });
          if (signal?.aborted === true) {
            onAbort();
          }
          signal?.addEventListener('abort', onAbort, { once: true });
        }),
        invoked.then(
          // an answer that is being read right now still counts: this must lose a draw against `answered`
          async (runs) => this.options.waitOutLostAnswers ? new Promise<Outcome>(() => undefined) : settleLater({ ...lost, reason: `${lost.reason}${lastError(runs)}` }),
          (error: unknown): Outcome => ({ status: 'failed', unsent: true, reason: invocationFailure(error, event.RequestId) }),
        ),
      ]);
      if (this.options.waitForRuns() && outcome.status !== 'cancelled') {
        await invoked.catch(() => undefined);
      }
      return outcome;
    } finally {
      clearTimeout(timer);
      if (onAbort !== undefined) {
        signal?.removeEventListener('abort', onAbort);
      }
    }
  }

  private timeoutSeconds({ ServiceTimeout: given }: JsonObject): number | string {
    const seconds = given === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(given);
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
      return `Invalid ServiceTimeout: ${show(given)}; it must be a whole number of seconds from 1 to 3600`;
    }
    return this.options.timeoutSeconds ?? seconds;
  }
}

function creationOf({ creation }: ResourceTarget, { RequestType: type }: RequestPart): ResourceTarget['creation'] {
  return type === 'Create' ? creation : undefined;
}

function requestOf(target: ResourceTarget, token: string, url: string, part: RequestPart): CustomResourceRequest {
  return {
    RequestType: part.RequestType,
    ServiceToken: token,
    ResponseURL: url,
    StackId: target.stackId,
    RequestId: creationOf(target, part)?.requestId ?? randomUUID(),
    LogicalResourceId: target.logicalId,
    ResourceType: target.type,
    ...(part.PhysicalResourceId === undefined ? {} : { PhysicalResourceId: part.PhysicalResourceId }),
    ResourceProperties: scalarsAsStrings(part.ResourceProperties) as JsonObject,
    ...(part.OldResourceProperties === undefined ? {} : { OldResourceProperties: scalarsAsStrings(part.OldResourceProperties) as JsonObject }),
  };
}

/** Turns the body of an answer into what it means, in CloudFormation's words where it is not one that counts. */
function readAnswer(body: string, event: CustomResourceRequest): Outcome {
  if (Buffer.byteLength(body) > ANSWER_LIMIT_BYTES) {
    return { status: 'failed', reason: 'Response object is too long.' };
  }
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return { status: 'failed', reason: 'Response is not valid JSON.' };
  }
  if (!isObject(answer)) {
    return { status: 'failed', reason: 'Response is not a JSON object.' };
  }
  for (const name of ['StackId', 'RequestId', 'LogicalResourceId'] as const) {
    if (answer[name] !== event[name]) {
      return { status: 'failed', reason: `Invalid Response: ${name} is ${show(answer[name])}, it must be ${show(event[name])}` };
    }
  }
  const { Status: status, PhysicalResourceId: physicalId, Reason: reason, Data: data = {}, NoEcho: noEcho } = answer;
  if (typeof physicalId !== 'string' || physicalId === '' || Buffer.byteLength(physicalId) > PHYSICAL_ID_LIMIT_BYTES) {
    return { status: 'failed', reason: 'Invalid PhysicalResourceId' };
  }
  if (status === 'FAILED') {
    return {
      status: 'failed',
      physicalId,
      reason: `Received response status [FAILED] from custom resource. Message returned: ${typeof reason === 'string' ? reason : show(reason)} (RequestId: ${event.RequestId})`,
    };
  }
  if (status !== 'SUCCESS') {
    return { status: 'failed', physicalId, reason: `Invalid Response: Status is ${show(status)}, it must be SUCCESS or FAILED` };
  }
  if (data !== null && !isObject(data)) {
    return { status: 'failed', physicalId, reason: `Invalid Response: Data is ${show(data)}, it must be an object` };
  }
  return { status: 'complete', physicalId, attributes: data ?? {}, secret: noEcho === true || noEcho === 'true', ...typeof reason === 'string' && { reason } };
}

function invocationFailure(error: unknown, requestId: string): string {
  if (error instanceof FunctionNotFound) {
    return `${error.message} (Service: Lambda, Status Code: 404, Request ID: ${requestId})`;
  }
  return error instanceof Error ? error.message : String(error);
}

function lastError(runs: readonly InvocationResult[]): string {
  const last = runs.at(-1);
  if (last === undefined) {
    return '';
  }
  const ending = last.outcome === 'returned' ? 'returned without answering' : `${last.outcome}: ${last.error.errorMessage}`;
  return ` The function has ended ${runs.length === 1 ? 'once' : `${runs.length} times`}, at last it ${ending}`;
}

async function settleLater(outcome: Outcome): Promise<Outcome> {
  return new Promise((settle) => setImmediate(() => settle(outcome)));
}
