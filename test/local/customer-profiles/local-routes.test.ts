import { CreateDomainCommand, GetDomainCommand } from '@aws-sdk/client-customer-profiles';
import { errorShape, send } from './raw-http';
import { errorOf, startService } from './running-service';

const JSON_BODY = { 'content-type': 'application/json' };

async function get(url: string, path: string): Promise<unknown> {
  const { status, text } = await send(url, 'GET', path, '', {});
  expect(status).toBe(200);
  return JSON.parse(text);
}

test('a service in another process can be watched', async () => {
  const { client, url } = await startService({ region: 'eu-west-2', account: '123456789012', now: () => 5 });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  await client.send(new GetDomainCommand({ DomainName: 'retail' }));

  expect(await get(url, '/_local/health')).toMatchObject({
    status: 'ok', region: 'eu-west-2', account: '123456789012', operations: expect.arrayContaining(['CreateDomain', 'TagResource']),
  });
  expect(await get(url, '/_local/calls')).toEqual({ total: 2, reads: 1, writes: 1, byOperation: { CreateDomain: 1, GetDomain: 1 } });
  expect(await get(url, '/_local/state')).toMatchObject({
    version: 1, domains: [{ DomainName: 'retail', DefaultExpirationDays: 1, CreatedAt: 5, LastUpdatedAt: 5, ObjectTypes: [] }],
  });
  await send(url, 'DELETE', '/_local/calls', '', {});
  expect(await get(url, '/_local/calls')).toEqual({ total: 0, reads: 0, writes: 0, byOperation: {} });
});

test('a service in another process can be told to fail', async () => {
  const { client, url } = await startService();
  const fault = { operation: 'CreateDomain', error: 'InternalServerException', message: 'from afar', times: 2 };
  expect((await send(url, 'POST', '/_local/faults', JSON.stringify(fault), JSON_BODY)).status).toBe(200);
  expect(await get(url, '/_local/faults')).toEqual({ faults: [fault] });
  expect(await errorOf(client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }))))
    .toBe('InternalServerException: from afar');
  expect(await get(url, '/_local/faults')).toEqual({ faults: [{ ...fault, times: 1 }] });
  await send(url, 'DELETE', '/_local/faults', '', {});
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
});

test.each([
  ['{', 'the body of the request is not JSON'],
  ['5', 'a fault is an object'],
  ['{"operation": "MakeDomain"}', /^Value '"MakeDomain"' at 'operation' failed to satisfy constraint: Member must be one of CreateDomain, /],
  ['{"error": "Oops"}', /^Value '"Oops"' at 'error' failed to satisfy constraint: Member must be one of AccessDeniedException, /],
  ['{"times": 0}', /^Value '0' at 'times' .* a whole number above 0$/],
  ['{"afterCarryingOut": "yes"}', /^Value '"yes"' at 'afterCarryingOut' .* true or false$/],
  ['{"when": "now"}', 'a fault has no when; it has operation, error, message, times and afterCarryingOut'],
])('a fault %s is refused', async (body, message) => {
  const { url, service } = await startService();
  const answer = await send(url, 'POST', '/_local/faults', body, JSON_BODY);
  expect(errorShape(answer)).toMatch(/^400 BadRequestException: /);
  expect((JSON.parse(answer.text) as { Message: string }).Message).toMatch(message);
  expect(service.faults.list()).toEqual([]);
});

test('a fault is read as JSON whatever type it is said to be of, and refused where a web page has posted it', async () => {
  const { url, service } = await startService();
  const fault = '{"error": "ThrottlingException"}';
  expect(errorShape(await send(url, 'POST', '/_local/faults', fault, { 'content-type': 'text/plain', 'origin': 'http://evil.test' }))).toMatch(/^403 /);
  expect(service.faults.list()).toEqual([]);
  expect((await send(url, 'POST', '/_local/faults', fault, { 'content-type': 'text/plain' })).status).toBe(200);
  expect(service.faults.list()).toMatchObject([{ error: 'ThrottlingException' }]);
});

test('what is not there is not there, and no call of the API', async () => {
  const { url, service } = await startService();
  expect(errorShape(await send(url, 'GET', '/_local/nothing', '', {}))).toMatch(/^404 UnknownOperationException: there is no GET \/_local\/nothing; there are /);
  expect(service.calls.counts().total).toBe(0);
});
