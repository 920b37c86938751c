import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { gone, LambdaProject } from './lambda-project';
import { bootstrapPath } from '../../../src/local/lambda/bootstrap-path';
import { LambdaRuntime } from '../../../src/local/lambda/lambda-runtime';
import type { LambdaRuntimeOptions } from '../../../src/local/lambda/lambda-runtime';

const project = new LambdaProject();
afterAll(() => project.remove());

let runtime = new LambdaRuntime();
afterEach(async () => runtime.close());

async function withFunction(source: string, options: LambdaRuntimeOptions = {}): Promise<string> {
  await runtime.close();
  runtime = new LambdaRuntime(options);
  const fn = await project.function(source);
  runtime.put(fn);
  return fn.arn;
}

/** Bundles runtime and bootstrap as the package does, for programs that are processes of their own. */
beforeAll(() => {
  const assets = join(project.directory, 'assets/local');
  const runtimeSource = join(__dirname, '../../../src/local/lambda/lambda-runtime.ts');
  buildSync({ entryPoints: [runtimeSource], bundle: true, platform: 'node', format: 'cjs', outfile: join(assets, 'cli/runtime.cjs'), logLevel: 'silent' });
  buildSync({ entryPoints: [bootstrapPath()], platform: 'node', outfile: join(assets, 'lambda/bootstrap/index.js'), logLevel: 'silent' });
});

const HANGING = (mark: string) => `exports.handler = () => { require('fs').writeFileSync(${JSON.stringify(mark)}, String(process.pid)); return new Promise(() => setInterval(() => {}, 1000)); };`;

async function started(mark: string): Promise<number> {
  while (!existsSync(mark) || readFileSync(mark, 'utf8') === '') {
    await new Promise((next) => setTimeout(next, 5));
  }
  return Number(readFileSync(mark, 'utf8'));
}

test('kill ends the process in the middle of an event', async () => {
  const mark = join(project.directory, 'killed');
  const arn = await withFunction(HANGING(mark));
  const run = runtime.invoke(arn, {});
  const pid = await started(mark);
  expect(await runtime.kill(arn)).toBe(1);
  expect(await run).toMatchObject({ outcome: 'crashed', error: { errorMessage: 'Runtime exited with error: signal: killed' } });
  await gone(pid);
  expect(await runtime.kill(arn)).toBe(0);
  expect(await runtime.kill('arn:aws:lambda:us-east-1:000000000000:function:none')).toBe(0);
});

test('close leaves no process behind, busy or idle', async () => {
  const mark = join(project.directory, 'closed');
  const arn = await withFunction(HANGING(mark), { maxEnvironments: 1 });
  const run = runtime.invoke(arn, {});
  const waiting = runtime.invoke(arn, {});
  const pid = await started(mark);
  await runtime.close();
  expect(await run).toMatchObject({ outcome: 'crashed' });
  expect(await waiting).toMatchObject({ outcome: 'crashed', error: { errorMessage: 'the local Lambda runtime was closed' } });
  await gone(pid);
});

test.each<[string, NodeJS.Signals | undefined]>([['is killed', 'SIGKILL'], ['is interrupted', 'SIGINT'], ['comes to its end', undefined]])(
  'no process outlives a program that %s',
  async (_, signal) => {
    const mark = join(project.directory, `orphan-${signal}`);
    const fn = await project.function(HANGING(mark));
    const program = join(project.directory, `program-${signal}.cjs`);
    const lines = [
      'const { LambdaRuntime } = require(\'./assets/local/cli/runtime.cjs\');',
      `const runtime = new LambdaRuntime(); runtime.put(${JSON.stringify(fn)}); runtime.invoke(${JSON.stringify(fn.arn)}, {});`,
      ...(signal === undefined ? [`const wait = setInterval(() => require('fs').existsSync(${JSON.stringify(mark)}) && process.exit(0), 5);`] : []),
    ];
    writeFileSync(program, lines.join('\n'));
    const child = spawn(process.execPath, [program], { stdio: 'inherit' });
    const ended = new Promise((done) => child.on('close', done));
    const pid = await started(mark);
    if (signal !== undefined) {
      child.kill(signal);
    }
    await ended;
    await expect(gone(pid)).resolves.toBeUndefined();
  },
);

test('an idle environment does not keep a program from ending', async () => {
  const fn = await project.function('exports.handler = async () => 1;');
  const program = join(project.directory, 'idle.cjs');
  writeFileSync(program, `const { LambdaRuntime } = require('./assets/local/cli/runtime.cjs');
    const runtime = new LambdaRuntime(); runtime.put(${JSON.stringify(fn)}); runtime.invoke(${JSON.stringify(fn.arn)}, {}).then(({ value }) => console.log(value));`);
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  expect(await new Promise((done) => child.on('close', done))).toBe(0);
});

test('the bundle in the child process is found from the sources, the compiled files and the bundle of the program', () => {
  const root = join(__dirname, '../../..');
  const bundle = join(root, 'assets/local/lambda/bootstrap/index.js');
  for (const from of ['src/local/lambda', 'lib/local/lambda', 'assets/local/cli']) {
    expect(bootstrapPath(join(root, from))).toBe(bundle);
  }
  expect(() => bootstrapPath('/nowhere/at/all/of/it')).toThrow(/^the bundle of the local Lambda runtime is missing, looked for .*; run 'npx projen bundle'$/);
});
