import { setTimeout } from 'node:timers/promises';
import { Failure } from './failure';
import { RetryOptions, RetryUntilDeadline } from './retry-until-deadline';

/**
 * Looks again and again until something is as it should be, or the deadline comes.
 *
 * @param look what keeps it from being so, in a sentence; undefined where nothing does
 */
export async function waitUntil(look: () => Promise<Failure | undefined>, patience: RetryOptions): Promise<void> {
  const strategy = new RetryUntilDeadline(patience);
  let token = await strategy.acquireInitialRetryToken();
  for (let obstacle = await look(); obstacle; obstacle = await look()) {
    token = await strategy.refreshRetryTokenForRetry(token, { errorType: 'TRANSIENT', error: obstacle });
    await setTimeout(token.getRetryDelay());
  }
}
