import { CreateDomainCommand, GetDomainCommand, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { LocalCustomerProfiles } from '../../../../src/local/customer-profiles';
import { errorShape, send } from '../raw-http';
import { CUSTOMER, errorOf, startService } from '../running-service';

const JSON_BODY = { 'content-type': 'application/json' };

/** The status and the body of what a local route answers. */
async function call(url: string, method: string, path: string, body: unknown): Promise<unknown> {
  const { status, text } = await send(url, method, `/_local/${path}`, JSON.stringify(body), JSON_BODY);
  return { status, body: JSON.parse(text) as unknown };
}

async function refusal(url: string, method: string, path: string, body: string): Promise<string> {
  return errorShape(await send(url, method, `/_local/${path}`, body, JSON_BODY));
}

describe('the clock', () => {
  test('can be stopped in the past, moved and let run, and is the time of what is made', async () => {
    let machine = Date.parse('2026-05-01T00:00:00Z');
    const { client, url, service } = await startService({ now: () => machine });
    expect(await call(url, 'POST', 'clock', { time: '2020-01-15T01:00:00+01:00' })).toEqual({ status: 200, body: { time: '2020-01-15T00:00:00.000Z' } });
    machine += 5000;
    await client.send(new CreateDomainCommand({ DomainName: 'shop', DefaultExpirationDays: 1 }));
    expect((await client.send(new GetDomainCommand({ DomainName: 'shop' }))).CreatedAt).toEqual(new Date('2020-01-15T00:00:00Z'));

    expect(await call(url, 'POST', 'clock', { advanceSeconds: 86400.5 })).toEqual({ status: 200, body: { time: '2020-01-16T00:00:00.500Z' } });
    expect(await call(url, 'POST', 'clock', { running: true })).toEqual({ status: 200, body: { time: '2020-01-16T00:00:00.500Z' } });
    machine += 1000;
    expect(await call(url, 'POST', 'clock', { advanceSeconds: 0 })).toEqual({ status: 200, body: { time: '2020-01-16T00:00:01.500Z' } });
    expect(service.calls.list().map(({ at }) => at)).toEqual([Date.parse('2020-01-15T00:00:00Z'), Date.parse('2020-01-15T00:00:00Z')]);
  });

  test('does not stand still for throttling', async () => {
    let machine = 0;
    const { client, url } = await startService({ now: () => machine, rateLimit: 1 });
    const create = async (DomainName: string) => client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 1 }));
    await call(url, 'POST', 'clock', { time: '2020-01-15T00:00:00Z' });
    await create('one');
    expect(await errorOf(create('two'))).toContain('ThrottlingException');
    await call(url, 'POST', 'clock', { advanceSeconds: 60 });
    expect(await errorOf(create('two'))).toContain('ThrottlingException');
    machine = 1000;
    await create('two');
  });

  test.each([
    ['{"time": "yesterday"}', 'Value \'"yesterday"\' at \'time\' failed to satisfy constraint: Member must be a time such as 2026-01-15T00:00:00Z, from 1970 to 9999'],
    ['{"time": 5}', 'Value \'5\' at \'time\''],
    ['{"time": "2026-02-30T00:00:00Z"}', 'at \'time\''],
    ['{"time": "2026-01-01T25:00:00Z"}', 'at \'time\''],
    ['{"time": "2026-01-01T00:00:00"}', 'at \'time\''],
    ['{"time": "1969-12-31T23:59:59Z"}', 'from 1970 to 9999'],
    ['{"time": "9999-12-31T23:59:59-01:00"}', 'from 1970 to 9999'],
    ['{"advanceSeconds": -1}', 'Value \'-1\' at \'advanceSeconds\' failed to satisfy constraint: Member must be a number of seconds from 0 to '],
    ['{"advanceSeconds": "1"}', 'Value \'"1"\' at \'advanceSeconds\''],
    ['{"advanceSeconds": 1e300}', 'Value \'1e+300\' at \'advanceSeconds\''],
    ['{"advanceSeconds": null}', 'Value \'null\' at \'advanceSeconds\''],
    ['{"running": false}', 'Value \'false\' at \'running\' failed to satisfy constraint: Member must be true; a time stops the clock there'],
    ['{"time": "2026-01-01T00:00:00Z", "running": true}', 'has one of time, advanceSeconds and running'],
    ['{}', 'has one of time, advanceSeconds and running'],
    ['{"tme": 1}', 'a setting of the clock has no tme; it has time, advanceSeconds and running'],
    ['[]', 'a setting of the clock is an object, not []'],
    ['null', 'a setting of the clock is an object, not null'],
    ['', 'has one of time, advanceSeconds and running'],
    ['{', 'the body of the request is not JSON: "{"'],
  ])('refuses %s', async (body, message) => {
    const { url, service } = await startService({ now: () => 5 });
    const text = await refusal(url, 'POST', 'clock', body);
    expect(text).toMatch(/^400 BadRequestException: /);
    expect(text).toContain(message);
    expect(service.clock.now()).toBe(5);
  });
});

