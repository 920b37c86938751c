import { setTimeout as pause } from 'node:timers/promises';
import type { LocalService } from '../../scenarios/runner/local-service';
import type { Patience } from '../../scenarios/runner/play';

export interface Waiting {
  /** How long delayed work may take at least, in milliseconds: an effect that must not come would be missed otherwise. */
  readonly settle: number;
  /** How long an answer may take until it is the one that is expected, in milliseconds. */
  readonly patience: number;
}

/** What a scenario asks of the routes of the local service, where there are none: what cannot be waited for is not asked (`whyNot`). */
export function farService({ settle }: Waiting): LocalService {
  const no = async (): Promise<never> => Promise.reject(new Error('AWS has no such route'));
  return {
    // it runs, and nothing is compared with it
    clock: async () => undefined,
    quotas: async () => undefined,
    settle: async () => pause(settle),
    ingest: no,
    resolve: no,
    deadLetters: no,
    stream: no,
  };
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;

/** Reads again, less and less often, until the answer is what was expected or the time is over. */
export function patienceOf({ patience }: Waiting): Patience {
  return async (read) => {
    const end = Date.now() + patience;
    for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        return await read();
      } catch (error) {
        if (Date.now() + wait > end) {
          throw error;
        }
        await pause(wait);
      }
    }
  };
}
