import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ended, firstLine, runProgram, start } from './run-program';
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

const APPLICATION = `
const { BatchGetProfileCommand, CustomerProfilesClient, SearchProfilesCommand } = require('@aws-sdk/client-customer-profiles');
const client = new CustomerProfilesClient({ maxAttempts: 1 });
const outcome = (command) => client.send(command).then(() => 'done', (error) => error.name);
(async () => console.log(JSON.stringify({
  read: await outcome(new BatchGetProfileCommand({ DomainName: 'shop', ProfileIds: ['f'.repeat(32)] })),
  search: await outcome(new SearchProfilesCommand({ DomainName: 'shop', KeyName: '_phone', Values: ['1'] })),
})))();`;

describe('on a service that goes on running', () => {
  let service: ReturnType<typeof start> | undefined;
  let endpoint: string;
  afterEach(async () => serve.stop());

  const serve = {
    start: async () => {
      service = start(['serve', '--port', '0', '--data', path.join(folder, 'service.db')]);
      endpoint = (await firstLine(service)).split(' ').at(-1)!;
    },
    stop: async () => {
      const running = service;
      service = undefined;
      if (running) {
        running.kill('SIGTERM');
        await new Promise((resolve) => running.once('close', resolve));
      }
    },
  };

  function synthesize(...grants: readonly ('read' | 'search')[]): string {
    const app = new App({ outdir: path.join(folder, `out-${grants.join('-')}`) });
    const stack = new Stack(app, 'Shop');
    const domain = new Domain(stack, 'Domain', { domainName: 'shop', removalPolicy: RemovalPolicy.DESTROY });
    const desk = new iam.Role(stack, 'Desk', { roleName: 'desk', assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    grants.forEach((grant) => domain.grants[grant](desk));
    return app.synth().directory;
  }

  const onIt = async (...args: string[]) => deploy(...args, '--endpoint', endpoint);

  /** An application that knows nothing of this library: the SDK finds its credentials by the environment. */
  async function statuses(): Promise<unknown> {
    const { stdout, code } = await ended(spawn(process.execPath, ['-e', APPLICATION], {
      cwd: path.join(__dirname, '..', '..', '..'),
      env: {
        PATH: process.env.PATH,
        AWS_REGION: 'us-east-1',
        AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none'),
        AWS_CONFIG_FILE: path.join(folder, 'none'),
        AWS_ENDPOINT_URL_CUSTOMER_PROFILES: endpoint,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}/_local/roles/desk/credentials`,
      },
    }));
    expect(code).toBe(0);
    return JSON.parse(stdout);
  }

  test('the roles of the deployed stacks decide, when it was started again too, until they are destroyed', async () => {
    await serve.start();
    expect(await onIt(synthesize('read'))).toMatchObject({ code: 0, stderr: '' });
    expect(await statuses()).toEqual({ read: 'done', search: 'AccessDeniedException' });

    await serve.stop();
    await serve.start();
    expect(await statuses()).toEqual({ read: 'done', search: 'AccessDeniedException' });

    // the function of the stack gets new rights in this deployment, and needs them
    expect(await onIt(synthesize('search'))).toMatchObject({ code: 0, stderr: '' });
    expect(await statuses()).toEqual({ read: 'AccessDeniedException', search: 'done' });

    expect(await onIt(synthesize('read'), '--no-iam')).toMatchObject({ code: 0, stderr: '' });
    const none = await fetch(`${endpoint}/_local/roles/desk/credentials`);
    expect(none.status).toBe(404);

    expect(await onIt(synthesize('read'))).toMatchObject({ code: 0, stderr: '' });
    expect(await statuses()).toEqual({ read: 'done', search: 'AccessDeniedException' });
    expect(await onIt(synthesize('read'), '--destroy')).toMatchObject({ code: 0, stderr: '' });
    expect(await (await fetch(`${endpoint}/_local/roles`)).json()).toEqual({ Roles: [] });
  }, 120_000);
});
