import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CreateDomainCommand, CustomerProfilesClient, ListDomainsCommand } from '@aws-sdk/client-customer-profiles';
import { ended, firstLine, runProgram, start } from './run-program';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'serve-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function clientOf(endpoint: string): CustomerProfilesClient {
  return new CustomerProfilesClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' }, maxAttempts: 1 });
}

async function serving<T>(args: readonly string[], use: (endpoint: string) => Promise<T>): Promise<{ result: T; code: number | null }> {
  const child = start(['serve', '--port', '0', ...args]);
  const line = await firstLine(child);
  expect(line).toMatch(/^Customer Profiles listens on http:\/\/127\.0\.0\.1:\d+$/);
  const result = await use(line.split(' ').at(-1)!);
  const end = ended(child);
  child.kill('SIGTERM');
  return { result, code: (await end).code };
}

test('serve prints one line with its address, answers the SDK and ends with 0 on a signal', async () => {
  const { result, code } = await serving([], async (endpoint) => {
    const client = clientOf(endpoint);
    await client.send(new CreateDomainCommand({ DomainName: 'shop', DefaultExpirationDays: 366 }));
    return (await client.send(new ListDomainsCommand({}))).Items?.map((item) => item.DomainName);
  });
  expect(result).toEqual(['shop']);
  expect(code).toBe(0);
});

test('serve keeps its state in the data file and reads it again', async () => {
  const data = path.join(folder, 'state.json');
  await serving(['--data', data], (endpoint) => clientOf(endpoint).send(new CreateDomainCommand({ DomainName: 'kept', DefaultExpirationDays: 366 })));
  const { result } = await serving(['--data', data], async (endpoint) => (await clientOf(endpoint).send(new ListDomainsCommand({}))).Items);
  expect(result).toEqual([expect.objectContaining({ DomainName: 'kept' })]);
});

test('a broken data file is named, is left as it is, and the exit code is 2', async () => {
  const data = path.join(folder, 'state.json');
  writeFileSync(data, '{ broken');
  const { code, stderr } = await runProgram(['serve', '--port', '0', '--data', data]);
  expect(code).toBe(2);
  expect(stderr).toContain(data);
  expect(readFileSync(data, 'utf8')).toBe('{ broken');
});

test('a port that is taken is named with the way out, and the exit code is 2', async () => {
  await serving([], async (endpoint) => {
    const { port } = new URL(endpoint);
    const { code, stderr } = await runProgram(['serve', '--port', port]);
    expect(code).toBe(2);
    expect(stderr).toBe(`error: port ${port} of 127.0.0.1 is in use; choose another, or 0 for any that is free\n`);
  });
});

test('with a rate limit of one write a second, the second write of the same kind is throttled', async () => {
  const { result } = await serving(['--rate-limit', '0.001'], async (endpoint) => {
    const client = clientOf(endpoint);
    await client.send(new CreateDomainCommand({ DomainName: 'first', DefaultExpirationDays: 366 }));
    return client.send(new CreateDomainCommand({ DomainName: 'second', DefaultExpirationDays: 366 })).catch((error: Error) => error.name);
  });
  expect(result).toBe('ThrottlingException');
});

test('what the customer data is like is chosen by options', async () => {
  const { code } = await serving(['--eventual-consistency', '--default-calculated-attributes', '--ambiguous-keys', 'reject'], async () => undefined);
  expect(code).toBe(0);
});

test.each([
  [['serve', '--port', '99999'], "option '--port <port>' argument '99999' is invalid. it must be a port from 0 to 65535"],
  [['serve', '--rate-limit', '-1'], 'it must be a number above 0'],
  [['serve', '--account', '12'], 'it must be the 12 digits of an account'],
  [['serve', '--ambiguous-keys', 'merge'], "argument 'merge' is invalid. Allowed choices are create, reject."],
  [['serve', '--nonsense'], "unknown option '--nonsense'"],
  [['nonsense'], "unknown command 'nonsense'"],
])('%j is refused with a hint and exit code 2', async (args, message) => {
  const { code, stderr } = await runProgram(args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each([[['--help']], [['serve', '--help']], [['deploy', '--help']]])('%j tells what there is and ends with 0', async (args) => {
  const { code, stdout } = await runProgram(args);
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: cdk-customer-profiles');
});

test('the exit codes are documented', async () => {
  expect((await runProgram(['--help'])).stdout).toMatch(/Exit codes:\n\s+0 .*\n\s+1 .*\n\s+2 /);
});
