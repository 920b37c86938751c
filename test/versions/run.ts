/**
 * `npm run test:versions`: the constructs with the oldest and the newest aws-cdk-lib, the bundled programs on each Node.js. Ends with a table, and
 * with exit code 1 where anything failed.
 *
 *   --cdk floor|newest|2.260.0   one aws-cdk-lib (may be given more than once)
 *   --node 20|22|24              one Node.js (may be given more than once)
 *   --quick                      what has most to say; without a choice, only what `npm test` does not run on
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { copyWith } from './copy';
import { readFloor, ROOT } from './floor';
import { constructTests, programTests } from './parts';
import { installNode, newestOf } from './registry';
import { printTable, Result } from './table';

const { values: options } = parseArgs({
  options: {
    cdk: { type: 'string', multiple: true },
    node: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
  },
});
const floor = readFloor();
const running = process.versions.node.split('.')[0];
const chosen = options.cdk !== undefined || options.node !== undefined;
const NODES = ['20', '22', '24'];
/** The project is developed on the floor: `npm test` has run there, on the Node.js that runs this. */
const cdks = options.cdk ?? (chosen ? [] : options.quick ? ['newest'] : ['floor', 'newest']);
const nodes = options.node ?? (chosen ? [] : options.quick ? NODES.filter((major) => major !== running) : NODES);

const results: Result[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'versions-'));
try {
  for (const cdk of cdks) {
    withCdk(cdk);
  }
  for (const node of nodes) {
    onNode(node);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(results);
process.exitCode = results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;

/** Types of all sources by `tsc`: what a release asks of the public API is jsii's business, which compiles on the floor alone. */
function withCdk(asked: string): void {
  const cdk = asked === 'floor' ? floor.cdk : asked === 'newest' ? newestOf('aws-cdk-lib') : asked;
  const constructs = asked === 'newest' ? newestOf('constructs') : floor.constructs;
  const name = `aws-cdk-lib ${cdk}, constructs ${constructs}`;
  const copy = path.join(folder, `cdk-${cdk}`);
  if (attempt(name, 'installation', () => copyWith(copy, cdk, constructs))) {
    attempt(name, 'types', () => run(copy, {}, 'typescript/bin/tsc', '--noEmit', '-p', 'test/tsconfig.json'));
    jest(name, 'construct tests', copy, {}, constructTests(options.quick));
  }
}

/** On 20 with the oldest release that package.json allows, so that it tells the truth; otherwise with the newest. */
function onNode(asked: string): void {
  const version = floor.node.startsWith(`${asked}.`) ? floor.node : /^\d+$/.test(asked) ? newestOf(`node@${asked}`) : asked;
  const name = `Node.js ${version}`;
  let bin = '';
  if (attempt(name, 'installation', () => { bin = installNode(path.join(folder, `node-${version}`), version); })) {
    // Children are started by the program of their parent, and here and there by name.
    const env = { PATH: `${bin}${path.delimiter}${process.env.PATH}` };
    jest(name, 'program tests', ROOT, env, programTests(options.quick), path.join(bin, 'node'));
    if (!options.quick) {
      attempt(name, 'the package as installed', () => run(ROOT, env, 'tsx/dist/cli.mjs', '--test', 'test/package/package.check.ts'));
    }
  }
}

function run(cwd: string, env: NodeJS.ProcessEnv, program: string, ...args: readonly string[]): void {
  runWith(process.execPath, cwd, env, program, ...args);
}

function runWith(node: string, cwd: string, env: NodeJS.ProcessEnv, program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(node, [path.join(ROOT, 'node_modules', program), ...args], { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  if (status !== 0) {
    throw error ?? new Error(`${program} ended with ${status}`);
  }
}

function jest(name: string, part: string, cwd: string, env: NodeJS.ProcessEnv, patterns: readonly string[], node = process.execPath): boolean {
  const report = path.join(folder, 'jest.json');
  rmSync(report, { force: true });
  return attempt(name, part, () => {
    // Jest's own exit code is 1 where a test failed; the reporter for CI is left to `npm test`.
    // Nobody waits for a program to be quick here, on a machine that may be busy.
    const settings = ['--ci', '--maxWorkers=100%', '--testTimeout=180000', '--reporters=default', '--json', `--outputFile=${report}`];
    runWith(node, cwd, env, 'jest/bin/jest.js', ...settings, ...patterns);
  }, () => JSON.parse(readFileSync(report, 'utf8')) as Counts);
}

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Does one thing and notes how it went, so that the others are done all the same. */
function attempt(name: string, part: string, action: () => void, counts?: () => Counts): boolean {
  console.log(`\n==== ${name}: ${part}`);
  const start = Date.now();
  let ok = true;
  try {
    action();
  } catch (error) {
    ok = false;
    console.error((error as Error).message);
  }
  let count;
  try {
    count = counts?.();
  } catch {
    // The tests did not come so far as to write a report.
    ok = false;
  }
  ok &&= count === undefined || count.numPassedTests > 0;
  results.push({ name, part, ok, passed: count?.numPassedTests, failed: count?.numFailedTests, seconds: (Date.now() - start) / 1000 });
  return ok;
}
