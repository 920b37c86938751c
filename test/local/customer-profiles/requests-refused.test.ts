import { CreateDomainCommand, ListEventTriggersCommand, PutProfileObjectTypeCommand, TagResourceCommand } from '@aws-sdk/client-customer-profiles';
import { errorShape, send, sendBytes, SIGNED } from './raw-http';
import { CUSTOMER, errorOf, startService } from './running-service';

const DOMAIN = '/domains/retail';
const VALID = '{"DefaultExpirationDays": 1}';

test.each([
  ['broken JSON', 'POST', DOMAIN, '{"DefaultExpirationDays": 1', '400 BadRequestException: the body of the request is not JSON'],
  ['JSON that is no object', 'POST', DOMAIN, '[1]', '400 BadRequestException: the body of the request must be a JSON object'],
  ['no body', 'POST', DOMAIN, '',
    "400 BadRequestException: 1 validation error detected: Value 'null' at 'DefaultExpirationDays' failed to satisfy constraint: Member is missing"],
  ['null for a required member', 'POST', DOMAIN, '{"DefaultExpirationDays": null}',
    "400 BadRequestException: 1 validation error detected: Value 'null' at 'DefaultExpirationDays' failed to satisfy constraint: Member is missing"],
  ['text for a number', 'POST', DOMAIN, '{"DefaultExpirationDays": "1"}',
    "400 BadRequestException: 1 validation error detected: Value '1' at 'DefaultExpirationDays' failed to satisfy constraint: Member must be a number"],
  ['a number that is not whole', 'POST', DOMAIN, '{"DefaultExpirationDays": 1.5}',
    "400 BadRequestException: 1 validation error detected: Value '1.5' at 'DefaultExpirationDays' failed to satisfy constraint: Member has the wrong type (allowed: a whole number)"],
  ['a number for a text', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "DeadLetterQueueUrl": 5}',
    "400 BadRequestException: 1 validation error detected: Value '5' at 'DeadLetterQueueUrl' failed to satisfy constraint: Member must be a string"],
  ['a text for a structure', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "Matching": "on"}',
    "400 BadRequestException: 1 validation error detected: Value 'on' at 'Matching' failed to satisfy constraint: Member must be an object"],
  ['a number for true or false', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "Matching": {"Enabled": 1}}',
    "400 BadRequestException: 1 validation error detected: Value '1' at 'Matching.Enabled' failed to satisfy constraint: Member must be true or false"],
  ['a structure for a list', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "RuleBasedMatching": {"Enabled": true, "MatchingRules": {}}}',
    "400 BadRequestException: 1 validation error detected: Value '{}' at 'RuleBasedMatching.MatchingRules' failed to satisfy constraint: Member must be a list"],
  ['null in a list', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "RuleBasedMatching": {"Enabled": true, "MatchingRules": [null]}}',
    "400 BadRequestException: 1 validation error detected: Value 'null' at 'RuleBasedMatching.MatchingRules[0]' failed to satisfy constraint: Member must be an object"],
  ['null in a map', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "Tags": {"a": null}}',
    "400 BadRequestException: 1 validation error detected: Value 'null' at 'Tags.a' failed to satisfy constraint: Member must be a string"],
  ['a list for a map', 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "Tags": []}',
    "400 BadRequestException: 1 validation error detected: Value '[]' at 'Tags' failed to satisfy constraint: Member must be an object"],
  ['a name with a space', 'POST', '/domains/a%20b', VALID,
    "400 BadRequestException: 1 validation error detected: Value 'a b' at 'DomainName' failed to satisfy constraint: Member has characters that are not allowed there (allowed: text that matches ^[a-zA-Z0-9_-]+$)"],
  ['a name of 65 characters', 'POST', `/domains/${'a'.repeat(65)}`, VALID,
    `400 BadRequestException: 1 validation error detected: Value '${'a'.repeat(65)}' at 'DomainName' failed to satisfy constraint: Member has 65 characters (allowed: 1 to 64 characters)`],
  ['an empty name', 'GET', '/domains/', '',
    "400 BadRequestException: 1 validation error detected: Value '' at 'DomainName' failed to satisfy constraint: Member is empty (allowed: 1 to 64 characters)"],
  ['a page of nought', 'GET', '/domains?max-results=0', '',
    "400 BadRequestException: 1 validation error detected: Value '0' at 'MaxResults' failed to satisfy constraint: Member is out of range (allowed: 1 to 100)"],
  ['a page of some', 'GET', '/domains?max-results=some', '',
    "400 BadRequestException: 1 validation error detected: Value 'some' at 'MaxResults' failed to satisfy constraint: Member must be a number"],
  ['broken escapes in the path', 'GET', '/domains/%zz', '',
    "400 BadRequestException: Value '%zz' at 'DomainName' failed to satisfy constraint: Member must be percent-encoded UTF-8"],
  ['escapes in the path that are not UTF-8', 'GET', '/domains/%ff', '',
    "400 SerializationException: '%ff' at 'DomainName' is percent-encoded, but not UTF-8"],
  ['broken escapes in the query', 'GET', '/domains?next-token=%2', '',
    '400 BadRequestException: the query of the request is not percent-encoded: %2'],
  ['the wrong method', 'PATCH', DOMAIN, VALID,
    '405 UnknownOperationException: no operation answers PATCH /domains/retail; allowed: POST (CreateDomain), PUT (UpdateDomain), GET (GetDomain), DELETE (DeleteDomain)'],
])('%s is refused', async (_, method, path, body, refusal) => {
  const { url, service } = await startService();
  expect(errorShape(await send(url, method, path, body))).toBe(refusal);
  expect(service.store.listDomains()).toEqual([]);
});

