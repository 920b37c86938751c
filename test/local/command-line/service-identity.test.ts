import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StackStore } from '../../../src/local/cloudformation/stack-store';
import type { DeployedTo, StackRecord } from '../../../src/local/cloudformation/stack-store';
import { assertSameService, identify } from '../../../src/local/command-line/service-identity';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import { HostGuard } from '../../../src/local/customer-profiles/server/host-guard';

async function withServer<T>(status: number, body: string, use: (endpoint: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a local service tells the identity of its state', async () => {
  const service = new LocalCustomerProfiles();
  const endpoint = await service.start();
  expect(await identify(endpoint)).toEqual({ endpoint, instance: service.instance });
  await service.stop();
  expect(new LocalCustomerProfiles().instance).not.toBe(service.instance);
});

test.each([
  ['of somebody else, without local routes', 404, '{"message": "Not Found"}'],
  ['that wants a signature', 403, '{"message": "Missing Authentication Token"}'],
  ['that answers no JSON', 200, '<html>'],
])('a service %s is known by its address', async (_, status, body) => {
  expect(await withServer(status, body, async (endpoint) => ({ ...await identify(endpoint), endpoint: 'x' }))).toEqual({ endpoint: 'x', instance: undefined });
});

test.each([502, 503, 504])('a proxy that answers %d has no service behind it', async (status) => {
  await withServer(status, '', async (endpoint) => {
    await expect(identify(endpoint)).rejects.toThrow(`no service answers at ${endpoint} (it answers ${status}); start one with \`cdk-customer-profiles serve\``);
  });
});

test('a service that does not answer to the name it is called by is told with its own words', async () => {
  const message = new HostGuard({ host: '127.0.0.1', allowed: [] }).refusal({ host: 'box.lan' });
  await withServer(403, JSON.stringify({ __type: 'AccessDeniedException', Message: message }), async (endpoint) => {
    await expect(identify(endpoint)).rejects.toThrow(`the service at ${endpoint} refuses the deployment: this service does not answer for the Host "box.lan"`);
  });
});

test('nothing at the address is told with the reason and the ways on', async () => {
  const endpoint = await withServer(200, '', async (url) => url);
  await expect(identify(endpoint)).rejects.toThrow(/^no service answers at http:\/\/127\.0\.0\.1:\d+ \(connect ECONNREFUSED .*\); start one with `cdk-customer-profiles serve`, or leave --endpoint out/);
});

const [HERE, THERE] = ['http://127.0.0.1:1', 'http://127.0.0.1:2'];

test.each<[string, DeployedTo | undefined, DeployedTo, boolean]>([
  ['nothing remembered, of an older release', undefined, { endpoint: HERE, instance: 'a' }, true],
  ['the same', { endpoint: HERE, instance: 'a' }, { endpoint: HERE, instance: 'a' }, true],
  ['the same on another port', { endpoint: HERE, instance: 'a' }, { endpoint: THERE, instance: 'a' }, true],
  ['begun anew', { endpoint: HERE, instance: 'a' }, { endpoint: HERE, instance: 'b' }, false],
  ['another one', { endpoint: HERE, instance: 'a' }, { endpoint: THERE, instance: 'b' }, false],
  ['one that tells nothing in its place', { endpoint: HERE, instance: 'a' }, { endpoint: HERE }, false],
  ['one that tells nothing, as before', { endpoint: HERE }, { endpoint: HERE }, true],
  ['one that tells nothing, elsewhere', { endpoint: HERE }, { endpoint: THERE }, false],
])('stacks and the service: %s', (_what, former, now, same) => {
  const store = StackStore.inMemory();
  store.service = former;
  store.put({ name: 'Base' } as StackRecord);
  const check = (): void => assertSameService(store, now, 'state');
  if (same) {
    check();
    expect(store.service).toEqual(now);
  } else {
    expect(check).toThrow(/^Base in state are not in the service at http.*deploy --reset.*--state FOLDER, with a folder for each service$/s);
    expect(store.service).toEqual(former);
  }
});

test('where nothing is deployed, any service is the first', () => {
  const store = StackStore.inMemory();
  store.service = { endpoint: HERE, instance: 'a' };
  assertSameService(store, { endpoint: THERE, instance: 'b' }, 'state');
  expect(store.service).toEqual({ endpoint: THERE, instance: 'b' });
});
