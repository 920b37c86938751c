import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');
/** What the programs said, kept for whoever looks for the reason of a failure. */
export const LOGS = path.join(ROOT, 'test-reports', 'languages');

/** What jsii says of the age of Node.js on every start is of no interest here. */
const ENVIRONMENT = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0], NO_COLOR: '1' };
const LINES_TOLD = 40;

export interface RunOptions {
  readonly cwd: string;
  /** The name of the log in `LOGS`. */
  readonly log: string;
  readonly env?: { readonly [name: string]: string };
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end, whatever that is. */
export async function runToEnd(program: string, args: readonly string[], { cwd, log, env }: RunOptions): Promise<Ended> {
  mkdirSync(LOGS, { recursive: true });
  const file = path.join(LOGS, `${log}.log`);
  appendFileSync(file, `$ ${[program, ...args].join(' ')}\n`);
  const child = spawn(program, args, { cwd, env: { ...process.env, ...ENVIRONMENT, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      appendFileSync(file, text);
    });
  }
  const code = await new Promise<number>((resolve, reject) => child.once('error', reject).once('close', (ended) => resolve(ended ?? 1)));
  return { code, output };
}

/** Runs a program that must end well. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, output } = await runToEnd(program, args, options);
  if (code !== 0) {
    const told = output.trimEnd().split('\n').slice(-LINES_TOLD).join('\n');
    throw new Error(`${program} ${args.join(' ')} ended with ${code}; all of it is in ${path.join(LOGS, `${options.log}.log`)}:\n${told}`);
  }
  return output;
}

/** Whether the machine has a program, by asking it for its version. */
export async function has(program: string, ...args: readonly string[]): Promise<boolean> {
  return runToEnd(program, args, { cwd: ROOT, log: 'toolchains' }).then(({ code }) => code === 0, () => false);
}

/** The JSON in a file. */
export function readJson<T>(...file: readonly string[]): T {
  return JSON.parse(readFileSync(path.join(...file), 'utf8')) as T;
}
