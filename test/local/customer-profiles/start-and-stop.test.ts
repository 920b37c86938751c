import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { CreateDomainCommand } from '@aws-sdk/client-customer-profiles';
import { send, SIGNED } from './raw-http';
import { clientOf, startService } from './running-service';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';

test('the service listens on loopback, on a port that is free', async () => {
  const { url } = await startService();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
});

test('a port that is in use is an error that names it, and the service can be started again', async () => {
  const { url } = await startService();
  const port = Number(new URL(url).port);
  const second = new LocalCustomerProfiles();
  await expect(second.start({ port })).rejects.toThrow(`port ${port} of 127.0.0.1 is in use; choose another, or 0 for any that is free`);
  expect(await second.start()).toMatch(/^http:/);
  await second.stop();
});

test('a host that is not of this machine is an error', async () => {
  await expect(new LocalCustomerProfiles().start({ host: '192.0.2.1' })).rejects.toThrow(/^cannot listen on 192\.0\.2\.1: /);
});

test('a service that runs cannot be started again, and one that does not run can be stopped', async () => {
  const service = new LocalCustomerProfiles();
  await service.stop();
  const first = await service.start();
  await expect(service.start()).rejects.toThrow('the service runs already; stop it first');
  await service.stop();
  await service.stop();
  await expect(send(first, 'GET', '/domains')).rejects.toThrow('ECONNREFUSED');
});

test('a service that was stopped can be started again with what it held', async () => {
  const service = new LocalCustomerProfiles();
  const client = clientOf(await service.start());
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  client.destroy();
  await service.stop();
  const { status } = await send(await service.start(), 'GET', '/domains/retail');
  expect(status).toBe(200);
  await service.stop();
});

test('a stop does not wait for connections that are kept alive', async () => {
  const service = new LocalCustomerProfiles({ stopGrace: 3_600_000 });
  const url = new URL(await service.start());
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve) => {
    request({ hostname: url.hostname, port: url.port, path: '/domains', headers: SIGNED, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve());
    }).end();
  });
  await service.stop();
  agent.destroy();
});

test('a stop lets a call finish that is being carried out', async () => {
  const stops: Promise<void>[] = [];
  const service: LocalCustomerProfiles = new LocalCustomerProfiles({
    stopGrace: 3_600_000,
    onCall: (_, phase) => {
      if (phase === 'before') {
        stops.push(service.stop());
      }
    },
  });
  const { status, headers } = await send(await service.start(), 'POST', '/domains/retail', '{"DefaultExpirationDays": 1}');
  expect([status, headers.connection]).toEqual([200, 'close']);
  await Promise.all(stops);
  expect(stops).toHaveLength(1);
  expect(service.store.domain('retail')).toBeDefined();
});

test('a stop cuts off what does not finish: a hook that hangs, a client that does not go on sending', async () => {
  const never = new Promise<void>(() => {});
  let came = () => {};
  const inHook = new Promise<void>((resolve) => { came = resolve; });
  const onCall = async () => {
    came();
    return never;
  };
  const { url, service } = await startService({ stopGrace: 1, onCall });
  const { hostname, port } = new URL(url);
  const call = send(url, 'GET', '/domains').catch((error: Error) => error.message);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve) => socket.write('POST /domains/x HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{', () => resolve()));
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()).on('error', () => resolve()));
  await inHook;
  await service.stop();
  await closed;
  expect(await call).toMatch(/socket hang up|ECONNRESET/);
});
