import { clientNamed } from './runner/clients';
import type { ClientName } from './runner/clients';
import { localService } from './runner/local-service';
import { play } from './runner/play';
import { SCENARIOS } from './runner/read-scenarios';
import { startService } from '../local/customer-profiles/running-service';

/** What clients do not say: an operation that they do not have, and requests that they refuse themselves before the service could. */
export const DOES_NOT_KNOW = /: (the SDK|boto3) does not know BatchPutProfileObject$/;
export const REFUSES_ITSELF = /: (Parameter validation failed|usage):/;

/** Plays every scenario with a client on one service: how many ended well, what went wrong, and what the client could not say. */
export async function playAll(name: ClientName): Promise<{ well: number; badly: string[]; unsaid: string[] }> {
  const { url } = await startService();
  const client = await clientNamed(name, url);
  const result = { well: 0, badly: [] as string[], unsaid: [] as string[] };
  try {
    for (const scenario of SCENARIOS) {
      const ending = await play(scenario, client, localService(url));
      if (ending.ended === 'well') {
        result.well++;
      } else if (ending.ended === 'badly') {
        result.badly.push(`${scenario.chapter}: ${scenario.title}: ${ending.difference}`);
      } else {
        result.unsaid.push(`${scenario.chapter}: ${scenario.title}: ${ending.because}`);
      }
    }
  } finally {
    client.close();
  }
  process.stdout.write(`${result.well} scenarios played with ${client.name}\n`);
  return result;
}
