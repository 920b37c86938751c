import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { InvocationResult, LambdaRuntime } from './lambda-runtime';

export interface AsynchronousOptions {
  /** Waits before the further runs of a failed event. Lambda's own are one and two minutes, with two further runs. */
  readonly retryDelays: readonly number[];
  /** At-least-once delivery shown at its worst: every event comes twice, the second time after the first or while it runs. */
  readonly duplicates?: 'afterwards' | 'at once';
  readonly beforeRun?: () => Promise<void>;
}

/**
 * Delivers an event the way `Invoke` with `InvocationType: Event` does: a run that throws, crashes or times out is repeated with the same
 * event and request id. Answers all runs; the caller has long gone in AWS, so nobody need wait for it.
 */
export async function invokeAsynchronously(
  runtime: LambdaRuntime,
  functionArn: string,
  event: unknown,
  options: AsynchronousOptions,
): Promise<InvocationResult[]> {
  const requestId = randomUUID();
  const deliver = async (): Promise<InvocationResult[]> => {
    const runs: InvocationResult[] = [];
    for (const wait of [0, ...options.retryDelays]) {
      if (runs.length > 0) {
        await delay(wait);
      }
      // a function that was deleted meanwhile is not run again
      if (runs.length > 0 && !runtime.has(functionArn)) {
        break;
      }
      await options.beforeRun?.();
      const run = await runtime.invoke(functionArn, event, requestId);
      runs.push(run);
      if (run.outcome === 'returned') {
        break;
      }
    }
    return runs;
  };
  switch (options.duplicates) {
    case undefined:
      return deliver();
    case 'afterwards': {
      const first = await deliver();
      return runtime.has(functionArn) ? [...first, ...await deliver()] : first;
    }
    case 'at once':
      return (await Promise.all([deliver(), deliver()])).flat();
  }
}
