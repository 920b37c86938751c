import { clientNamed } from './runner/clients';
import type { ClientName } from './runner/clients';
import { localService } from './runner/local-service';
import { play } from './runner/play';
import { SCENARIOS } from './runner/read-scenarios';
import { startService } from '../local/customer-profiles/running-service';

/** The scenarios that call an operation. */
export function titlesWith(operation: string): string[] {
  return SCENARIOS.filter(({ steps }) => steps.some((step) => 'call' in step && step.call === operation)).map(({ chapter, title }) => `${chapter}: ${title}`);
}

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
        result.unsaid.push(`${scenario.chapter}: ${scenario.title}`);
      }
    }
  } finally {
    client.close();
  }
  process.stdout.write(`${result.well} scenarios played with ${client.name}\n`);
  return result;
}
