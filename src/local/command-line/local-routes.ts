import { UsageError } from './exit-code';
import { whereDomainIs } from './where-domain-is';
import { isRecord } from '../../model/api/check-shape';

/** The routes of a running service that the real one does not have. */
export interface LocalRoutes {
  /** @throws UsageError where the service refuses the request: it is the user's to mend */
  readonly post: (route: string, body: object, signal?: AbortSignal) => Promise<unknown>;
}

/** A domain of a service. */
export interface RoutesOf {
  readonly endpoint: string;
  readonly domain: string;
  /** @default - that of the service */
  readonly account?: string;
  /** @default - that of the service */
  readonly region?: string;
}

/** The service has gone, so that nobody knows whether it has done what it was asked for. */
export class NoAnswer extends UsageError {}

/** The path of a route of a domain, below `/_local`. */
export function routeOfDomain({ domain, account, region }: Omit<RoutesOf, 'endpoint'>, route: string): string {
  const query = new URLSearchParams({ ...account !== undefined && { account }, ...region !== undefined && { region } });
  return `domains/${encodeURIComponent(domain)}/${route}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

export function localRoutes({ endpoint, ...place }: RoutesOf): LocalRoutes {
  const { domain } = place;
  return {
    post: async (route, body, signal) => {
      const response = await fetch(`${endpoint}/_local/${routeOfDomain(place, route)}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal,
      }).catch((error: unknown) => {
        throw noAnswer(endpoint, error);
      });
      const answer = await response.json().catch((error: unknown) => {
        throw noAnswer(endpoint, error);
      }) as unknown;
      if (response.status !== 200) {
        const message = isRecord(answer) && typeof answer.Message === 'string' ? answer.Message : `the service at ${endpoint} answers ${response.status} to ${route}`;
        const hint = message === `Domain ${domain} does not exist` ? await whereDomainIs(endpoint, domain) : '';
        throw new UsageError(`${message}${hint}`);
      }
      return answer;
    },
  };
}

function noAnswer(endpoint: string, error: unknown): NoAnswer {
  // undici says only that it failed; the reason is in the cause
  const { cause, message } = error as Error & { readonly cause?: NodeJS.ErrnoException };
  return new NoAnswer(`the service at ${endpoint} does not answer any more (${cause?.message || cause?.code || message})`);
}
