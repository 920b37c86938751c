import type { IncomingHttpHeaders } from 'node:http';
import { Authorize, authorizeCall } from './authorization';
import { arnOf, Caller, environmentOf, readCaller } from './caller';
import { Call, Calls } from './calls';
import { faultError, Faults } from './faults';
import type { Router } from './router';
import type { Throttle } from './throttle';
import type { Environment } from '../../environment/environment';
import type { Arns } from '../api/arns';
import type { Context, Operation } from '../api/operation';
import { Answer, errorAnswer, ERROR_TYPE } from '../protocol/answer';
import { isPromise, then } from '../protocol/later';
import type { Later } from '../protocol/later';
import { readRequest } from '../protocol/read-request';
import { Labels, readLabels } from '../protocol/route';
import { badRequest, ServiceError, serviceError } from '../protocol/service-error';
import { decodePercent } from '../protocol/utf8';
import { writeJson } from '../protocol/write-response';

/** A request for an operation as it came over HTTP. */
export interface HttpCall {
  readonly method: string;
  /** What stands between the slashes of the path, still percent-encoded. */
  readonly parts: readonly string[];
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type CallPhase = 'before' | 'after';

export type OnCall = (call: Readonly<Call>, phase: CallPhase) => void | Promise<void>;

/** What the service has, and how fast it answers, for an account in a region. */
export interface Place {
  readonly arns: Arns;
  readonly throttle: Throttle;
  /** What an operation works on. @param performedBy the ARN of who calls */
  readonly contextFor: (performedBy: string) => Context;
}

export interface DispatcherParts {
  readonly router: Router;
  /** Where requests go that do not say where. */
  readonly home: Environment;
  readonly placeOf: (environment: Environment) => Place;
  readonly now: () => number;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly allowUnsigned: boolean;
  readonly authorize?: Authorize;
  readonly onCall?: OnCall;
  readonly onInternalError: (error: unknown) => void;
  /** Does the work as a whole or not at all: what a client was told must outlive the process, however that ends. */
  readonly transaction: <T>(work: () => T) => T;
}

/** The answer is lost: the connection is to be dropped. */
export const NO_ANSWER = 'no answer';

interface Exchange {
  readonly operation: Operation;
  readonly caller: Caller;
  readonly environment: Environment;
  readonly labels: Labels;
  readonly request: { readonly [member: string]: unknown };
}

const ANYBODY: Caller = { accessKeyId: 'anonymous' };

/** Takes a request through what the service does with it, in the service's order, and has an answer for everything. */
export class Dispatcher {
  constructor(private readonly parts: DispatcherParts) {}

  /** At once, unless somebody is asked who takes time. */
  public dispatch(http: HttpCall, requestId: string): Later<Answer | typeof NO_ANSWER> {
    try {
      const answer = this.answerTo(http, requestId);
      return isPromise(answer) ? answer.catch((error: unknown) => this.answerFor(error)) : answer;
    } catch (error) {
      return this.answerFor(error);
    }
  }

  private answerTo(http: HttpCall, requestId: string): Later<Answer | typeof NO_ANSWER> {
    const { router, now, calls, onCall } = this.parts;
    const operation = router.find(http.method, http.parts);
    const { exchange, error } = this.tryToRead(operation, http);
    const call: Call = {
      id: requestId,
      operation: operation.name,
      kind: operation.kind,
      at: now(),
      input: exchange?.request,
      accessKeyId: exchange?.caller.accessKeyId,
      environment: exchange?.environment,
    };
    calls.add(call);
    const answer = (): Later<Answer | typeof NO_ANSWER> => exchange ? this.meetFault(exchange) : this.answerFor(error);
    return onCall ? told(call, onCall, answer) : then(answer(), (given) => note(call, given));
  }

  private tryToRead(operation: Operation, http: HttpCall): { exchange?: Exchange; error?: unknown } {
    try {
      return { exchange: this.read(operation, http) };
    } catch (error) {
      return { error };
    }
  }

  private read(operation: Operation, { parts, query, headers, body }: HttpCall): Exchange {
    const caller = readCaller(headers) ?? (this.parts.allowUnsigned ? ANYBODY : undefined);
    if (!caller) {
      throw serviceError('AccessDeniedException', 'Missing Authentication Token: the request is not signed with AWS Signature Version 4');
    }
    const labels = readLabels(operation.route, parts);
    const environment = environmentOf(caller, this.parts.home);
    return { operation, caller, environment, labels, request: readRequest(operation.input, { labels, query: readQueryString(query), body }) };
  }

  private meetFault(exchange: Exchange): Later<Answer | typeof NO_ANSWER> {
    const fault = this.parts.faults.take(exchange.operation.name);
    if (!fault) {
      return this.carryOut(exchange);
    }
    if (fault.afterCarryingOut) {
      return then(this.carryOut(exchange), () => NO_ANSWER);
    }
    return fault.error ? errorAnswer(faultError(fault, fault.error)) : NO_ANSWER;
  }

  private carryOut(exchange: Exchange): Later<Answer> {
    const place = this.parts.placeOf(exchange.environment);
    try {
      const allowed = this.parts.authorize && authorizeCall(this.parts.authorize, exchange, place.arns);
      return isPromise(allowed)
        ? allowed.then(() => this.carryOutAllowed(exchange, place)).catch((error: unknown) => this.answerFor(error))
        : this.carryOutAllowed(exchange, place);
    } catch (error) {
      return this.answerFor(error);
    }
  }

  private carryOutAllowed({ operation, request, caller }: Exchange, { arns, throttle, contextFor }: Place): Answer {
    if (!throttle.admits(operation)) {
      throw serviceError('ThrottlingException', `Rate exceeded for ${operation.name}`);
    }
    operation.validate(request);
    const context = contextFor(arnOf(caller, arns));
    const output = this.parts.transaction(() => writeJson(operation.output, operation.carryOut(request, context)));
    return { status: operation.status, body: output };
  }

  private answerFor(error: unknown): Answer {
    if (error instanceof ServiceError) {
      return errorAnswer(error);
    }
    this.parts.onInternalError(error);
    return errorAnswer(serviceError('InternalServerException', 'internal error of the local service: its log says more'));
  }
}

async function told(call: Call, onCall: OnCall, answer: () => Later<Answer | typeof NO_ANSWER>): Promise<Answer | typeof NO_ANSWER> {
  await onCall(call, 'before');
  const given = note(call, await answer());
  await onCall(call, 'after');
  return given;
}

function note(call: Call, answer: Answer | typeof NO_ANSWER): Answer | typeof NO_ANSWER {
  if (answer !== NO_ANSWER) {
    call.status = answer.status;
    call.error = answer.headers?.[ERROR_TYPE];
  }
  return answer;
}

const NO_QUERY = new URLSearchParams();

/** `URLSearchParams` takes everything; the service takes neither an escape that is none, nor bytes that are no UTF-8. */
function readQueryString(query: string): URLSearchParams {
  if (query === '') {
    return NO_QUERY;
  }
  const broken = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(query);
  if (broken) {
    throw badRequest(`the query of the request is not percent-encoded: ${broken[0]}`);
  }
  decodePercent(query, 'the query of the request');
  return new URLSearchParams(query);
}
