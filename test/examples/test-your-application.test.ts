import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { ShopStack } from '../../examples/test-your-application/typescript/shop-stack';
import { PROGRAM } from '../local/command-line/run-program';
import { INSTALLATION_MILLISECONDS, pythonWith } from '../python/environment';
// its tests are tests of this file
import '../../examples/test-your-application/typescript/shop.test';

const run = promisify(execFile);
const PYTHON_TESTS = join(__dirname, '..', '..', 'examples', 'test-your-application', 'python');

/** Pinned, as other libraries of the tests are. */
const PYTEST = {
  name: 'pytest-9.2.0-boto3-1.44.8',
  check: 'import boto3, pytest; boto3.client("customer-profiles", region_name="us-east-1").list_profile_history_records',
  requirements: ['pytest==9.2.0', 'boto3==1.44.8'],
};

const PATH = process.env.PATH;
// The program is on the PATH, as in the scripts of a user's project: not in a hook, as those of the example come first.
const folder = mkdtempSync(join(tmpdir(), 'program-'));
symlinkSync(PROGRAM, join(folder, 'cdk-customer-profiles'));
process.env.PATH = [folder, PATH].join(delimiter);

afterAll(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

test('the same in Python', async () => {
  const python = await pythonWith(PYTEST);
  const app = new App({ outdir: join(folder, 'cdk.out') });
  new ShopStack(app, 'Shop');
  const CDK_OUT = app.synth().directory;
  const { stdout } = await run(python, ['-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', PYTHON_TESTS], {
    env: { PATH: process.env.PATH, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', CDK_OUT },
  }).catch((error: { readonly stdout?: string }) => {
    throw new Error(`${error.stdout ?? ''}\n${String(error)}`);
  });

  expect(stdout).toContain('5 passed');
}, INSTALLATION_MILLISECONDS);
