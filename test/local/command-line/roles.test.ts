import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { runProgram } from './run-program';
import { Domain } from 'cdk-customer-profiles';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'roles-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stack whose function lacks a right. One to create would be waited for, because a new grant takes some seconds to work. */
function synthesizeWithout(action: string): string {
  const app = new App({ outdir: path.join(folder, 'cdk.out') });
  new Domain(new Stack(app, 'Shop'), 'Domain', { domainName: 'shop', removalPolicy: RemovalPolicy.DESTROY });
  const { templateFullPath } = app.synth().getStackByName('Shop');
  writeFileSync(templateFullPath, readFileSync(templateFullPath, 'utf8').replace(`"${action}",`, ''));
  return app.outdir;
}

const deploy = async (...args: string[]) => runProgram(['deploy', ...args, '--state', path.join(folder, 'state')]);

test('a function may do what the role of its template allows, and no more', async () => {
  const app = synthesizeWithout('profile:DeleteDomain');
  expect((await deploy(app)).code).toBe(0);
  const { code, stdout } = await deploy(app, '--destroy');

  expect(code).toBe(1);
  expect(stdout).toContain('because no identity-based policy allows the profile:DeleteDomain action');
  expect(stdout).toContain('Shop: DELETE_FAILED');
});

test('--no-iam lets it do everything', async () => {
  expect(await deploy(synthesizeWithout('profile:CreateDomain'), '--no-iam')).toMatchObject({ code: 0, stderr: '' });
});

test('the rights of a stack hold for a later run of the program', async () => {
  const app = synthesizeWithout('profile:CreateDomain');
  expect((await deploy(app, '--no-iam')).code).toBe(0);
  const { code, stdout } = await deploy(app, '--destroy');

  expect(code).toBe(0);
  expect(stdout).toContain('Shop: DELETE_COMPLETE');
});