describe('quotas', () => {
  test('are changed while the service runs, in every account and region, and back to those of the service', async () => {
    const { client, url } = await startService();
    await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
    await client.send(new PutProfileObjectTypeCommand(CUSTOMER));
    const another = async () => client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, ObjectTypeName: 'Another' }));
    expect(await call(url, 'PUT', 'quotas', { 'object-type': 1, 'objectsPerProfile': null })).toEqual({
      status: 200,
      body: { 'domain': 100, 'object-type': 1, 'integration': 50, 'event-stream': 1, 'calculated-attribute': 50, 'objectsPerProfile': null },
    });
    expect(await errorOf(another())).toContain('which is its quota');

    expect(await call(url, 'PUT', 'quotas', {})).toEqual({
      status: 200,
      body: { 'domain': 100, 'object-type': 100, 'integration': 50, 'event-stream': 1, 'calculated-attribute': 50, 'objectsPerProfile': 1000 },
    });
    await another();
  });

  test.each([
    ['{"domain": -1}', 'Value \'-1\' at \'domain\' failed to satisfy constraint: Member must be a whole number of at least 0, or null for none'],
    ['{"objectsPerProfile": 0}', 'Value \'0\' at \'objectsPerProfile\' failed to satisfy constraint: Member must be a whole number of at least 1, or null for none'],
    ['{"domain": 1.5}', 'Value \'1.5\' at \'domain\''],
    ['{"domain": "3"}', 'Value \'"3"\' at \'domain\''],
    ['{"domain": 1e400}', 'at \'domain\''],
    ['{"objectPerProfile": 3}', 'a set of quotas has no objectPerProfile; it has domain, '],
    ['{"__proto__": {}}', 'a set of quotas has no __proto__; it has '],
  ])('refuses %s', async (body, message) => {
    const { url } = await startService({ quotas: { domain: 7 } });
    const text = await refusal(url, 'PUT', 'quotas', body);
    expect(text).toMatch(/^400 BadRequestException: /);
    expect(text).toContain(message);
  });
});

test('a service without delayed work has settled', async () => {
  const { url } = await startService();
  expect(await call(url, 'POST', 'settle', {})).toEqual({ status: 200, body: {} });
  expect(await refusal(url, 'POST', 'settle', '{"seconds": 1}')).toBe('400 BadRequestException: a wait for delayed work has no seconds; it has no members');
});

test.each([['POST', 'clock'], ['POST', 'settle'], ['PUT', 'quotas']])('%s %s takes nothing that a web page has sent', async (method, path) => {
  const { url } = await startService();
  expect(errorShape(await send(url, method, `/_local/${path}`, '{}', { ...JSON_BODY, origin: 'http://evil.test' }))).toMatch(/^403 AccessDeniedException/);
  expect(errorShape(await send(url, method, `/_local/${path}`, '{}', { ...JSON_BODY, host: 'evil.test' }))).toMatch(/^403 AccessDeniedException/);
});

test('what becomes of ambiguous records is one of two things', () => {
  expect(() => new LocalCustomerProfiles({ ambiguousKeys: 'merge' as 'create' })).toThrow('ambiguousKeys is "merge"; allowed: create or reject');
});
