import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';

export const PROGRAM = path.join(__dirname, '..', '..', '..', 'assets', 'local', 'cli', 'index.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the bundled program to its end, as a user's shell would. */
export async function runProgram(args: readonly string[], cwd?: string): Promise<Ended> {
  return ended(start(args, cwd));
}

/** @param env variables besides those of the test */
export function start(args: readonly string[], cwd?: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', PROGRAM, ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => { stdout += chunk; });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk; });
  const [code] = await once(child, 'close') as [number | null];
  return { code, stdout, stderr };
}

/** The first line that a running program prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout!.setEncoding('utf8')) {
    text += chunk as string;
    if (text.includes('\n')) {
      return text.slice(0, text.indexOf('\n'));
    }
  }
  throw new Error(`the program ended before it printed a line: ${text}`);
}
