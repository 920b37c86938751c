import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ASSET_FILE } from '@aws-cdk/asset-awscli-v1';
import { clientEndpoints } from '../../../src/local/customer-profiles';

const run = promisify(execFile);

/** What the program printed and how it ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: unknown;
  readonly error: string;
}

/** The AWS CLI on a service: a client that nobody here wrote. */
export type AwsCommandLine = (...args: string[]) => Promise<CommandResult>;

/** With these neither the user's configuration nor the network is asked for credentials, and a call is made once. */
export const AWS_CLI_SETTINGS = {
  AWS_ACCESS_KEY_ID: 'AKIDCLI',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
} as const;

/** Runs the AWS CLI with the machine's Python. */
export async function awsCommandLine(endpoint: string): Promise<AwsCommandLine> {
  const program = join(await unpackedAwsCli(), 'aws');
  const env = { PATH: process.env.PATH, ...AWS_CLI_SETTINGS, ...clientEndpoints(endpoint) };
  return async (...args) => {
    try {
      const { stdout } = await run('python3', [program, 'customer-profiles', ...args, '--output', 'json'], { env });
      return { exitCode: 0, output: stdout === '' ? undefined : JSON.parse(stdout), error: '' };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { exitCode: code, output: undefined, error: stderr.trim() };
    }
  };
}

/** The folder with the AWS CLI and all that it imports, unpacked once a version and machine. */
export async function unpackedAwsCli(): Promise<string> {
  await python('--version');
  const { version } = JSON.parse(readFileSync(join(dirname(ASSET_FILE), '..', 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `cdk-customer-profiles-awscli-${version}`);
  const contents = join(folder, 'awscli');
  if (!existsSync(join(contents, 'aws'))) {
    // into place in one step, so that a test that is stopped half-way leaves nothing half unpacked
    const fresh = mkdtempSync(`${folder}-`);
    await python('-m', 'zipfile', '-e', ASSET_FILE, fresh);
    renameSync(fresh, folder);
  }
  return contents;
}

async function python(...args: string[]): Promise<void> {
  try {
    await run('python3', args);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' ? new Error('this test runs the AWS CLI, which needs python3 on the PATH: install Python 3.9 or newer') : error;
  }
}
