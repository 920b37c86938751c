import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Report } from '../test/histories/report';
import { BUGS } from '../test/power/bugs';

/**
 * Writes docs/reliability.md: plays the random histories, plants the bugs, and tells what came of it. `npm run reliability [-- --runs N --seed N]`.
 * It takes a quarter of an hour, so it is run before a release and not with every change. `--histories FILE` and `--power FILE` take figures that the two
 * commands have printed with `--json`.
 */
const PAGE = 'docs/reliability.md';

interface Power {
  readonly planted: number;
  readonly caught: number;
  readonly verdicts: readonly { readonly bug: string; readonly caught: boolean; readonly failed: number; readonly first?: string }[];
}

function main(args: readonly string[]): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const { values, positionals } = parseArgs({
    args: [...args], options: { histories: { type: 'string' }, power: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const own = (['runs', 'seed'] as const).flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]));
  const histories = values.histories === undefined ? run<Report>('test/histories/run.ts', ['--json', ...own, ...positionals]) : read<Report>(values.histories);
  const power = values.power === undefined ? run<Power>('test/power/plant-bugs.ts', ['--json']) : read<Power>(values.power);
  writeFileSync(PAGE, page(histories, power, version));
  console.log(`${PAGE} written`);
  const sound = histories.dataLost + histories.foreignTouched + histories.leftOver + histories.notAsTheTemplateSays + histories.wrongAnswers
    + histories.stuckWithoutWayOut === 0;
  process.exitCode = sound && power.caught === power.planted ? 0 : 1;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** What a command prints with `--json`, whether it is content or not. */
function run<T>(script: string, args: readonly string[]): T {
  const tsx = ['node_modules/tsx/dist/cli.mjs', '--tsconfig', 'test/tsconfig.json', script, ...args];
  const { stdout, status, error } = spawnSync(process.execPath, tsx, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 256_000_000 });
  try {
    return JSON.parse(stdout) as T;
  } catch {
    throw new Error(`${script} ended with ${status} and printed no figures: ${error?.message ?? stdout.slice(0, 1_000)}`);
  }
}

function page(histories: Report, power: Power, version: string): string {
  const { seed, faults, allowances } = histories;
  const figures = [
    ['histories', histories.histories],
    ['deployments, removals and changes behind the back of the stack in them', histories.steps],
    ['events that the function was sent', histories.events],
    ['**data lost**', histories.dataLost],
    ['**resources of others touched**', histories.foreignTouched],
    ['resources left over that nothing will remove', histories.leftOver],
    ['resources that are not as their template says', histories.notAsTheTemplateSays],
    ['wrong answers', histories.wrongAnswers],
    ['roll-backs that could not be carried out, whose reason names the way out', histories.stuckWithWayOut],
    ['**the same without a way out**', histories.stuckWithoutWayOut],
  ];
  return `# Reliability

<!-- Written by \`npm run reliability\`; do not edit. -->

How it is known that a deployment loses nothing and touches nothing of others. Version ${version === '0.0.0' ? 'of this checkout' : version}.

## Random histories

\`npm run histories\` makes up histories of stacks: resources of every kind are added, changed, renamed, moved to another stack, taken out, added again and replaced;
policies and \`ADOPT\` come and go; somebody changes or deletes things by hand, or was there first; deployments fail in the middle. They are played on the local
CloudFormation engine with the real bundle of the function, against the local service, and meanwhile the service, Lambda and CloudFormation fail in the ways that are
known of them. After every step a model of what must be there, written from the documentation and not from the code, is compared with all that is there. A failure prints a
script that replays it. 200 of them are part of \`npm test\`.

Seed ${seed}:

| | |
|---|---|
${figures.map(([what, count]) => `| ${what} | ${count.toLocaleString('en')} |`).join('\n')}

Faults on the way:

| fault | times |
|---|---|
${rows(faults)}

Where the model takes more than one outcome for right (\`test/histories/allowances.ts\` says why):

| what | events |
|---|---|
${rows(allowances)}

## Planted bugs

\`npm run power\` plants bugs in a copy of the code, one at a time, and expects the tests to see each. ${power.caught} of ${power.planted} were caught${power.planted < BUGS.length ? `; the list has ${BUGS.length}, of which this run planted those below` : ''}.

| bug | | first test that saw it |
|---|---|---|
${power.verdicts.map(({ bug, caught, first = '' }) => `| ${bug} | ${caught ? 'caught' : '**not caught**'} | ${first.replaceAll('|', '\\|')} |`).join('\n')}

## What is not proven

- The engine and the service are models of AWS, made from its documentation and from reports. What nobody knows of CloudFormation, for example whether it deletes the new
  resource of a replacement that is rolled back in spite of \`UpdateReplacePolicy: Retain\`, is tried both ways.
- Windows that the service leaves open, because it has neither conditional writes nor tokens, are listed in [record 15](adr/0015-marks-remember.md).
`;
}

function rows(counts: { readonly [key: string]: number }): string {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, times]) => `| ${name} | ${times.toLocaleString('en')} |`).join('\n');
}

main(process.argv.slice(2));
