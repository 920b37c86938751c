import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CustomerProfiles } from '@aws-sdk/client-customer-profiles';
import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Domain } from 'cdk-customer-profiles';
import { DeploymentError, LocalCustomerProfiles } from 'cdk-customer-profiles/testing';
import type { StartOptions } from 'cdk-customer-profiles/testing';

const started: LocalCustomerProfiles[] = [];

afterEach(async () => {
  for (const local of started.splice(0)) {
    await local.stop();
  }
});

async function start(options: StartOptions): Promise<LocalCustomerProfiles> {
  const local = await LocalCustomerProfiles.start(options);
  started.push(local);
  return local;
}

function shop(days = 366, domainName = 'shop') {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const domain = new Domain(stack, 'Domain', { domainName, removalPolicy: RemovalPolicy.RETAIN });
  new CfnOutput(stack, 'Days', { value: String(days) });
  return { app, domain, stack };
}

async function domainNames(local: LocalCustomerProfiles): Promise<(string | undefined)[]> {
  const profiles = new CustomerProfiles(local.clientConfig());
  const { Items = [] } = await profiles.listDomains({});
  profiles.destroy();
  return Items.map(({ DomainName }) => DomainName);
}

describe.each([{ inProcess: true }, { inProcess: false }])('%j', (way) => {
  test('a stack is deployed, updated, destroyed and forgotten', async () => {
    const local = await start(way);
    const { app, domain } = shop();
    const first = await local.deploy(app);
    expect(first.stacks).toMatchObject([{ name: 'Shop', status: 'CREATE_COMPLETE', changed: true, region: 'us-east-1', account: '000000000000' }]);
    expect(first.physicalId(domain)).toBe('domains/shop');
    expect(() => first.physicalId('Nothing')).toThrow(/^no stack has a resource Nothing; there are .*Domain\w+ \(Shop\)/);
    expect((await local.deploy(app)).stacks).toMatchObject([{ changed: false }]);
    expect((await local.deploy(shop(30).app)).outputs).toEqual({ Shop: { Days: '30' } });

    expect(await local.destroy()).toMatchObject({ stacks: ['Shop'], kept: [{ physicalId: 'domains/shop' }] });
    const error = await local.deploy(shop().app).catch((caught: unknown) => caught) as DeploymentError;
    expect(error).toBeInstanceOf(DeploymentError);
    expect(error).toMatchObject({ stackName: 'Shop', status: 'ROLLBACK_COMPLETE', failures: [{ type: 'Custom::CustomerProfilesDomain', status: 'CREATE_FAILED' }] });
    expect(error.message).toMatch(/^stack Shop is ROLLBACK_COMPLETE: .*exists already[^]*CREATE_FAILED +Custom::CustomerProfilesDomain[^]*the stack was destroyed before/);
    expect(error.events.map(({ status }) => status)).toContain('ROLLBACK_IN_PROGRESS');

    await local.reset({ forget: ['definitions'] });
    expect(await domainNames(local)).toEqual([]);
    expect((await local.deploy(shop().app)).stacks).toMatchObject([{ status: 'CREATE_COMPLETE' }]);
    await local.reset();
    expect(await domainNames(local)).toEqual(['shop']);
  });

  test('several at once know nothing of each other', async () => {
    const [one, other] = await Promise.all([start(way), start({ ...way, region: 'eu-west-1', account: '111122223333' })]);
    await one.deploy(shop().app);
    await other.clock.set('2020-01-01T00:00:00Z');

    expect([await domainNames(one), await domainNames(other)]).toEqual([['shop'], []]);
    expect(await other.clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4.5 })).toEqual(new Date('2020-01-02T02:03:04.500Z'));
    expect((await one.clock.now()).getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
    expect(other.environment).toMatchObject({ AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL_CUSTOMER_PROFILES: other.endpoint });
  });

  test('a port that is in use is told, and the one that has it goes on', async () => {
    const local = await start(way);
    const port = Number(new URL(local.endpoint).port);

    await expect(LocalCustomerProfiles.start({ ...way, port })).rejects.toThrow(`port ${port} of 127.0.0.1 is in use; choose another, or 0 for any that is free`);
    expect(await domainNames(local)).toEqual([]);
  });

  test('what is refused says what is allowed, and a service that was stopped says so', async () => {
    const local = await start(way);
    await expect(local.faults.inject({ operation: 'GetDomian' })).rejects.toThrow(/'operation' failed to satisfy constraint: Member must be one of/);
    await expect(local.quotas.set({ objectsPerProfile: 0 })).rejects.toThrow(/a whole number of at least 1/);
    await expect(local.credentialsOf('nobody')).rejects.toThrow(/there is no role "nobody"/);
    await expect(local.deploy('nowhere')).rejects.toThrow(DeploymentError);
    await local.quotas.set({ domain: Infinity });
    await local.stop();
    await local[Symbol.asyncDispose]();
    await expect(local.settle()).rejects.toThrow(/does not answer .*was it stopped\?$/);
  });
});

test.each([
  [{ account: 'x' }, 'account is "x"; allowed: the 12 digits of an account'],
  [{ port: -1 }, 'port is -1; allowed: a port from 0 to 65535; 0 takes any that is free'],
  [{ rateLimit: 0 }, 'rateLimit is 0; allowed: a number above 0, or none at all for no limit'],
])('%j makes no sense', async (options, message) => {
  await expect(LocalCustomerProfiles.start(options)).rejects.toThrow(message);
});

test('a service beside tests that are killed is gone with them', async () => {
  const module = join(__dirname, '..', '..', '..', 'testing.js');
  const tests = spawn(process.execPath, ['-e', `require(${JSON.stringify(module)}).LocalCustomerProfiles.start({ inProcess: false }).then(({ endpoint }) => console.log(endpoint))`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(tests.stdout.setEncoding('utf8'), 'data') as [string];
  const service = Number(execFileSync('ps', ['-o', 'pid=', '--ppid', String(tests.pid)], { encoding: 'utf8' }).trim());
  expect((await fetch(`${line.trim()}/_local/health`)).status).toBe(200);
  tests.kill('SIGKILL');
  while (isAlive(service)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await expect(fetch(`${line.trim()}/_local/health`)).rejects.toThrow();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
