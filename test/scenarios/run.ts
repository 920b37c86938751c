/**
 * Plays scenarios and prints how they ended: `npx tsx test/scenarios/run.ts [filter] [--client sdk|boto|cli] [--endpoint URL]`.
 * The filter is part of a chapter, title or what it rests on; without an endpoint a service is started.
 */
import { parseArgs } from 'node:util';
import { LocalCustomerProfiles } from '../../src/local/customer-profiles';
import { clientNamed, CLIENTS } from './runner/clients';
import type { ClientName } from './runner/clients';
import { localService } from './runner/local-service';
import { afterPlaying, play } from './runner/play';
import { mistakesIn, SCENARIOS } from './runner/read-scenarios';
import type { Ending, Scenario } from './runner/scenario';

const SIGNS: { readonly [ended in Ending['ended']]: string } = { well: 'ok', unsaid: '--', badly: 'NO' };

async function main(): Promise<void> {
  const { values: { client, endpoint }, positionals: [filter = ''] } = parseArgs({
    allowPositionals: true, options: { client: { type: 'string' }, endpoint: { type: 'string' } },
  });
  const chosen = SCENARIOS.filter(({ chapter, title, restsOn }) => [chapter, title, ...restsOn].join(' ').toLowerCase().includes(filter.toLowerCase()));
  if (chosen.length === 0) {
    throw new Error(`no chapter, title or reason of a scenario has '${filter}' in it`);
  }
  const names = client === undefined ? CLIENTS : CLIENTS.filter((name) => name === client);
  if (names.length === 0) {
    throw new Error(`there is no client ${client}; there are ${CLIENTS.join(', ')}`);
  }
  const mistakes = chosen.flatMap(mistakesIn);
  if (mistakes.length > 0) {
    throw new Error(mistakes.join('\n'));
  }
  const service = endpoint === undefined ? new LocalCustomerProfiles({ onInternalError: (error) => process.stderr.write(`${String(error)}\n`) }) : undefined;
  const url = endpoint?.replace(/\/+$/, '') ?? await service!.start();
  try {
    for (const name of names) {
      await playAll(chosen, name, url);
    }
  } finally {
    await service?.stop();
  }
}

async function playAll(scenarios: readonly Scenario[], name: ClientName, url: string): Promise<void> {
  const local = localService(url);
  const client = await clientNamed(name, url);
  const counts = { well: 0, unsaid: 0, badly: 0 };
  const started = Date.now();
  try {
    for (const scenario of scenarios) {
      const ending = await play(scenario, client, local);
      counts[ending.ended]++;
      process.stdout.write(`${SIGNS[ending.ended]} ${name.padEnd(4)} ${scenario.chapter}: ${scenario.title}${wordsOf(ending)}\n`);
    }
    await afterPlaying(local);
  } finally {
    client.close();
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name}: ${counts.well} ended well, ${counts.badly} badly, ${counts.unsaid} it cannot say, in ${seconds} s\n`);
  if (counts.badly > 0) {
    process.exitCode = 1;
  }
}

function wordsOf(ending: Ending): string {
  return ending.ended === 'well' ? '' : `\n        ${(ending.ended === 'badly' ? ending.difference : ending.because).replace(/\s+/g, ' ').slice(0, 300)}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
