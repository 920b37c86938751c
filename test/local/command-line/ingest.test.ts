import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { CreateDomainCommand, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { CUSTOMER_TYPE, Folder, SHOP } from './records-stage';
import { ended, runProgram, start } from './run-program';
import { progressOf } from '../../../src/local/command-line/progress';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import { clientOf, startService } from '../customer-profiles/running-service';

const folder = new Folder();
afterAll(() => folder.remove());

const CUSTOMERS = folder.file('customers.csv', `id,last,email,phone
1,Sousa,ana@example.com,111
2,Sousa,ANA@example.com,
1,Sousa,ana@example.com,222
,Nobody,nobody@example.com,
`);

async function shop(options: Parameters<typeof startService>[0] = {}) {
  const running = await startService(options);
  await define(running.url);
  return running;
}

async function define(url: string, region = 'us-east-1'): Promise<void> {
  const client = clientOf(url, region);
  await client.send(new CreateDomainCommand(SHOP));
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER_TYPE));
  client.destroy();
}

async function ingest(file: string, ...options: string[]) {
  return runProgram(['ingest', file, '--domain', 'shop', '--object-type', 'Customer', ...options], folder.path);
}

test('takes records in, writes what was refused and the profiles, and tells how many became what', async () => {
  const { url } = await shop();
  const dry = await ingest(CUSTOMERS, '--endpoint', url, '--dry-run', '--profiles', 'dry.ndjson', '--json');
  expect(dry.code).toBe(1);
  expect(JSON.parse(dry.stdout)).toEqual({
    domain: 'shop',
    objectType: 'Customer',
    dryRun: true,
    records: 4,
    notSent: 0,
    profilesBefore: 0,
    profilesAfter: 1,
    new: 2,
    attached: 0,
    replaced: 1,
    refused: 1,
    merged: 1,
    ambiguous: 0,
    reasons: { 'The UNIQUE key or PROFILE key does not exist in the profile object': 1 },
    refusedRecords: [{ file: CUSTOMERS, line: 5, reason: 'The UNIQUE key or PROFILE key does not exist in the profile object' }],
  });
  expect(folder.lines('dry.ndjson')).toHaveLength(1);

  const { code, stdout, stderr } = await ingest(CUSTOMERS, '--endpoint', url, '--refused', 'refused.ndjson', '--profiles', 'profiles.ndjson');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toBe(`4 records of Customer for domain shop
  new       2  made a profile
  attached  0  went to a profile that was there
  replaced  1  took the place of a record with the same unique value
  refused   1  not taken, because:
            1  The UNIQUE key or PROFILE key does not exist in the profile object
  profiles  1  in the domain now, 0 before
  merged    1  profiles became part of others, by the rules of the domain
${CUSTOMERS}:5: The UNIQUE key or PROFILE key does not exist in the profile object
the refused records are in refused.ndjson
`);
  expect(folder.lines('refused.ndjson')).toEqual([{
    file: CUSTOMERS,
    line: 5,
    reason: 'The UNIQUE key or PROFILE key does not exist in the profile object',
    record: '{"id":"","last":"Nobody","email":"nobody@example.com","phone":""}',
  }]);
  expect(folder.lines('profiles.ndjson')).toEqual([expect.objectContaining({ AccountNumber: expect.any(String), LastName: 'Sousa' })]);
}, 60_000);

test('many records go in in several requests, and the service can be named by the environment', async () => {
  const { url } = await shop();
  const many = folder.file('many.ndjson', Array.from({ length: 1234 }, (_, index) => `{"id":"${index}"}`).join('\n'));
  const { code, stdout } = await ended(start(['ingest', many, '--domain', 'shop', '--object-type', 'Customer', '--json'], folder.path, {
    AWS_ENDPOINT_URL_CUSTOMER_PROFILES: url,
  }));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ records: 1234, new: 1234, profilesAfter: 1234 });
}, 60_000);

test('a record over 250 KB is refused, and places in a list are told as such', async () => {
  const { url } = await shop();
  const { code, stdout } = await ingest(folder.file('big.json', [{ id: '1' }, { id: '2', note: 'x'.repeat(256_000) }, 5]), '--endpoint', url);
  expect(code).toBe(1);
  expect(stdout).toContain('big.json, record 2: Your data contains profile object larger than 256000 bytes\n');
  expect(stdout).toContain('big.json, record 3: Could not parse object string into JSON\n');
}, 60_000);

test('works on a data file, keeps what it has taken, and refuses one that another process has', async () => {
  const data = path.join(folder.path, 'shop.db');
  const service = new LocalCustomerProfiles({ dataFile: data, region: 'eu-west-1' });
  const url = await service.start();
  await define(url, 'eu-west-1');
  await define(url, 'eu-central-1');
  const busy = await ingest(CUSTOMERS, '--data', data, '--region', 'eu-west-1');
  await service.stop();
  expect(busy.code).toBe(2);
  expect(busy.stderr).toMatch(/^error: .*shop\.db.* process \d+/);

  const elsewhere = await ingest(CUSTOMERS, '--data', data);
  expect(elsewhere).toMatchObject({
    code: 2,
    stderr: 'error: Domain shop does not exist there; it is in account 000000000000, region eu-central-1; account 000000000000, region eu-west-1: '
      + 'give --account and --region\n',
  });
  expect(await ingest(CUSTOMERS, '--data', data, '--region', 'eu-west-1')).toMatchObject({ code: 1, stderr: '' });
  const again = await ingest(CUSTOMERS, '--data', data, '--region', 'eu-west-1', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ profilesBefore: 1, profilesAfter: 1, replaced: 3 });
}, 90_000);

