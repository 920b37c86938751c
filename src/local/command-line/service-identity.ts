import { UsageError } from './exit-code';
import { isRecord } from '../../model/api/check-shape';
import type { DeployedTo, StackStore } from '../cloudformation/stack-store';

/** Stands for the address of the service that is started for each run, whose state is a file beside the stacks. */
export const OWN_SERVICE = 'started for the deployment';

/** Longer than a service needs that is there at all. */
const PATIENCE_MILLISECONDS = 10_000;
/** What a proxy says whose service is gone. */
const GONE_BEHIND_PROXY = [502, 503, 504];

/** In words for a user. */
export interface Asking {
  /** What the service is needed for. */
  readonly asks: string;
  /** What there is to do instead where it is not there. */
  readonly otherwise: string;
}

const DEPLOYMENT: Asking = { asks: 'the deployment', otherwise: 'leave --endpoint out for one that is started for the deployment' };

/** Asks a service that runs already who it is. One that is not there is an error before anything begins. */
export async function identify(endpoint: string, { asks, otherwise }: Asking = DEPLOYMENT): Promise<DeployedTo> {
  const { status, body } = await ask(endpoint).catch((error: unknown) => {
    // undici says only that it failed; the reason is in the cause, and of an address with several answers only as a code
    const { cause, message } = error as Error & { readonly cause?: NodeJS.ErrnoException };
    throw notThere(endpoint, cause?.message || cause?.code || message, otherwise);
  });
  if (GONE_BEHIND_PROXY.includes(status)) {
    throw notThere(endpoint, `it answers ${status}`, otherwise);
  }
  if (status === 403 && isRecord(body) && String(body.Message).includes('--allow-host')) {
    throw new UsageError(`the service at ${endpoint} refuses ${asks}: ${String(body.Message)}`);
  }
  // one that has no local routes is somebody else's: it is known by its address alone
  return { endpoint, instance: isRecord(body) && typeof body.instance === 'string' ? body.instance : undefined };
}

async function ask(endpoint: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${endpoint}/_local/health`, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), redirect: 'manual' });
  return { status: response.status, body: await response.json().catch(() => undefined) as unknown };
}

function notThere(endpoint: string, reason: string, otherwise: string): UsageError {
  return new UsageError(`no service answers at ${endpoint} (${reason}); start one with \`cdk-customer-profiles serve\`, or ${otherwise}`);
}

/**
 * Refuses to take for deployed what is in another service: one that was started again without its data has none of it, and "no changes" would be wrong.
 * Remembers the service where nothing is deployed yet.
 */
export function assertSameService(store: StackStore, service: DeployedTo, state: string): void {
  const { service: former } = store;
  const stacks = store.list().filter(({ nestedIn }) => nestedIn === undefined);
  if (former === undefined || stacks.length === 0 || isSame(former, service)) {
    store.service = service;
    return;
  }
  const began = former.endpoint === service.endpoint
    ? 'has begun anew since, without what they had made: it was started again without --data, or its data file is gone'
    : `was another one, ${nameOf(former)}`;
  throw new UsageError(`${stacks.map(({ name }) => name).join(', ')} in ${state} are not in ${nameOf(service)}: the service that they were deployed to ${began}.\n`
    + '  to begin anew here:         deploy --reset, which forgets these stacks first\n'
    + '  to go on with these stacks: give their service its state again, or its --endpoint\n'
    + '  to keep both:               --state FOLDER, with a folder for each service');
}

function nameOf({ endpoint }: DeployedTo): string {
  return endpoint === OWN_SERVICE ? `the service ${endpoint}` : `the service at ${endpoint}`;
}

function isSame(former: DeployedTo, now: DeployedTo): boolean {
  return former.instance === undefined ? former.endpoint === now.endpoint : former.instance === now.instance;
}
