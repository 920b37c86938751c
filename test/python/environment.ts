import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How long the first test on a machine may take to begin. */
export const INSTALLATION_MILLISECONDS = 600_000;

/** What a Python is to have. */
export interface Needs {
  /** Names the environment, with the version of what it is made for. */
  readonly name: string;
  /** A program that fails where something is missing. */
  readonly check: string;
  /** As pip takes them. */
  readonly requirements: readonly string[];
}

/** The machine's Python where it has what is needed, or that of an environment that is made once a machine. */
export async function pythonWith({ name, check, requirements }: Needs): Promise<string> {
  if (await run('python3', ['-c', check]).then(() => true, () => false)) {
    return 'python3';
  }
  const folder = join(tmpdir(), `cdk-customer-profiles-${name}`);
  if (!existsSync(folder)) {
    await install(folder, requirements);
  }
  return join(folder, 'bin', 'python');
}

async function install(folder: string, requirements: readonly string[]): Promise<void> {
  const fresh = mkdtempSync(`${folder}-`);
  try {
    await run('python3', ['-m', 'venv', fresh]);
    await run(join(fresh, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', ...requirements]);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`this test needs ${requirements.join(', ')} of PyPI; install them, or Python 3.9 or newer with venv and pip (on Debian python3-venv): ${String(error)}`);
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
