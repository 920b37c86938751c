import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Domain } from 'cdk-customer-profiles';
import { ended, firstLine, runProgram, start } from './run-program';
import { savedState } from '../customer-profiles/saved-state';

let folder: string;
let state: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cut-off-'));
  state = path.join(folder, 'state');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stack with a domain that keeps its default policy: what a cut-off creation leaves must go all the same. */
function synthesize(expirationDays: number, domainName = 'shop'): string {
  const app = new App({ outdir: path.join(folder, `app-${expirationDays}-${domainName}`) });
  new Domain(new Stack(app, 'Base'), 'Domain', { domainName, defaultExpiration: Duration.days(expirationDays) });
  return app.synth().directory;
}

function json<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(state, file), 'utf8')) as T;
}

function domains(): unknown[] {
  return savedState(path.join(state, 'service.json')).flatMap(({ domains: all }) => all).map(({ DomainName, DefaultExpirationDays }) => [DomainName, DefaultExpirationDays]);
}

/** Runs a deployment until it prints that the domain is worked on, waits, and sends signals. Gives the exit code, null where a signal ended it. */
async function cutOff(app: string, delay: number, signals: readonly NodeJS.Signals[], ...args: string[]): ReturnType<typeof ended> {
  const child = start(['deploy', app, '--state', state, '--json', ...args]);
  const end = ended(child);
  await new Promise<void>((resolve) => {
    let text = '';
    child.stdout!.on('data', (chunk: string) => {
      text += chunk;
      if (/"resourceType":"Custom::[^\n]*_IN_PROGRESS"/.test(text)) {
        resolve();
      }
    });
    child.once('close', () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, delay));
  signals.forEach((signal) => child.kill(signal));
  return end;
}

test.each<[string, readonly NodeJS.Signals[], number]>([
  ['Ctrl-C', ['SIGINT'], 0],
  ['Ctrl-C twice', ['SIGINT', 'SIGINT'], 100],
  ['a process manager', ['SIGTERM'], 300],
  ['kill -9', ['SIGKILL'], 200],
])('a creation and then an update that %s cuts off leave a state from which the next run goes on', async (_what, signals, delay) => {
  const created = await cutOff(synthesize(366), delay, signals);
  expect([130, 0, null]).toContain(created.code);
  expect(json('stacks.json')).toMatchObject({ format: 1 });
  const again = await runProgram(['deploy', synthesize(366), '--state', state]);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(domains()).toEqual([['shop', 366]]);

  await cutOff(synthesize(30), delay, signals);
  expect(json('stacks.json')).toMatchObject({ format: 1 });
  const updated = await runProgram(['deploy', synthesize(30), '--state', state]);
  expect(updated).toMatchObject({ code: 0, stderr: '' });
  expect(domains()).toEqual([['shop', 30]]);
  expect(readdirSync(state).sort()).toEqual(['assets', 'service.json', 'stacks.json']);
});

test('Ctrl-C tells what is left, and ends with 130', async () => {
  const { code, stderr } = await cutOff(synthesize(366), 0, ['SIGINT']);
  expect(stderr).toBe('interrupted: Base is CREATE_IN_PROGRESS, and the next run begins with what that leaves to do\n');
  expect(code).toBe(130);
});

test('a cut-off creation is destroyed with all that it made', async () => {
  await cutOff(synthesize(366), 0, ['SIGKILL']);
  expect(await runProgram(['deploy', synthesize(366), '--state', state, '--destroy'])).toMatchObject({ code: 0, stderr: '' });
  expect(domains()).toEqual([]);
  expect(json('stacks.json')).toMatchObject({ stacks: [] });
});

test('a rollback that goes on and fails again is told with the ways on, and goes on once its cause is gone', async () => {
  const service = start(['serve', '--port', '0']);
  const endpoint = (await firstLine(service)).split(' ').at(-1)!;
  const end = ended(service);
  try {
    const deploy = async () => runProgram(['deploy', synthesize(30), '--state', state, '--endpoint', endpoint]);
    await runProgram(['deploy', synthesize(366), '--state', state, '--endpoint', endpoint]);
    await cutOff(synthesize(30), 0, ['SIGKILL'], '--endpoint', endpoint);
    const fault = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"operation": "GetDomain", "error": "AccessDeniedException", "times": 1000}' };
    expect((await fetch(`${endpoint}/_local/faults`, fault)).status).toBe(200);
    const failed = await deploy();
    expect(failed).toMatchObject({ code: 1, stderr: '' });
    expect(failed.stdout).toContain('Base: is UPDATE_ROLLBACK_FAILED (the program that was at UPDATE_IN_PROGRESS ended before it was done); its rollback goes on first\n');
    expect(failed.stdout).toContain('Base: cannot be rolled back; `deploy --destroy --stack Base` destroys it, `deploy --reset` forgets all\n');
    await fetch(`${endpoint}/_local/faults`, { method: 'DELETE' });
    const done = await deploy();
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/UPDATE_ROLLBACK_COMPLETE +AWS::CloudFormation::Stack[^]*Base: UPDATE_COMPLETE/);
  } finally {
    service.kill('SIGTERM');
    await end;
  }
});

test('where the reader of the output ends after a line, the deployment goes on to its end and says nothing', async () => {
  const child = start(['deploy', synthesize(366), '--state', state]);
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  await firstLine(child);
  child.stdout!.destroy();
  const [code] = await once(child, 'close') as [number | null];
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(json('stacks.json')).toMatchObject({ stacks: [{ status: 'CREATE_COMPLETE' }] });
  expect((await runProgram(['deploy', synthesize(366), '--state', state])).stdout).toContain('Base: CREATE_COMPLETE (no changes)');
});

test('where nobody reads either output, a failed deployment still rolls back and ends with 1', async () => {
  const child = start(['deploy', synthesize(366), '--state', state, '--fail-at', 'Domain66AC69E0', '--logs']);
  child.stdout!.destroy();
  child.stderr!.destroy();
  const [code] = await once(child, 'close') as [number | null];
  expect(code).toBe(1);
  expect(json('stacks.json')).toMatchObject({ stacks: [{ status: 'ROLLBACK_COMPLETE' }] });
});

test('validate ends with its own exit code where nobody reads its report', async () => {
  const file = path.join(folder, 'mapping.json');
  writeFileSync(file, JSON.stringify({ ObjectTypeName: 'a b', Description: 'x' }));
  const child = start(['validate', ...Array.from({ length: 200 }, () => file)]);
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  child.stdout!.destroy();
  const [code] = await once(child, 'close') as [number | null];
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

test('serve goes on serving where nobody reads its address, and ends on a signal', async () => {
  const child = start(['serve', '--port', '0', '--data', path.join(folder, 'data.json')]);
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  child.stdout!.destroy();
  // the file is there when it listens; the line that nobody reads is printed then
  while (!existsSync(path.join(folder, 'data.json'))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill('SIGTERM');
  const [code] = await once(child, 'close') as [number | null];
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('two deployments at a time are refused, and one that was killed keeps nobody out', async () => {
  const child = start(['deploy', synthesize(366), '--state', state]);
  const end = ended(child);
  while (!existsSync(path.join(state, 'deploy.lock'))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const other = await runProgram(['deploy', synthesize(366), '--state', state]);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain(`error: another deployment (process ${child.pid}) is at work in ${state}; wait for its end`);
  child.kill('SIGKILL');
  await end;
  expect((await runProgram(['deploy', synthesize(366), '--state', state])).code).toBe(0);
});
