import { UsageError } from './exit-code';
import { isRecord } from '../../model/api/check-shape';

/** The routes of a running service that the real one does not have. */
export interface LocalRoutes {
  /** @throws UsageError where the service refuses the request: it is the user's to mend */
  readonly post: (path: string, body: object) => Promise<unknown>;
}

/** The account and region whose domains are meant; those of the service where they are left out. */
export interface RoutesOf {
  readonly endpoint: string;
  readonly account?: string;
  readonly region?: string;
}

export function localRoutes({ endpoint, account, region }: RoutesOf): LocalRoutes {
  const query = new URLSearchParams({ ...account !== undefined && { account }, ...region !== undefined && { region } });
  return {
    post: async (path, body) => {
      const response = await fetch(`${endpoint}/_local/${path}${query.size > 0 ? `?${query.toString()}` : ''}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
      }).catch((error: unknown) => {
        const { cause, message } = error as Error & { readonly cause?: NodeJS.ErrnoException };
        throw new UsageError(`the service at ${endpoint} does not answer any more (${cause?.message || cause?.code || message})`);
      });
      const answer = await response.json().catch(() => undefined) as unknown;
      if (response.status !== 200) {
        throw new UsageError(isRecord(answer) && typeof answer.Message === 'string' ? answer.Message : `the service at ${endpoint} answers ${response.status} to ${path}`);
      }
      return answer;
    },
  };
}

/** The path of a route about a domain. */
export function ofDomain(domainName: string, route: string): string {
  return `domains/${encodeURIComponent(domainName)}/${route}`;
}