test.each(['/', '/nothing', '/domains/retail/segment-definitions', '//domains/retail', '/domains/retail/object-types/a/b', '/tags/arn:aws:profile:x/y'])(
  'nothing is at %s, which is not said like a resource that does not exist', async (path) => {
    const { url } = await startService();
    expect(errorShape(await send(url, 'GET', path)))
      .toMatch(/^404 UnknownOperationException: no operation of the local service answers GET .*; it knows (\w+, )*CreateDomain, .*UpdateDomain, UpdateProfile$/);
  });

test('the SDK raises the errors of the service as its own', async () => {
  const { client } = await startService();
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  expect(await errorOf(client.send(new CreateDomainCommand({ DomainName: 'a b', DefaultExpirationDays: 1099 })))).toBe(
    'BadRequestException: 2 validation errors detected: '
    + "Value 'a b' at 'DomainName' failed to satisfy constraint: Member has characters that are not allowed there (allowed: text that matches ^[a-zA-Z0-9_-]+$); "
    + "Value '1099' at 'DefaultExpirationDays' failed to satisfy constraint: Member is out of range (allowed: 1 to 1098)");
  const wrongEnum = { ...CUSTOMER, Fields: { ...CUSTOMER.Fields, email: { Target: '_profile.EmailAddress', ContentType: 'MAIL' as 'NAME' } } };
  expect(await errorOf(client.send(new PutProfileObjectTypeCommand(wrongEnum)))).toMatch(
    /^BadRequestException: .*Value 'MAIL' at 'Fields.email.ContentType' failed to satisfy constraint: Member is not a known value \(allowed: STRING, NUMBER/);
  const resourceArn = 'arn:aws:profile:us-east-1:000000000000:domains/retail';
  expect(await errorOf(client.send(new TagResourceCommand({ resourceArn, tags: { 'aws:mine': 'x' } })))).toMatch(
    /^BadRequestException: 1 validation error detected: Value 'aws:mine' at 'tags.aws:mine' failed/);
});

test('an operation that the local service does not have is an error that says so', async () => {
  const { client } = await startService();
  expect(await errorOf(client.send(new ListEventTriggersCommand({ DomainName: 'retail' }))))
    .toMatch(/^UnknownOperationException: no operation of the local service answers GET \/domains\/retail\/event-triggers; it knows /);
});

test('a mapping that cannot work is refused with every reason', async () => {
  const { client, service } = await startService();
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  const put = new PutProfileObjectTypeCommand({ ...CUSTOMER, Keys: { customerId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['custmerId'] }] } });
  const message = await errorOf(client.send(put));
  expect(message).toMatch(/^BadRequestException: 2 validation errors detected: /);
  expect(message).toContain("'custmerId' at 'Keys.customerId[0].FieldNames[0]'");
  expect(service.store.children('object-type').list('retail')).toEqual([]);
});

