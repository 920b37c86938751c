import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..', '..', '..', '..');

/** Makes a program of a file beside this one that runs in a process of its own, which can be killed. */
export function bundleProgram(name: string, folder: string): string {
  const outfile = join(folder, `${name}.js`);
  buildSync({ entryPoints: [join(__dirname, `${name}.ts`)], outfile, bundle: true, platform: 'node', external: ['node-sqlite3-wasm'], logLevel: 'error' });
  return outfile;
}

export interface Child {
  readonly process: ChildProcess;
  /** What it has printed. */
  readonly lines: string[];
  /** Resolves when it is over. */
  readonly over: Promise<unknown>;
  /** Resolves when it has printed so many lines, or is over. */
  readonly printed: (count: number) => Promise<void>;
}

export function run(program: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') }, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const over = once(child, 'close');
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    child.emit('printed');
  });
  const printed = async (count: number) => {
    while (lines.length < count && child.exitCode === null && child.signalCode === null) {
      await Promise.race([once(child, 'printed'), over]);
    }
  };
  return { process: child, lines, over, printed };
}
