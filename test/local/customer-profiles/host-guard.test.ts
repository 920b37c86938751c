import { errorShape, send, SIGNED } from './raw-http';
import { startService } from './running-service';
import { HostGuard } from '../../../src/local/customer-profiles/server/host-guard';

const LOCAL = { host: '127.0.0.1', allowed: [] };

test.each<[string, string | undefined, { host: string; allowed: string[] }, boolean]>([
  ['loopback by name', 'localhost', LOCAL, true],
  ['with a port', 'localhost:4570', LOCAL, true],
  ['in capitals, with the dot of the root', 'LocalHost.:4570', LOCAL, true],
  ['loopback by address', '127.0.0.1:1', LOCAL, true],
  ['the rest of loopback', '127.99.0.3', LOCAL, true],
  ['loopback of version 6', '[::1]:4570', LOCAL, true],
  ['the same, written out', '[0:0:0:0:0:0:0:1]', LOCAL, true],
  ['a page by its name', 'evil.example:4570', LOCAL, false],
  ['a name that begins like loopback', '127.0.0.1.evil.example', LOCAL, false],
  ['a name that ends like loopback', 'evil-localhost', LOCAL, false],
  ['a number that a resolver takes for loopback', '2130706433', LOCAL, false],
  ['an address of the network', '192.168.0.7', LOCAL, false],
  ['nothing', undefined, LOCAL, false],
  ['an empty text', '', LOCAL, false],
  ['two hosts', 'localhost:1, evil.example', LOCAL, false],
  ['a user before the host', 'localhost@evil.example', LOCAL, false],
  ['the host that it listens on', 'box.lan:4570', { host: 'Box.lan', allowed: [] }, true],
  ['another than it listens on', 'other.lan', { host: 'box.lan', allowed: [] }, false],
  ['a name that is allowed', 'host.docker.internal:4570', { host: '0.0.0.0', allowed: ['host.docker.internal'] }, true],
  ['any address where it listens on all', '172.17.0.1:4570', { host: '0.0.0.0', allowed: [] }, true],
  ['any address of version 6 where it listens on all', '[fe80::1]:4570', { host: '::', allowed: [] }, true],
  ['a name where it listens on all', 'evil.example', { host: '0.0.0.0', allowed: [] }, false],
])('Host: %s', (_what, host, reachable, taken) => {
  expect(new HostGuard(reachable).refusal({ host }) === undefined).toBe(taken);
});

test.each([
  ['http://localhost:3000', true],
  ['https://127.0.0.1', true],
  ['http://evil.example', false],
  ['http://203.0.113.5', false],
  ['null', false],
])('Origin: %s', (origin, taken) => {
  expect(new HostGuard({ host: '0.0.0.0', allowed: [] }).refusal({ host: 'localhost', origin }) === undefined).toBe(taken);
});

test.each([
  ['GET', '/domains'], ['POST', '/domains/retail'], ['GET', '/_local/health'], ['GET', '/_local/state'], ['DELETE', '/_local/calls'], ['DELETE', '/_local/faults'],
])('%s %s of a page that made its name lead here is refused, with what would be right', async (method, path) => {
  const { url, service } = await startService({ allowUnsigned: true });
  const answer = await send(url, method, path, '{"DefaultExpirationDays": 1}', { ...SIGNED, host: 'evil.example:4570' });
  expect(errorShape(answer)).toBe('403 AccessDeniedException: this service does not answer for the Host "evil.example:4570", only for loopback, localhost; '
    + 'serve --allow-host allows another name');
  expect(service.calls.counts().total).toBe(0);
});

test('an unsigned request that a page of somebody else sends from the browser is refused', async () => {
  const { url, service } = await startService({ allowUnsigned: true });
  const answer = await send(url, 'POST', '/domains/retail', '{"DefaultExpirationDays": 1}', { 'content-type': 'text/plain', 'origin': 'https://evil.example' });
  expect(errorShape(answer)).toMatch(/^403 AccessDeniedException: .*web pages of others.*"https:\/\/evil\.example"$/);
  expect(service.store.listDomains()).toEqual([]);
});

test('a service that listens on a name is called by it, and by the address that it was resolved to', async () => {
  const { service, url } = await startService();
  await service.stop();
  const again = await service.start({ host: 'localhost' });
  expect(new URL(again).hostname).toMatch(/^(127\.0\.0\.1|\[::1\])$/);
  expect(again).not.toBe(url);
  expect((await send(again.replace('[::1]', 'localhost'), 'GET', '/_local/health')).status).toBe(200);
});
