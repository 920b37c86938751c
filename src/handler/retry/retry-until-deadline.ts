import type { RetryErrorType, RetryStrategyV2, RetryToken } from '@smithy/types';
import type { Deadline } from './time-budget';

/** How long to wait between tries. */
export interface Backoff {
  /** Milliseconds of the first wait, doubled with every further one. */
  readonly base: number;
  /** The longest wait in milliseconds. */
  readonly cap: number;
}

/**
 * The service takes one control-plane write a second, and CloudFormation sends a big stack's resources all at once. The
 * cap keeps somebody trying in every second: with the ten or so that CloudFormation has under way at a time, a longer one lets
 * writes go unused (measured by the benchmark of 100 resources).
 */
export const BACKOFF: Backoff = { base: 250, cap: 2_000 };

export interface RetryOptions {
  readonly deadline: Deadline;
  readonly backoff: Backoff;
  /**
   * Milliseconds for which calls are tried again although access was denied, counted from the first denial: a grant that was made a moment ago takes
   * 5 to 15 seconds to work, and not everywhere at once.
   * @default 0 - a denied call is not tried again
   */
  readonly grantsSettleWithin?: number;
}

/** A try that failed. */
interface FailedTry {
  readonly errorType: RetryErrorType;
  readonly error?: Error;
}

/** What became of the tries of a call that has failed. */
export interface Tried {
  readonly tries: number;
  /** What the last try that was followed by another failed with. */
  readonly lastError?: Error;
  /** Whether the service has turned every one of them away; otherwise one may have been carried out, and its answer lost. */
  readonly refused: boolean;
}

/**
 * Tries throttled and transiently failed calls again until a deadline, with full jitter.
 *
 * The strategies of @smithy/util-retry end with a number of attempts and a budget of retry tokens; both run out in a stack
 * of a hundred resources that are served one a second. Telling which errors are worth a retry, and the loop, stay with the SDK.
 */
export class RetryUntilDeadline implements RetryStrategyV2 {
  /** Until when a denied call is tried again. */
  private grantsSettled?: Deadline;
  /** How often the call under way, or the last one, was tried. */
  private tries = 0;
  /** What it was tried again for. */
  private lastError?: Error;
  /** Whether each of its tries was turned away. */
  private refused = true;

  constructor(private readonly options: RetryOptions) {}

  public async acquireInitialRetryToken(): Promise<RetryToken> {
    this.tries = 1;
    this.lastError = undefined;
    this.refused = true;
    return token(0, 0);
  }

  public async refreshRetryTokenForRetry(spent: RetryToken, failed: FailedTry): Promise<RetryToken> {
    const { backoff } = this.options;
    this.refused &&= isRefusal(failed.error);
    const until = this.retriedUntil(failed);
    const delay = Math.random() * Math.min(backoff.cap, backoff.base * 2 ** spent.getRetryCount());
    if (!until || delay >= until.remaining() || delay >= this.options.deadline.remaining()) {
      throw failed.error ?? new Error('the call failed');
    }
    this.tries++;
    this.lastError = failed.error;
    return token(spent.getRetryCount() + 1, delay);
  }

  public recordSuccess(): void {
    // there is no budget of tokens to fill up again
  }

  /** What has been tried so far, for whoever reports that it was in vain. */
  public tried(): Tried {
    return { tries: this.tries, lastError: this.lastError, refused: this.refused };
  }

  private retriedUntil({ errorType, error }: FailedTry): Deadline | undefined {
    if (errorType === 'THROTTLING' || errorType === 'TRANSIENT') {
      return this.options.deadline;
    }
    if (error?.name !== 'AccessDeniedException') {
      return undefined;
    }
    return this.grantsSettled ??= this.options.deadline.another(this.options.grantsSettleWithin ?? 0);
  }
}

function token(count: number, delay: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay };
}

/** Whether the service has answered that it did nothing: a throttle, or a fault of the caller. */
function isRefusal(error: Error | undefined): boolean {
  const metadata = error && '$metadata' in error ? error.$metadata : undefined;
  const status = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : 0;
  return status >= 400 && status < 500;
}
