import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, CfnResource, CfnParameter, Duration, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Domain } from 'cdk-customer-profiles';
import { ended, firstLine, runProgram, start } from './run-program';
import { savedState } from '../customer-profiles/saved-state';

let folder: string;
let state: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'again-'));
  state = path.join(folder, 'state');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let apps = 0;
function synthesize(build: (app: App) => void): string {
  apps += 1;
  const app = new App({ outdir: path.join(folder, `app${apps}`) });
  build(app);
  return app.synth().directory;
}

function domain(app: App | Stage, name: string, options: { days?: number; removalPolicy?: RemovalPolicy } = {}): void {
  const { days = 366, removalPolicy = RemovalPolicy.DESTROY } = options;
  new Domain(new Stack(app, name), 'Domain', { domainName: name.toLowerCase(), defaultExpiration: Duration.days(days), removalPolicy });
}

async function deploy(app: string, ...args: string[]) {
  return runProgram(['deploy', app, ...args, '--state', state]);
}

function domainNames(): string[] {
  return savedState(path.join(state, 'service.json')).flatMap(({ domains }) => domains.map(({ DomainName }) => DomainName));
}

async function diff(app: string, ...args: string[]) {
  return runProgram(['diff', app, ...args, '--state', state]);
}

async function serving<T>(args: readonly string[], use: (endpoint: string) => Promise<T>): Promise<T> {
  const child = start(['serve', '--port', '0', ...args]);
  const endpoint = (await firstLine(child)).split(' ').at(-1)!;
  const end = ended(child);
  try {
    return await use(endpoint);
  } finally {
    child.kill('SIGTERM');
    await end;
  }
}