test('what does not make sense is told before anything is sent, and leaves nothing', async () => {
  const { url, service } = await shop();
  const broken = folder.file('broken.csv', 'id,last\n1,A\n2\n');
  const semicolons = folder.file('semi.csv', 'id;last\n1;A\n');
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [[broken, '--endpoint', url], `${broken}:3: the row has 1 value, and the first line names 2 columns`],
    [[semicolons, '--endpoint', url], `${semicolons}:1: it has semicolons where commas should be; give --delimiter ';'`],
    [['nosuch.csv', '--endpoint', url], 'nosuch.csv: there is no such file'],
    [[folder.path, '--endpoint', url], `${folder.path}: it is a folder`],
    [[CUSTOMERS], 'no service is named; give --endpoint'],
    [[CUSTOMERS, '--endpoint', url, '--data', 'x'], '--endpoint and --data exclude each other'],
    [[CUSTOMERS, '--data', 'x', '--refused', 'left.ndjson'], 'there is no data file x; '],
    [[CUSTOMERS, '--endpoint', 'http://127.0.0.1:9'], 'no service answers at http://127.0.0.1:9 ('],
    [[CUSTOMERS, '--endpoint', url, '--refused', '/nosuch/x'], '--refused: cannot write /nosuch/x: '],
    [[CUSTOMERS, '--endpoint', url, '--profiles', CUSTOMERS], `--profiles ${CUSTOMERS} would write over a file that this run needs`],
    [[CUSTOMERS, '--endpoint', url, '--domain', 'shpo', '--refused', 'left.ndjson'], 'Domain shpo does not exist; there is shop'],
    [[CUSTOMERS, '--endpoint', url, '--object-type', 'Other', '--profiles', 'left.ndjson'], 'Object type Other does not exist in domain shop, and is no template'],
    [[CUSTOMERS, '--endpoint', url, '--delimiter', 'ab'], 'it must be one character'],
  ];
  const results = await Promise.all(cases.map(async ([args]) => ingest(args[0], ...args.slice(1))));
  results.forEach(({ code, stdout, stderr }, index) => {
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`error: ${cases[index][1] === 'it must be one character' ? '' : cases[index][1]}`)]);
    expect(stderr).toContain(cases[index][1]);
    expect(stderr).not.toContain('    at ');
  });
  expect(existsSync(path.join(folder.path, 'left.ndjson'))).toBe(false);
  expect(existsSync(path.join(folder.path, 'x'))).toBe(false);
  expect(folder.read('customers.csv')).toContain('1,Sousa');
  expect(JSON.stringify(service.stores.list())).not.toContain('"ProfileCount":1');
  expect((await ingest(semicolons, '--endpoint', url, '--delimiter', ';')).code).toBe(0);
}, 90_000);

/** A service whose answer to batches is the test's. */
async function fakeService(answer: (batch: number) => Promise<object | undefined>) {
  let batches = 0;
  const server = createServer((request, response) => {
    void (async () => {
      for await (const _ of request) { /* to its end */ }
      const body = request.url === '/_local/health' ? { instance: 'i' } : await answer(batches++);
      return body ? response.end(JSON.stringify(body)) : response.destroy();
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const taken = (count: number) => ({ Results: Array.from({ length: count }, () => ({ Outcome: 'new', ProfileId: 'p' })), ProfilesBefore: 0, ProfilesAfter: count });

test('Ctrl-C ends it after what was sent, and tells how much that is', async () => {
  let program: ReturnType<typeof start> | undefined;
  const { server, url } = await fakeService(async (batch) => {
    if (batch === 1) {
      program?.kill('SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return taken(batch === 0 ? 0 : 500);
  });
  const many = folder.file('1200.ndjson', '{"id":"1"}\n'.repeat(1200));
  program = start(['ingest', many, '--domain', 'shop', '--object-type', 'Customer', '--endpoint', url], folder.path);
  const { code, stdout, stderr } = await ended(program);
  server.close();
  expect(code).toBe(130);
  expect(stdout).toContain('500 records of Customer');
  expect(stderr).toBe('error: interrupted: 500 of 1200 records were sent, the others were not\n');
}, 60_000);

test('a service that goes away is told with what it has taken', async () => {
  const { server, url } = await fakeService(async (batch) => batch < 2 ? taken(batch * 500) : undefined);
  const many = folder.file('1200.ndjson', '{"id":"1"}\n'.repeat(1200));
  const { code, stdout, stderr } = await ingest(many, '--endpoint', url, '--refused', 'none.ndjson');
  server.close();
  expect(code).toBe(1);
  expect(stdout).toContain('500 records of Customer');
  expect(stderr).toMatch(/^error: the service at \S+ does not answer any more \(.+\); 500 of 1200 records were sent, the others were not, and perhaps those that it was asked for last\n$/);
  expect(folder.read('none.ndjson')).toBe('');
}, 60_000);

test('a service of somebody else takes no records', async () => {
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { code, stderr } = await ingest(CUSTOMERS, '--endpoint', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  expect([code, stderr]).toEqual([2, expect.stringContaining('is not a local one of this library')]);
}, 60_000);

test('progress is a bar on a terminal, and plain lines elsewhere', () => {
  const told = (isTTY: boolean) => {
    let text = '';
    let time = 0;
    const out = { isTTY, write: (part: string) => { text += part; }, on: () => undefined, columns: 100 } as unknown as NodeJS.WriteStream;
    const progress = progressOf(1000, out, () => time);
    for (const _ of [1, 2, 3, 4]) {
      time += 1500;
      progress.add(250);
    }
    progress.stop();
    return text;
  };
  expect(told(false)).toBe('500 of 1000 records\n');
  expect(told(true)).toMatch(/of 1000 records/);
});
