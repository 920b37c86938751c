import { request } from 'node:http';
import { LocalServiceError } from '../api/errors';

/** Asks the routes of a service that the real one does not have. */
export class LocalRoutes {
  constructor(private readonly endpoint: string) {}

  public async get<Answer>(path: string): Promise<Answer> {
    return this.ask<Answer>('GET', path);
  }

  /** @throws LocalServiceError with the words of the service where it refuses */
  public async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const { status, text } = await send(method, `${this.endpoint}/_local/${path}`, body === undefined ? '' : JSON.stringify(body)).catch((error: NodeJS.ErrnoException) => {
      throw new LocalServiceError(`the local service at ${this.endpoint} does not answer (${error.message || error.code}); was it stopped?`, { cause: error });
    });
    const answer = JSON.parse(text) as Answer & { readonly Message?: string };
    if (status !== 200) {
      throw new LocalServiceError(answer.Message ?? `the local service answers ${status} to ${method} ${path}`);
    }
    return answer;
  }
}

/** Without the global `fetch`, which tests like to replace, and without a connection that stays open. */
export async function send(method: string, url: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent: false, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('error', reject).on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject).end(body);
  });
}