test('a service that was restarted empty is noticed, and --reset begins anew; one with a data file is the same as before', async () => {
  const app = synthesize((into) => domain(into, 'Base'));
  const kept = ['--data', path.join(folder, 'data.json')];
  expect((await serving([], (endpoint) => deploy(app, '--endpoint', endpoint))).code).toBe(0);
  await serving([], async (endpoint) => {
    for (const destroy of [[], ['--destroy']]) {
      const refused = await deploy(app, '--endpoint', endpoint, ...destroy);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toMatch(new RegExp(`^error: Base in ${state} are not in the service at ${endpoint}: .*\n  to begin anew here: +deploy --reset`));
    }
  });
  await serving(kept, async (endpoint) => {
    const { code, stdout } = await deploy(app, '--endpoint', endpoint, '--reset');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Removed ${state}/assets, ${state}/stacks.json\nThe service at ${endpoint} keeps what it has\n`));
    expect(stdout).toContain('Base: CREATE_COMPLETE\n');
  });
  expect((await serving(kept, (endpoint) => deploy(app, '--endpoint', endpoint))).stdout).toContain('Base: CREATE_COMPLETE (no changes)');
  const own = await deploy(app);
  expect(own).toMatchObject({ code: 2, stdout: '' });
  expect(own.stderr).toContain('Base in ');
});

test('a second stack that is wrong is told before the first is begun, and leaves no trace', async () => {
  const refused = await deploy(synthesize((into) => {
    domain(into, 'Base');
    new CfnResource(new Stack(into, 'Wrong'), 'Thing', { type: 'AWS::Nothing' });
  }));
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain("stack 'Wrong': /Resources/Thing/Type is 'AWS::Nothing', which is no resource type");
  expect(() => readFileSync(state)).toThrow('ENOENT');
});

test('no service at the endpoint is told before anything begins, and leaves no trace', async () => {
  const app = synthesize((into) => domain(into, 'Base'));
  const endpoint = await serving([], async (url) => url);
  const refused = await deploy(app, '--endpoint', endpoint);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain(`error: no service answers at ${endpoint} (connect ECONNREFUSED`);
  expect(() => readFileSync(state)).toThrow('ENOENT');
});

test('a state of the own service that somebody deleted is noticed, and --reset begins anew', async () => {
  const app = synthesize((into) => domain(into, 'Base'));
  await deploy(app);
  rmSync(path.join(state, 'service.json'));
  expect((await deploy(app)).stderr).toContain('has begun anew since');
  expect((await deploy(app, '--reset')).code).toBe(0);
  expect(domainNames()).toEqual(['base']);
});

test('--reset refuses a folder that is not of deployments, --destroy beside it, and nonsense before it forgets anything', async () => {
  const app = synthesize((into) => domain(into, 'Base'));
  await deploy(app);
  expect(await deploy(app, '--reset', '--destroy')).toMatchObject({ code: 2, stderr: expect.stringContaining('give one of them') });
  expect(await deploy(app, '--reset', '--stack', 'No/*')).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no stack that matches "No/*"') });
  writeFileSync(path.join(state, 'notes.txt'), '');
  expect(await deploy(app, '--reset')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is not reset, because it has notes.txt in it') });
  expect((await deploy(app)).stdout).toContain('Base: CREATE_COMPLETE (no changes)');
});

test('a stack that became empty is destroyed, one that never was is passed over, and one that vanished is named', async () => {
  await deploy(synthesize((app) => { domain(app, 'Base'); domain(app, 'Old'); domain(app, 'Stay'); }));
  const next = synthesize((app) => { new Stack(app, 'Base'); new Stack(app, 'New'); domain(app, 'Stay'); });
  expect((await diff(next)).stdout).toMatch(/Base: has no resources any more, and is destroyed\n {2}Resources\n(.*\n)*? {4}\[-\] Custom::[^]*New: no differences[^]*Old: is not in the app any more, and is kept/);
  const { code, stdout } = await deploy(next);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Base: has no resources any more, so it is destroyed\n[^]*Base: DELETE_COMPLETE/);
  expect(stdout).toContain('New: has no resources, so it is not deployed\n');
  expect(stdout).toContain('Old: is not in the app any more, and is kept; `deploy --destroy --stack Old` destroys it\n');
  expect(stdout).toContain('Stay: CREATE_COMPLETE (no changes)');
  expect((await deploy(next, '--destroy', '--stack', 'Old')).stdout).toContain('Old: DELETE_COMPLETE');
  expect(domainNames()).toEqual(['stay']);
});

test('what a destroy keeps is named, and the deployment after it tells the two ways on; --reset is one', async () => {
  const app = synthesize((into) => domain(into, 'Base', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }));
  await deploy(app);
  const destroyed = await deploy(app, '--destroy');
  expect(destroyed.code).toBe(0);
  expect(destroyed.stdout).toMatch(/kept, because their removal policy is not DESTROY:\n {2}domains\/base {2}Custom::CustomerProfilesDomain {2}Domain66AC69E0\nThe next deployment .*ADOPT.*deploy --reset/);
  const refused = await deploy(app);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/domain "base" exists already and belongs to another construct \(owner mark [^)]*\), maybe of a stack that was deleted and has kept it; to take it over set `existing: ExistingResource.ADOPT`/);
  expect(refused.stdout).toMatch(/because the stack was destroyed before, which kept it:\n {2}domains\/base .*\nThere are two ways on:\n {2}take it over: .*ADOPT.*\n {2}begin anew: .*deploy --reset/);
  expect(await deploy(app, '--reset')).toMatchObject({ code: 0 });
});

test('stacks are chosen by patterns of their paths', async () => {
  const app = synthesize((into) => {
    domain(new Stage(into, 'Dev'), 'Base');
    domain(new Stage(into, 'Prod'), 'Other');
  });
  const { stdout } = await deploy(app, '--stack', 'Dev/*');
  expect(stdout).toContain('Dev-Base: CREATE_COMPLETE');
  expect(stdout).not.toContain('Prod-Other');
});

test('diff tells what a deployment would change, by path, and ends with 1 where that is to fail', async () => {
  const app = (days: number, name = 'Base') => synthesize((into) => domain(into, name, { days }));
  const first = app(366);
  const fresh = await diff(first, '--fail');
  expect(fresh.code).toBe(1);
  expect(fresh.stdout).toMatch(/^Base: is new\n[^]*\[\+\] Custom::CustomerProfilesDomain Domain66AC69E0\n[^]*\n1 stack with differences\n$/);
  await deploy(first, '--fail-at', 'Domain66AC69E0');
  const failed = await diff(first, '--fail');
  expect(failed.code).toBe(1);
  expect(failed.stdout).toMatch(/^Base: is new; it is ROLLBACK_COMPLETE, which the deployment sees to first\n[^]*\[\+\] Custom::CustomerProfilesDomain Domain66AC69E0\n/);
  await deploy(first);
  expect((await deploy(first, '--fail-at', 'Domain66AC69E0'))).toMatchObject({
    code: 0, stdout: expect.stringContaining('Domain66AC69E0 did not fail, because nothing of it changes in this deployment') as string,
  });
  expect(await diff(first, '--fail')).toEqual({ code: 0, stdout: 'Base: no differences\n\nNo differences\n', stderr: '' });
  const changed = await diff(app(30));
  expect(changed.code).toBe(0);
  expect(changed.stdout).toBe('Base: changes\n  Resources\n    [~] Custom::CustomerProfilesDomain Domain66AC69E0\n'
    + '          [~] Properties.DefaultExpirationDays: 366 -> 30\n\n1 stack with differences\n');
  const renamed = JSON.parse((await diff(synthesize((into) => {
    const stack = new Stack(into, 'Base');
    new CfnParameter(stack, 'Key', { noEcho: true });
    new Domain(stack, 'Domain', { domainName: 'other', removalPolicy: RemovalPolicy.DESTROY });
  }), '--json', '--parameters', 'Key=secret')).stdout) as unknown;
  expect(renamed).toMatchObject({ differing: 1, stacks: [{ stackName: 'Base', change: 'update', resources: expect.any(Array) as object[] }] });
  expect((renamed as { stacks: { resources: object[] }[] }).stacks[0].resources[0]).toMatchObject({ logicalId: 'Domain66AC69E0', change: 'replace' });
  expect(JSON.stringify(renamed)).toContain('{"path":"Key (value)","after":"****"}');
  expect(JSON.stringify(renamed)).not.toContain('secret');
});
