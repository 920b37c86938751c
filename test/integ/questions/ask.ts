/**
 * Asks AWS what nobody without an account can know, and writes the answers into test/integ/answers.json: `ask.ts [part of an id] [--region R]`.
 * `--clean` deletes what a run that was killed has left. With `--endpoint` it asks another service, such as the local one, and writes nothing. `--settle` and `--patience` are seconds.
 */
import { parseArgs } from 'node:util';
import type { Answer } from './answers';
import { writeAnswers } from './answers';
import { askAssumptions, assumptionsAsked } from './assumptions';
import type { Heard } from './assumptions';
import { askFact, OPEN_FACTS } from './facts';
import type { OpenFact } from './facts';
import { farService, patienceOf } from './far-service';
import { OwnDomains } from './own-domains';
import { clientOf, sdkClient } from '../../scenarios/runner/clients/sdk';
import { localService } from '../../scenarios/runner/local-service';

/** Control plane calls are throttled at one a second: the SDK waits and tries again. */
const ATTEMPTS = 12;

async function main(): Promise<void> {
  const { values, positionals: [part = ''] } = parseArgs({
    allowPositionals: true,
    options: {
      region: { type: 'string', default: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION },
      endpoint: { type: 'string' },
      settle: { type: 'string', default: '15' },
      patience: { type: 'string', default: '60' },
      clean: { type: 'boolean', default: false },
    },
  });
  const { region, endpoint } = values;
  if (region === undefined && endpoint === undefined) {
    throw new Error('say which region to ask: --region, or AWS_REGION');
  }
  const facts = OPEN_FACTS.filter(({ id }) => id.includes(part));
  const assumptions = assumptionsAsked().filter((id) => id.includes(part));
  if (facts.length + assumptions.length === 0) {
    throw new Error(`no question has ${JSON.stringify(part)} in its id`);
  }
  const waiting = { settle: seconds('settle', values.settle), patience: seconds('patience', values.patience) };
  const client = new OwnDomains(endpoint === undefined ? clientOf({ region, maxAttempts: ATTEMPTS, retryMode: 'adaptive' }) : sdkClient(endpoint));
  if (values.clean) {
    const deleted = await client.cleanUp();
    process.stdout.write(`${deleted.length === 0 ? 'nothing was left' : `deleted ${deleted.join(', ')}`}\n`);
    return client.close();
  }
  const heard = new Map<string, Heard>();
  try {
    for (const fact of facts) {
      heard.set(fact.id, await heardOf(fact, client));
    }
    const answers = await askAssumptions(assumptions, {
      client,
      ...endpoint === undefined ? { service: farService(waiting), patience: patienceOf(waiting) } : { service: localService(endpoint) },
      onEnding: ({ chapter, title }, { ended }) => process.stderr.write(`${ended === 'well' ? 'ok' : ended === 'badly' ? 'NO' : '--'} ${chapter}: ${title}\n`),
    });
    answers.forEach((answer, id) => heard.set(id, answer));
  } finally {
    await leaveNothing(client);
  }
  print(heard);
  if (endpoint === undefined) {
    const when = new Date().toISOString().slice(0, 10);
    writeAnswers(Object.fromEntries([...heard].map(([id, answer]): [string, Answer] => [id, { ...answer, when, region: String(region) }])));
    process.stdout.write('written to test/integ/answers.json; docs/guide/local-service-assumptions.md has to name what differs\n');
  }
}

async function heardOf(fact: OpenFact, client: OwnDomains): Promise<Heard> {
  try {
    const found = await askFact(fact, client);
    return { verdict: found === fact.assumed ? 'as assumed' : 'differs', observed: [`${fact.question} ${found}`] };
  } catch (error) {
    return { verdict: 'not asked', observed: [`${fact.question} ${(error as Error).message}`] };
  }
}

function print(heard: ReadonlyMap<string, Heard>): void {
  for (const [id, { verdict, observed }] of heard) {
    process.stdout.write(`${id.padEnd(32)} ${verdict}${verdict === 'as assumed' ? '' : `\n    ${observed.join('\n    ')}`}\n`);
  }
  const count = (verdict: Heard['verdict']) => [...heard.values()].filter((each) => each.verdict === verdict).length;
  process.stdout.write(`${count('as assumed')} as assumed, ${count('differs')} differ, ${count('not asked')} not asked\n`);
}

async function leaveNothing(client: OwnDomains): Promise<void> {
  for (const domain of client.left) {
    await client.call('DeleteDomain', { DomainName: domain });
  }
  if (client.left.length > 0) {
    process.stderr.write(`could not delete ${client.left.join(', ')}: delete them by hand\n`);
  }
  client.close();
}

function seconds(option: string, text: string): number {
  const count = Number(text);
  if (!(count >= 0)) {
    throw new Error(`--${option} is ${text}; allowed: seconds, such as 30`);
  }
  return count * 1000;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
