import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Duration, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Domain } from 'cdk-customer-profiles';
import { ended, firstLine, runProgram, start } from './run-program';
import { savedState } from '../customer-profiles/saved-state';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'deploy-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Two stacks, the second of which needs the first; gives the folder of the assembly. */
function synthesize(name: string, expirationDays: number): string {
  const app = new App({ outdir: path.join(folder, name) });
  const base = new Stack(app, 'Base');
  new Domain(base, 'Domain', { domainName: 'shop', defaultExpiration: Duration.days(expirationDays), removalPolicy: RemovalPolicy.DESTROY });
  const other = new Stack(app, 'Other');
  new Domain(other, 'Domain', { domainName: 'other', removalPolicy: RemovalPolicy.DESTROY });
  other.node.addDependency(base);
  return app.synth().directory;
}

async function deploy(...args: string[]) {
  return runProgram(['deploy', ...args, '--state', path.join(folder, 'state')]);
}

test('a stack is deployed, left alone where nothing changed, updated and destroyed over several runs', async () => {
  const first = synthesize('first', 366);
  const created = await deploy(first);
  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect(created.stdout).toMatch(/^Time +Status +Type +Logical ID +Status reason$/m);
  expect(created.stdout).toMatch(/CREATE_COMPLETE +Custom::CustomerProfilesDomain +Domain/);
  expect(created.stdout).toMatch(/Base: CREATE_COMPLETE[^]*Other: CREATE_COMPLETE/);

  expect((await deploy(first)).stdout).toContain('Base: CREATE_COMPLETE (no changes)\n0 API calls');

  const updated = await deploy(synthesize('second', 30));
  expect(updated.code).toBe(0);
  expect(updated.stdout).toContain('2 API calls, 1 of them writes and 1 reads (GetDomain 1, UpdateDomain 1)');

  const destroyed = await deploy(first, '--destroy');
  expect(destroyed.code).toBe(0);
  expect(destroyed.stdout).toMatch(/Other: DELETE_COMPLETE[^]*Base: DELETE_COMPLETE/);
});

test('a rehearsed failure rolls the stack back, stops before the next stack, and ends with 1', async () => {
  const { code, stdout } = await deploy(synthesize('app', 366), '--fail-at', 'Domain66AC69E0', '--stack', 'Base');
  expect(code).toBe(1);
  expect(stdout).toMatch(/CREATE_FAILED +Custom::CustomerProfilesDomain/);
  expect(stdout).toContain('Base: ROLLBACK_COMPLETE');
  expect(stdout).not.toContain('Other: ');
});

test('on a service that runs already, a failed update ends with 1 and a good one with 0', async () => {
  const child = start(['serve', '--port', '0']);
  const endpoint = (await firstLine(child)).split(' ').at(-1)!;
  const end = ended(child);
  try {
    expect((await deploy(synthesize('app', 366), '--endpoint', endpoint)).code).toBe(0);
    expect((await deploy(synthesize('next', 30), '--endpoint', endpoint, '--fail-at', 'Domain66AC69E0')).code).toBe(1);
    const state = await (await fetch(`${endpoint}/_local/state`)).json() as { domains: unknown };
    expect(JSON.stringify(state)).toContain('"DefaultExpirationDays":366');
  } finally {
    child.kill('SIGTERM');
    await end;
  }
});

test('--json prints events and results as JSON, one a line', async () => {
  const { stdout } = await deploy(synthesize('app', 366), '--json', '--stack', 'Base');
  const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { event?: { status: string }; result?: { stackName: string; ok: boolean } });
  expect(lines[0].event?.status).toBe('CREATE_IN_PROGRESS');
  expect(lines.at(-1)?.result).toMatchObject({ stackName: 'Base', ok: true, status: 'CREATE_COMPLETE', calls: { total: 2, reads: 1, writes: 1 } });
});

test('stages deploy into the accounts and regions that they name, beside what is there already', async () => {
  const app = new App({ outdir: path.join(folder, 'stages') });
  for (const region of ['us-east-1', 'eu-west-1']) {
    const stack = new Stack(new Stage(app, `In-${region}`, { env: { account: '111122223333', region } }), 'Shop', { stackName: 'Shop' });
    new Domain(stack, 'Domain', { domainName: 'shop', removalPolicy: RemovalPolicy.DESTROY });
  }
  const { directory } = app.synth();
  const created = await deploy(directory);
  expect([created.code, created.stderr]).toEqual([0, '']);
  expect(created.stdout).toMatch(/^Shop \(account 111122223333, region us-east-1\): CREATE_COMPLETE$[^]*^Shop \(account 111122223333, region eu-west-1\): CREATE_COMPLETE$/m);
  expect((await deploy(directory)).stdout.match(/CREATE_COMPLETE \(no changes\)/g)).toHaveLength(2);

  expect((await deploy(directory, '--destroy', '--stack', 'In-eu-west-1/Shop')).code).toBe(0);
  expect(savedState(path.join(folder, 'state', 'service.json')))
    .toMatchObject([{ account: '111122223333', region: 'us-east-1', domains: [{ DomainName: 'shop' }] }]);
});

test('a stack that is asked for brings the stacks that it needs', async () => {
  const { stdout } = await deploy(synthesize('app', 366), '--stack', 'Other');
  expect(stdout).toMatch(/Base: CREATE_COMPLETE[^]*Other: CREATE_COMPLETE/);
});

test.each([
  ['a folder that is none', () => ['/nowhere'], 'error: /nowhere is no directory; give the folder that'],
  ['a stack that is none', () => [synthesize('app', 366), '--stack', 'Nothing'], 'error: there is no stack "Nothing"; there are Base, Other\n'],
  ['a resource that is none', () => [synthesize('app', 366), '--fail-at', 'Nothing'], 'error: no stack has a resource "Nothing" to fail at; there are '],
  ['a parameter without a value', () => [synthesize('app', 366), '--parameters', 'Key'], 'it must be Key=Value'],
  ['an endpoint that is none', () => [synthesize('app', 366), '--endpoint', 'nowhere'], 'it must be a URL such as http://127.0.0.1:4566'],
])('%s is refused with a hint and exit code 2, and nothing is begun', async (_what, args, message) => {
  const { code, stdout, stderr } = await deploy(...args());
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
});
