/** The routes of the local service beside the API. */
export interface LocalService {
  readonly clock: (body: object) => Promise<void>;
  readonly quotas: (quotas: object) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly ingest: (domain: string, body: object) => Promise<void>;
  readonly resolve: (domain: string) => Promise<unknown>;
  readonly deadLetters: (domain: string) => Promise<unknown>;
  readonly stream: (domain: string) => Promise<unknown>;
}

export function localService(endpoint: string): LocalService {
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${endpoint}/_local/${path}`, {
      method, ...body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} /_local/${path} answers ${answer.status} ${text}`);
    }
    return JSON.parse(text);
  };
  const ofDomain = (domain: string, what: string) => `domains/${encodeURIComponent(domain)}/${what}`;
  return {
    clock: async (body) => { await ask('POST', 'clock', body); },
    quotas: async (quotas) => { await ask('PUT', 'quotas', quotas); },
    settle: async () => { await ask('POST', 'settle', {}); },
    ingest: async (domain, body) => { await ask('POST', ofDomain(domain, 'ingest'), body); },
    resolve: async (domain) => ask('POST', ofDomain(domain, 'identity-resolution-jobs'), {}),
    deadLetters: async (domain) => ask('GET', ofDomain(domain, 'dead-letters')),
    stream: async (domain) => ask('GET', ofDomain(domain, 'stream')),
  };
}
