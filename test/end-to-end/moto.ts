import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The release that is installed; another one that is there already is not used. */
const VERSION = '5.2.1';

const HAS_MOTO = ['-c', `import flask, flask_cors, yaml, importlib.metadata as m; assert m.version("moto") == "${VERSION}"`];

/** What the server and these services need: a tenth of what `moto[server]` brings for all the others. */
const REQUIREMENTS = [`moto[s3]==${VERSION}`, 'flask', 'flask-cors'];

/** How long the first test on a machine may take to begin. */
export const INSTALLATION_MILLISECONDS = 600_000;

/** Kinesis, SQS and S3 (and most of AWS besides) in memory: a server that nobody here wrote. */
export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server on a port that is free. */
export async function startMoto(): Promise<Moto> {
  const python = await pythonWithMoto();
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = await urlOf(server);
  return {
    url,
    stop: async () => {
      server.kill();
      await exited;
    },
  };
}

/** It says where it listens on standard error, before and among other things. */
async function urlOf(server: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`moto ended with ${code}: ${text}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (url !== undefined) {
        resolve(url);
      }
    });
  });
}

/** The machine's Python where it has this release of moto, or that of an environment that is made once a machine. */
async function pythonWithMoto(): Promise<string> {
  if (await succeeds('python3', HAS_MOTO)) {
    return 'python3';
  }
  const folder = join(tmpdir(), `cdk-customer-profiles-moto-${VERSION}`);
  const python = join(folder, 'bin', 'python');
  if (!existsSync(folder)) {
    await install(folder);
  }
  return python;
}

async function install(folder: string): Promise<void> {
  const fresh = mkdtempSync(`${folder}-`);
  try {
    await run('python3', ['-m', 'venv', fresh]);
    await run(join(fresh, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', ...REQUIREMENTS]);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`this test runs moto ${VERSION} of PyPI; install it, or Python 3.9 or newer with venv and pip (on Debian python3-venv): ${String(error)}`);
  }
  try {
    // into place in one step; its programs have the old place in them, its Python does not
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) {
      throw error; // or another test was faster
    }
  }
}

async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return run(command, args).then(() => true, () => false);
}
