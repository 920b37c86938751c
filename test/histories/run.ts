import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { History, HistoryFailure } from './history';
import { report } from './report';
import type { Step } from './script';
import { search, tellFound } from './search';
import { World } from './world';

/**
 * `npm run histories -- --runs 2000 [--seed N] [--path P] [--json]`: plays random histories, and prints what became of them.
 * `--script FILE`: plays one, whose steps stand in the file, one of JSON a line.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'runs': { type: 'string', default: '2000' },
      'seed': { type: 'string' },
      'path': { type: 'string' },
      'script': { type: 'string' },
      'json': { type: 'boolean', default: false },
      'shrink-for': { type: 'string', default: '60' },
    },
  });
  const world = await World.start();
  try {
    if (values.script !== undefined) {
      return await playScript(world, values.script);
    }
    const seed = Number(values.seed ?? Date.now() % 2 ** 31);
    const began = Date.now();
    const result = await search(world, {
      runs: Number(values.runs), seed, path: values.path, throughout: true, shrinkFor: Number(values['shrink-for']),
    });
    const figures = report(result.totals, seed, (Date.now() - began) / 1000);
    console.log(values.json ? JSON.stringify({ ...figures, failure: result.found }, undefined, 1) : Object.entries(figures).map(row).join('\n'));
    if (result.found !== undefined && !values.json) {
      result.totals.failures.slice(1).forEach((failure) => console.log(`\n${tellFound(failure)}`));
      console.log(`\nThe first, made shorter:\n${tellFound(result.found)}`);
    }
    return result.found === undefined ? 0 : 1;
  } finally {
    await world.stop();
  }
}

async function playScript(world: World, file: string): Promise<number> {
  const steps = readFileSync(file, 'utf8').split('\n').map((line) => line.replace(/^\s*\d+\.\s*/, '')).filter((line) => line.startsWith('{'));
  const history = await History.begin(world);
  try {
    await history.playAll(steps.map((line) => JSON.parse(line) as Step));
    console.log('all is right');
    return 0;
  } catch (error) {
    if (!(error instanceof HistoryFailure)) {
      throw error;
    }
    console.log(error.message);
    console.log(`\nwhat the function wrote:\n${world.logs.join('\n')}`);
    return 1;
  }
}

function row([name, value]: [string, unknown]): string {
  return `${name.padEnd(32)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
}

main().then((code) => { process.exitCode = code; }, (error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
