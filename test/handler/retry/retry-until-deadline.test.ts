import type { RetryErrorType } from '@smithy/types';
import { RetryUntilDeadline } from '../../../src/handler/retry/retry-until-deadline';
import { Deadline } from '../../../src/handler/retry/time-budget';

const backoff = { base: 250, cap: 4_000 };
let now = 0;
const deadline = (millis: number) => Deadline.in(millis, () => now);
const failed = (errorType: RetryErrorType, name = 'Error') => ({ errorType, error: Object.assign(new Error('it failed'), { name }) as never });

beforeEach(() => {
  now = 0;
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => jest.restoreAllMocks());

test('waits grow from the base by doubling, up to the cap, with full jitter', async () => {
  const strategy = new RetryUntilDeadline({ deadline: deadline(1e6), backoff });
  const waits: number[] = [];
  let token = await strategy.acquireInitialRetryToken();
  for (let retry = 0; retry < 7; retry++) {
    token = await strategy.refreshRetryTokenForRetry(token, failed('THROTTLING'));
    waits.push(token.getRetryDelay() * 2);
  }

  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
});

test('throttles are tried again thousands of times: neither attempts nor a budget of tokens run out', async () => {
  const strategy = new RetryUntilDeadline({ deadline: deadline(1e9), backoff });
  let token = await strategy.acquireInitialRetryToken();
  for (let retry = 0; retry < 5_000; retry++) {
    token = await strategy.refreshRetryTokenForRetry(token, failed('THROTTLING'));
  }

  expect(token.getRetryCount()).toBe(5_000);
});

test('no wait is begun that the deadline would cut short', async () => {
  const strategy = new RetryUntilDeadline({ deadline: deadline(1_000), backoff });
  const token = await strategy.acquireInitialRetryToken();
  now = 870;

  await expect(strategy.refreshRetryTokenForRetry(token, failed('TRANSIENT'))).resolves.toBeDefined();
  now = 880;
  await expect(strategy.refreshRetryTokenForRetry(token, failed('TRANSIENT'))).rejects.toThrow('it failed');
});

test.each(['CLIENT_ERROR', 'SERVER_ERROR'] as const)('an error of the type %s is not tried again', async (type) => {
  const strategy = new RetryUntilDeadline({ deadline: deadline(1e6), backoff });

  await expect(strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), failed(type))).rejects.toThrow('it failed');
});

describe('denied access', () => {
  const denied = failed('CLIENT_ERROR', 'AccessDeniedException');

  test('is tried again from the first denial on until grants must have settled', async () => {
    const strategy = new RetryUntilDeadline({ deadline: deadline(1e6), backoff, grantsSettleWithin: 60_000 });
    const token = await strategy.acquireInitialRetryToken();

    now = 50_000;
    await expect(strategy.refreshRetryTokenForRetry(token, denied)).resolves.toBeDefined();
    now = 109_000;
    await expect(strategy.refreshRetryTokenForRetry(token, denied)).resolves.toBeDefined();
    now = 110_000;
    await expect(strategy.refreshRetryTokenForRetry(token, denied)).rejects.toThrow('it failed');
  });

  test('is tried again on a later call too, within the same time', async () => {
    const strategy = new RetryUntilDeadline({ deadline: deadline(1e6), backoff, grantsSettleWithin: 60_000 });
    await strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), denied);

    now = 59_000;
    await expect(strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), denied)).resolves.toBeDefined();
    now = 60_000;
    await expect(strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), denied)).rejects.toThrow('it failed');
  });

  test('is not tried again where nothing was granted just now', async () => {
    const strategy = new RetryUntilDeadline({ deadline: deadline(1e6), backoff });

    await expect(strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), denied)).rejects.toThrow('it failed');
  });
});

describe('a call that has failed', () => {
  const answered = (httpStatusCode: number) => ({ errorType: 'THROTTLING' as const, error: Object.assign(new Error('it failed'), { $metadata: { httpStatusCode } }) });

  test.each([
    [true, 'turned away each time', [answered(429), answered(429)]],
    [false, 'answered with an error of the service once', [answered(429), answered(500), answered(429)]],
    [false, 'without an answer once', [failed('TRANSIENT'), answered(429)]],
  ])('was certainly not carried out: %s, where it was %s', async (refused, _, tries) => {
    const strategy = new RetryUntilDeadline({ deadline: deadline(1e6), backoff });
    let token = await strategy.acquireInitialRetryToken();
    for (const one of tries) {
      token = await strategy.refreshRetryTokenForRetry(token, one);
    }

    expect(strategy.tried()).toMatchObject({ tries: tries.length + 1, refused });
  });
});
