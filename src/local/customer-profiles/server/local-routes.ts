import { showValue } from '../../../model/validation/finding';
import type { Environment } from '../../environment/environment';
import type { Calls } from '../dispatch/calls';
import type { Faults, InjectedFault } from '../dispatch/faults';
import type { Answer } from '../protocol/answer';
import { errorAnswer } from '../protocol/answer';
import { badRequest, SERVICE_ERROR_NAMES, ServiceError, ServiceErrorName, unknownOperation } from '../protocol/service-error';
import { decodeUtf8 } from '../protocol/utf8';
import type { Stores } from '../store/stores';

/** Paths that the real service does not have: how a service in a process of its own is watched and steered. */
export const LOCAL_PREFIX = '_local';

export interface LocalRequest {
  readonly method: string;
  /** What follows `/_local/`. */
  readonly path: string;
  readonly contentType?: string;
  readonly body: Buffer;
}

export interface LocalParts {
  /** The environment of requests that do not say which. */
  readonly home: Environment;
  readonly health: { readonly instance: string; readonly operations: readonly string[] };
  readonly calls: Calls;
  readonly faults: Faults;
  readonly stores: Stores;
}

/** Answers a request under `/_local/`. */
export function answerLocal(request: LocalRequest, parts: LocalParts): Answer {
  try {
    return route(request, parts);
  } catch (error) {
    if (error instanceof ServiceError) {
      return errorAnswer(error);
    }
    throw error;
  }
}

function route(request: LocalRequest, { home, health, calls, faults, stores }: LocalParts): Answer {
  switch (`${request.method} ${request.path}`) {
    case 'GET health': return ok({ status: 'ok', ...home, ...health });
    case 'GET state': return ok({ ...stores.of(home).snapshot(), elsewhere: stores.besides(home) });
    case 'GET calls': return ok(calls.counts());
    case 'DELETE calls':
      calls.reset();
      return ok(calls.counts());
    case 'GET faults': return ok({ faults: faults.list() });
    case 'POST faults':
      faults.add(readFault(request, health.operations));
      return ok({ faults: faults.list() });
    case 'DELETE faults':
      faults.clear();
      return ok({ faults: [] });
    default:
      throw unknownOperation(`there is no ${request.method} /${LOCAL_PREFIX}/${request.path}; there are `
        + 'GET health, GET state, GET and DELETE calls, GET, POST and DELETE faults', 404);
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function readFault({ contentType, body }: LocalRequest, operations: readonly string[]): InjectedFault {
  // a web page may post anything to a loopback address, but not JSON
  if (!contentType?.startsWith('application/json')) {
    throw badRequest(`a fault is sent as application/json, not as ${contentType ?? 'nothing'}`);
  }
  let document: unknown;
  try {
    document = JSON.parse(decodeUtf8(body, 'the body of the request'));
  } catch (error) {
    if (error instanceof ServiceError) {
      throw error;
    }
    throw badRequest('the body of the request is not JSON');
  }
  if (typeof document !== 'object' || document === null) {
    throw badRequest('a fault is an object');
  }
  const { operation, error, message, times, afterCarryingOut, ...rest } = document as { [member: string]: unknown };
  const unknown = Object.keys(rest);
  if (unknown.length > 0) {
    throw badRequest(`a fault has no ${unknown.join(', ')}; it has operation, error, message, times and afterCarryingOut`);
  }
  return {
    operation: optional('operation', operation, (value): value is string => operations.includes(String(value)), operations.join(', ')),
    error: optional('error', error, isErrorName, SERVICE_ERROR_NAMES.join(', ')),
    message: optional('message', message, (value): value is string => typeof value === 'string', 'a string'),
    times: optional('times', times, (value): value is number => Number.isInteger(value) && Number(value) > 0, 'a whole number above 0'),
    afterCarryingOut: optional('afterCarryingOut', afterCarryingOut, (value): value is boolean => typeof value === 'boolean', 'true or false'),
  };
}

function isErrorName(value: unknown): value is ServiceErrorName {
  return SERVICE_ERROR_NAMES.some((name) => name === value);
}

function optional<T>(member: string, value: unknown, right: (value: unknown) => value is T, allowed: string): T | undefined {
  if (value === undefined || right(value)) {
    return value;
  }
  throw badRequest(`Value '${showValue(value)}' at '${member}' failed to satisfy constraint: Member must be one of ${allowed}`);
}
