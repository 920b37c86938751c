import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { text as streamText } from 'node:stream/consumers';

const ROOT = path.join(__dirname, '..', '..');
const CLI = path.join(ROOT, 'assets', 'local', 'cli', 'index.js');
const TSX = require.resolve('tsx/cli');

/** Runs an app as the CDK command line does, once for each folder, which it writes. */
export async function synthesize(app: string, assemblies: readonly (readonly [folder: string, context: object])[]): Promise<void> {
  const args = [TSX, '--tsconfig', path.join(ROOT, 'test', 'tsconfig.json'), path.join(__dirname, 'synthesize.ts'), path.join(ROOT, app), JSON.stringify(assemblies)];
  const code = await exitOf(spawn(process.execPath, args, { stdio: 'inherit' }));
  if (code !== 0) {
    throw new Error(`${app} could not be synthesised, exit code ${code}`);
  }
}

/** Runs the program, and gives its exit code. */
export async function cdkCustomerProfiles(...args: string[]): Promise<number | null> {
  return exitOf(spawn(process.execPath, ['--no-warnings', CLI, ...args], { stdio: 'inherit' }));
}

export interface Service {
  readonly endpoint: string;
  countCalls(): Promise<{ total: number; writes: number }>;
  stop(): Promise<void>;
}

/** Runs the program, and gives what it prints and its exit code. */
export async function outputOf(...args: string[]): Promise<{ readonly text: string; readonly exitCode: number | null }> {
  const child = spawn(process.execPath, ['--no-warnings', CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [text, exitCode] = await Promise.all([streamText(child.stdout), exitOf(child)]);
  return { text, exitCode };
}

/** Runs `cdk-customer-profiles serve` beside this program. */
export async function startService(dataFile: string): Promise<Service> {
  const child = spawn(process.execPath, ['--no-warnings', CLI, 'serve', '--port', '0', '--data', dataFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(([code]) => {
    throw new Error(`the local service ended with exit code ${code} instead of listening; is it bundled? run npx projen bundle`);
  })]) as [string];
  process.stdout.write(`${line}\n`);
  const endpoint = line.split(' ').at(-1)!;
  return {
    endpoint,
    countCalls: async () => (await fetch(`${endpoint}/_local/calls`)).json() as Promise<{ total: number; writes: number }>,
    stop: async () => {
      const exited = exitOf(child);
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit') as [number | null];
  return code;
}
