import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout } from 'node:timers/promises';
import { Failure, messageOf } from '../retry/failure';
import { Backoff, RetryUntilDeadline } from '../retry/retry-until-deadline';
import type { Deadline } from '../retry/time-budget';

/** A try that gets no answer for so long is given up and made again. */
const TRY_MILLIS = 10_000;

/** The answer was refused for good, for example because its address has expired: another try, or another run, cannot help. */
export class AnswerRefused extends Failure {
  constructor(public readonly statusCode: number) {
    super('AnswerRefused', `the answer was refused with status ${statusCode}`);
  }
}

/**
 * Hands an answer over by PUT to the pre-signed address, and tries again until the deadline.
 *
 * It rejects when the answer did not get through. What was done stays done then: an answer of SUCCESS is never followed by one of
 * FAILED, which would make CloudFormation roll back what stands.
 */
export async function deliver(url: URL, body: string, options: { readonly deadline: Deadline; readonly backoff: Backoff }): Promise<void> {
  const strategy = new RetryUntilDeadline(options);
  let token = await strategy.acquireInitialRetryToken();
  for (;;) {
    try {
      return await put(url, body, Math.min(TRY_MILLIS, options.deadline.remaining()));
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(messageOf(error));
      token = await strategy.refreshRetryTokenForRetry(token, {
        error: cause,
        errorType: error instanceof AnswerRefused ? 'CLIENT_ERROR' : 'TRANSIENT',
      });
      await setTimeout(token.getRetryDelay());
    }
  }
}

function put(url: URL, body: string, millis: number): Promise<void> {
  const { request } = url.protocol === 'https:' ? https : http;
  // The address is signed for an empty content type: any other is refused by S3.
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    request(url, { method: 'PUT', headers, agent: false, signal: AbortSignal.timeout(Math.ceil(millis)) }, (response) => {
      const status = response.statusCode ?? 0;
      response.resume().on('error', reject).on('end', () => {
        if (status >= 200 && status < 300) {
          resolve();
        } else {
          reject(worthAnotherTry(status) ? new Error(`status ${status}`) : new AnswerRefused(status));
        }
      });
    }).on('error', reject).end(body);
  });
}

function worthAnotherTry(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}
