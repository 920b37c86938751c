import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askAssumptions, assumptionsAsked } from './questions/assumptions';
import { askFact, OPEN_FACTS } from './questions/facts';
import { patienceOf } from './questions/far-service';
import { MARK, OwnDomains } from './questions/own-domains';
import { whyNot } from './questions/why-not';
import { startService } from '../local/customer-profiles/running-service';
import type { Client } from '../scenarios/runner/client';
import { sdkClient } from '../scenarios/runner/clients/sdk';
import { localService } from '../scenarios/runner/local-service';
import { SCENARIOS } from '../scenarios/runner/read-scenarios';

/** A service whose answers to one operation are other than they were. */
async function tamperedWith(url: string, path: RegExp, change: (answer: string) => string): Promise<{ url: string; stop: () => void }> {
  const server = createServer((incoming, outgoing) => {
    const passed = request(`${url}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const body = path.test(`${incoming.method} ${incoming.url}`) ? change(text) : text;
        outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, 'content-length': Buffer.byteLength(body) });
        outgoing.end(body);
      });
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

async function ask(ids: readonly string[], url: string, local: string) {
  const client = new OwnDomains(sdkClient(url));
  try {
    return await askAssumptions(ids, { client, service: localService(local) });
  } finally {
    client.close();
  }
}

test('of what can be asked the local service says that it is as assumed, and nothing is left', async () => {
  const { url } = await startService();

  const heard = await ask(assumptionsAsked(), url, url);

  expect([...heard].filter(([, { verdict }]) => verdict === 'differs')).toEqual([]);
  expect([...heard].filter(([, { verdict }]) => verdict === 'as assumed').length).toBeGreaterThan(60);
  expect(await sdkClient(url).call('ListDomains', {})).toEqual({ answer: { Items: [] } });
});

test('a service that does otherwise is found out, with what it did', async () => {
  const { url } = await startService();
  const searching = await tamperedWith(url, /^POST .*\/profiles\/search/, (answer) => answer.replaceAll('GenderString', 'Sex'));
  try {
    expect((await ask(['D-P2'], searching.url, url)).get('D-P2')).toMatchObject({ verdict: 'differs', observed: expect.arrayContaining([expect.stringContaining('GenderString')]) });
  } finally {
    searching.stop();
  }
});

test('what is not asked says why', async () => {
  const { url } = await startService();

  expect((await ask(['D-G2'], url, url)).get('D-G2')).toMatchObject({ verdict: 'not asked', observed: expect.arrayContaining([expect.stringMatching(/clock|quotas/)]) });
});

test('a scenario that needs what AWS does not have is not asked', () => {
  const needing = SCENARIOS.filter(({ steps }) => steps.some((step) => ['clock', 'bring', 'resolve', 'deadLetters', 'stream'].some((member) => member in step)));

  expect(needing.length).toBeGreaterThan(50);
  expect(needing.filter((scenario) => whyNot(scenario) === undefined)).toEqual([]);
});

test.each(OPEN_FACTS.map((fact) => [fact.id, fact] as const))('the local service does what %s assumes', async (_, fact) => {
  const { url } = await startService();
  const client = new OwnDomains(sdkClient(url));

  expect(await askFact(fact, client)).toBe(fact.assumed);
  expect(client.left).toEqual([]);
});

describe('domains of others', () => {
  class Spy implements Client {
    public readonly name = 'spy';
    public readonly calls: string[] = [];
    public async call(operation: string) {
      this.calls.push(operation);
      return operation === 'CreateDomain' ? { error: 'BadRequestException', message: 'it is there' } : { answer: {} };
    }
    public close() { /* nothing is open */ }
  }

  test.each(['UpdateDomain', 'DeleteDomain', 'PutProfileObject', 'PutProfileObjectType', 'DeleteProfile', 'MergeProfiles'])('%s does not reach them', async (operation) => {
    const spy = new Spy();

    expect(await new OwnDomains(spy).call(operation, { DomainName: 'production' })).toEqual({ unsaid: `${operation} would write to production, which this run has not made` });
    expect(spy.calls).toEqual([]);
  });

  test('one that is there already is not taken for our own', async () => {
    const spy = new Spy();
    const client = new OwnDomains(spy);
    const name = client.newName();

    await client.call('CreateDomain', { DomainName: name });

    expect(await client.call('DeleteDomain', { DomainName: name })).toHaveProperty('unsaid');
    expect(await client.call('CreateDomain', { DomainName: 'production' })).toHaveProperty('unsaid');
    expect(spy.calls).toEqual(['CreateDomain']);
  });

  test('tags are only set where a domain is made', async () => {
    expect(await new OwnDomains(new Spy()).call('TagResource', { resourceArn: 'arn:aws:profile:us-east-1:1:domains/production', tags: {} })).toHaveProperty('unsaid');
  });

  test('what a killed run has left is deleted, and what only looks like it stays', async () => {
    const { url } = await startService();
    const plain = sdkClient(url);
    const killed = new OwnDomains(plain);
    const left = killed.newName();
    await killed.call('CreateDomain', { DomainName: left, DefaultExpirationDays: 1 });
    await plain.call('CreateDomain', { DomainName: 'cp-question-0123abcd-1', DefaultExpirationDays: 1 });
    await plain.call('CreateDomain', { DomainName: 'production', DefaultExpirationDays: 1, Tags: { [MARK]: '0123abcd' } });

    expect(await new OwnDomains(plain).cleanUp()).toEqual([left]);
    expect(await plain.call('ListDomains', {})).toMatchObject({ answer: { Items: [{ DomainName: 'cp-question-0123abcd-1' }, { DomainName: 'production' }] } });
  });

  test('what a run makes has its mark', async () => {
    const { url } = await startService();
    const client = new OwnDomains(sdkClient(url));
    const name = client.newName();

    await client.call('CreateDomain', { DomainName: name, DefaultExpirationDays: 1 });

    expect(await client.call('GetDomain', { DomainName: name })).toMatchObject({ answer: { Tags: { [MARK]: expect.stringMatching(/^[0-9a-f]{8}$/) } } });
  });
});

test('patience reads again until the answer is there, and ends with the last difference', async () => {
  let reads = 0;
  const patience = patienceOf({ settle: 0, patience: 1000 });

  await patience(async () => {
    reads++;
    if (reads < 3) {
      throw new Error('not yet');
    }
  });

  expect(reads).toBe(3);
  await expect(patience(async () => Promise.reject(new Error('never')))).rejects.toThrow('never');
});
