import { CreateDomainCommand, GetDomainCommand } from '@aws-sdk/client-customer-profiles';
import { clientOf, errorOf, startService } from './running-service';
import { LocalCustomerProfiles } from '../../../src/local/customer-profiles';
import type { CallPhase, ServiceErrorName } from '../../../src/local/customer-profiles';

const CREATE = { DomainName: 'retail', DefaultExpirationDays: 1 };

test.each<[ServiceErrorName, number]>([
  ['AccessDeniedException', 403],
  ['BadRequestException', 400],
  ['InternalServerException', 500],
  ['ResourceNotFoundException', 404],
  ['ThrottlingException', 429],
])('%s can be had on demand', async (error, status) => {
  const { client, service } = await startService();
  service.faults.add({ operation: 'CreateDomain', error });
  await expect(client.send(new CreateDomainCommand(CREATE))).rejects.toMatchObject({
    name: error, message: `this ${error} was asked for`, $metadata: { httpStatusCode: status },
  });
  expect(service.store.domain('retail')).toBeUndefined();
  await client.send(new CreateDomainCommand(CREATE));
});

test('a fault meets as many calls of its operation as it was asked to, and no others', async () => {
  const { client, service } = await startService();
  service.faults.add({ operation: 'GetDomain', error: 'InternalServerException', message: 'twice', times: 2 });
  await client.send(new CreateDomainCommand(CREATE));
  expect(await errorOf(client.send(new GetDomainCommand(CREATE)))).toBe('InternalServerException: twice');
  expect(service.faults.list()).toEqual([{ operation: 'GetDomain', error: 'InternalServerException', message: 'twice', times: 1 }]);
  expect(await errorOf(client.send(new GetDomainCommand(CREATE)))).toBe('InternalServerException: twice');
  expect(service.faults.list()).toEqual([]);
  await client.send(new GetDomainCommand(CREATE));
});

test('a fault without an operation meets the next call, and can be taken back', async () => {
  const { client, service } = await startService();
  service.faults.add({ error: 'ThrottlingException', times: 5 });
  expect(await errorOf(client.send(new CreateDomainCommand(CREATE)))).toMatch(/^ThrottlingException/);
  service.faults.clear();
  await client.send(new CreateDomainCommand(CREATE));
});

test('a fault for an operation that there is not is a mistake', async () => {
  const { service } = await startService();
  expect(() => service.faults.add({ operation: 'CreateDomian', error: 'ThrottlingException' }))
    .toThrow('the service has no operation "CreateDomian"; did you mean "CreateDomain"?');
});

test('an answer can be lost after the call was carried out', async () => {
  const { client, service } = await startService();
  service.faults.add({ operation: 'CreateDomain', error: 'InternalServerException', afterCarryingOut: true });
  expect(await errorOf(client.send(new CreateDomainCommand(CREATE)))).toMatch(/socket hang up|ECONNRESET/);
  expect(service.store.domain('retail')).toBeDefined();
  expect(service.calls.list()).toMatchObject([{ operation: 'CreateDomain' }]);
  expect(service.calls.list()[0]).not.toHaveProperty('status');
});

test('a connection can be dropped before the call is carried out', async () => {
  const { client, service } = await startService();
  service.faults.add({ operation: 'CreateDomain' });
  expect(await errorOf(client.send(new CreateDomainCommand(CREATE)))).toMatch(/socket hang up|ECONNRESET/);
  expect(service.store.domain('retail')).toBeUndefined();
});

test('a hook is told of each call before it is carried out and before it is answered, and the call waits for it', async () => {
  const seen: string[] = [];
  const { client, service } = await startService({
    onCall: async (call, phase) => {
      await Promise.resolve();
      seen.push(`${phase} ${call.operation} ${String(call.input?.DomainName)} ${call.status ?? '-'} ${call.error ?? '-'} ${service.store.listDomains().length}`);
    },
  });
  await client.send(new CreateDomainCommand(CREATE));
  await errorOf(client.send(new GetDomainCommand({ DomainName: 'other' })));
  expect(seen).toEqual([
    'before CreateDomain retail - - 0',
    'after CreateDomain retail 200 - 1',
    'before GetDomain other - - 1',
    'after GetDomain other 404 ResourceNotFoundException 1',
  ]);
});

test.each<[CallPhase, boolean]>([['before', false], ['after', true]])(
  'a hook that fails %s a call is an internal error, and the service goes on', async (failing, carriedOut) => {
    const errors: unknown[] = [];
    const service = new LocalCustomerProfiles({
      onInternalError: (error) => errors.push(error),
      onCall: ({ operation }, phase) => {
        if (operation === 'CreateDomain' && phase === failing) {
          throw new Error('the hook fails');
        }
      },
    });
    const client = clientOf(await service.start());
    expect(await errorOf(client.send(new CreateDomainCommand(CREATE))))
      .toBe('InternalServerException: internal error of the local service: its log says more');
    expect(errors).toEqual([new Error('the hook fails')]);
    expect(service.store.domain('retail') !== undefined).toBe(carriedOut);
    expect(await errorOf(client.send(new GetDomainCommand({ DomainName: 'other' })))).toMatch(/^ResourceNotFoundException/);
    client.destroy();
    await service.stop();
  });

test('calls are listed and counted until they are reset', async () => {
  const { client, service } = await startService();
  await client.send(new CreateDomainCommand(CREATE));
  await errorOf(client.send(new CreateDomainCommand(CREATE)));
  await client.send(new GetDomainCommand(CREATE));
  expect(service.calls.list('CreateDomain')).toEqual([
    {
      id: expect.any(String),
      operation: 'CreateDomain',
      kind: 'write',
      at: expect.any(Number),
      input: CREATE,
      accessKeyId: 'AKIDTEST',
      environment: { account: '000000000000', region: 'us-east-1' },
      status: 200,
    },
    {
      id: expect.any(String),
      operation: 'CreateDomain',
      kind: 'write',
      at: expect.any(Number),
      input: CREATE,
      accessKeyId: 'AKIDTEST',
      environment: { account: '000000000000', region: 'us-east-1' },
      status: 400,
      error: 'BadRequestException',
    },
  ]);
  expect(service.calls.list()).toHaveLength(3);
  expect(service.calls.counts()).toEqual({ total: 3, reads: 1, writes: 2, byOperation: { CreateDomain: 2, GetDomain: 1 } });
  service.calls.reset();
  expect(service.calls.list()).toEqual([]);
  expect(service.calls.counts()).toEqual({ total: 0, reads: 0, writes: 0, byOperation: {} });
});
