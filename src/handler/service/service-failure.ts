import { Failure, messageOf } from '../retry/failure';
import type { Tried } from '../retry/retry-until-deadline';

/** A call that the service refused, or that never got through. */
export class ServiceFailure extends Failure {
  /** Whether the service has certainly done nothing. */
  public readonly refused: boolean;

  constructor(operation: string, error: unknown, tried: Tried) {
    // what the tries before were refused for tells more than that the time was up
    const telling = isAbort(error) && tried.lastError ? tried.lastError : error;
    const message = isAbort(telling) ? 'the service had not answered when the time was up' : messageOf(telling);
    super(errorCode(telling), `${operation} failed: ${errorCode(telling)}: ${message}${tried.tries > 1 ? ` (after ${tried.tries} tries)` : ''}`, { cause: error });
    this.name = 'ServiceFailure';
    this.refused = tried.refused;
  }
}

/** Whether the service says that there is no such thing. Nothing else means that it is absent: not a throttle, not a denied read. */
export function saysAbsent(error: unknown): boolean {
  return error instanceof ServiceFailure && error.code === 'ResourceNotFoundException';
}

/** What a call answers, or undefined where the service says that there is no such thing. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (saysAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Whether the service has certainly not carried the call out. */
export function wasRefused(error: unknown): boolean {
  return error instanceof ServiceFailure && error.refused;
}

/** Whether the service has answered, but not that it did nothing. */
export function mayHaveBeenCarriedOut(error: unknown): boolean {
  return error instanceof ServiceFailure && !error.refused && error.code !== 'OutOfTime';
}

/** Whether the caller lacks a right, or has not had it for long enough. */
export function saysDenied(error: unknown): error is ServiceFailure {
  return error instanceof ServiceFailure && error.code === 'AccessDeniedException';
}

/** Whether the service may mean that the thing is there already: it has no error of its own for that. */
export function maySayPresent(error: unknown): boolean {
  return error instanceof ServiceFailure && error.code === 'BadRequestException';
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'Unknown';
  }
  if (isAbort(error)) {
    return 'OutOfTime';
  }
  // errors of sockets are all named Error; their code tells them apart
  return error.name === 'Error' && 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Whether the invocation's deadline has ended a try. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
