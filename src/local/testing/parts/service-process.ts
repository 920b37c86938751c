import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { programPath } from './program-path';
import { LocalServiceError } from '../api/errors';
import type { StartOptions } from '../api/options';

/** A service that listens. */
export interface RunningService {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** How long it may take to end by itself: what it has to send goes first. */
const END_MILLISECONDS = 10_000;

/** Starts the service as `cdk-customer-profiles serve`. It ends when this process does, however that ends: it holds the other end of its standard input. */
export async function startProcess(options: StartOptions): Promise<RunningService> {
  const child = spawn(process.execPath, [programPath(), 'serve', '--until-stdin-ends', ...argumentsOf(options)], { stdio: 'pipe' });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });
  const endpoint = await addressOf(child).catch(async (error: Error) => {
    await ended(child);
    throw new LocalServiceError(errors.trim().replace(/^error: /, '') || error.message);
  });
  child.stderr.removeAllListeners('data').pipe(process.stderr, { end: false });
  return { endpoint, stop: () => end(child) };
}

function argumentsOf({ port = 0, region, account, data, ambiguousKeys, rateLimit, ...more }: StartOptions): string[] {
  const valued = { port, region, account, data, 'ambiguous-keys': ambiguousKeys, 'rate-limit': rateLimit };
  const flags = { 'eventual-consistency': more.eventualConsistency, 'default-calculated-attributes': more.defaultCalculatedAttributes };
  return [
    ...Object.entries(valued).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)])),
    ...Object.entries(flags).flatMap(([name, value]) => (value === true ? [`--${name}`] : [])),
  ];
}

async function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the service ended with ${code} before it listened`)));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const [, address] = /listens on (\S+)\n/.exec(text) ?? [];
      if (address !== undefined) {
        resolve(address);
      }
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  const late = setTimeout(() => child.kill('SIGKILL'), END_MILLISECONDS);
  child.stdin?.end();
  await ended(child);
  clearTimeout(late);
}

/** When all that it wrote was read as well. */
async function ended(child: ChildProcess): Promise<void> {
  const isOpen = [child.stdin, child.stdout, child.stderr].some((stream) => stream !== null && !stream.destroyed);
  if (child.pid !== undefined && (child.exitCode === null && child.signalCode === null || isOpen)) {
    await once(child, 'close');
  }
}