test('unknown members are passed over', async () => {
  const { url, service } = await startService();
  const { status } = await send(url, 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "Colour": "red", "__proto__": {"Tags": {"a": "b"}}}');
  expect(status).toBe(200);
  expect(service.store.domain('retail')?.Tags).toBeUndefined();
});

test('keys of a map that are called like parts of an object are entries, and change no other object', async () => {
  const { url, service } = await startService();
  const { status } = await send(url, 'POST', DOMAIN, '{"DefaultExpirationDays": 1, "Tags": {"__proto__": "a", "constructor": "b"}}');
  expect(status).toBe(200);
  expect(Object.entries(service.store.domain('retail')?.Tags ?? {})).toEqual([['__proto__', 'a'], ['constructor', 'b']]);
  const arn = encodeURIComponent('arn:aws:profile:us-east-1:000000000000:domains/retail');
  await send(url, 'POST', `/tags/${arn}`, '{"tags": {"__proto__": "c", "prototype": "d"}}');
  expect((await send(url, 'GET', `/tags/${arn}`)).text).toBe('{"tags":{"__proto__":"c","constructor":"b","prototype":"d"}}');
  await send(url, 'DELETE', `/tags/${arn}?tagKeys=__proto__&tagKeys=prototype`);
  expect((await send(url, 'GET', `/tags/${arn}`)).text).toBe('{"tags":{"constructor":"b"}}');
  expect(({} as { a?: string }).a).toBeUndefined();
});

test('a body of 10 MB is refused once it was read, and the service goes on', async () => {
  const { url, service } = await startService();
  const answer = await send(url, 'POST', DOMAIN, Buffer.alloc(10 * 1024 * 1024, 0x20));
  expect(errorShape(answer)).toBe('413 BadRequestException: the body of the request is over 6291456 bytes');
  expect((await send(url, 'POST', DOMAIN, VALID)).status).toBe(200);
  expect(service.calls.counts().total).toBe(1);
});

test('a body without end is cut off', async () => {
  const { url } = await startService({ bodyLimit: 100 });
  const answer = await sendBytes(url, `POST ${DOMAIN} HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n${'x'.repeat(2000)}`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('x-amzn-errortype: BadRequestException');
});

test('headers that are too big are refused', async () => {
  const { url } = await startService();
  const answer = await sendBytes(url, `GET ${DOMAIN} HTTP/1.1\r\nhost: x\r\nbig: ${'x'.repeat(100_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  expect(answer).toContain('x-amzn-errortype: BadRequestException\r\n');
  expect(answer).toMatch(/\r\n\r\n\{"__type":"BadRequestException","Message":"the headers of the request are too big"\}$/);
});

test('what is not HTTP is refused', async () => {
  const { url } = await startService();
  expect(await sendBytes(url, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*\{"__type":"BadRequestException","Message":"the request is not HTTP"\}$/);
});

test('a call whose client goes away is carried out all the same', async () => {
  const controller = new AbortController();
  let answered = () => {};
  const done = new Promise<void>((resolve) => { answered = resolve; });
  const { url, service } = await startService({
    onCall: (_, phase) => phase === 'before' ? controller.abort() : answered(),
  });
  const call = fetch(`${url}${DOMAIN}`, { method: 'POST', body: VALID, headers: SIGNED, signal: controller.signal });
  await expect(call).rejects.toThrow('aborted');
  await done;
  expect(service.store.domain('retail')).toBeDefined();
  expect((await send(url, 'GET', DOMAIN)).status).toBe(200);
});
