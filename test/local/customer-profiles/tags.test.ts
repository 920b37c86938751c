import {
  CreateDomainCommand, ListTagsForResourceCommand, PutProfileObjectTypeCommand, TagResourceCommand, UntagResourceCommand,
} from '@aws-sdk/client-customer-profiles';
import { CUSTOMER, errorOf, startService } from './running-service';

const DOMAIN = 'arn:aws:profile:us-east-1:000000000000:domains/retail';
const OBJECT_TYPE = `${DOMAIN}/object-types/Customer`;

async function startWithBoth() {
  const started = await startService();
  const { client } = started;
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1, Tags: { a: '1', b: '2' } }));
  await client.send(new PutProfileObjectTypeCommand(CUSTOMER));
  const tagsOf = async (resourceArn: string) => (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  return { ...started, tagsOf };
}

test('tags are added, replaced and removed by key, and the others stay', async () => {
  const { client, tagsOf } = await startWithBoth();
  await client.send(new TagResourceCommand({ resourceArn: DOMAIN, tags: { 'b': 'new', 'cdk-customer-profiles:owner': '1/created/abc' } }));
  expect(await tagsOf(DOMAIN)).toEqual({ 'a': '1', 'b': 'new', 'cdk-customer-profiles:owner': '1/created/abc' });
  await client.send(new UntagResourceCommand({ resourceArn: DOMAIN, tagKeys: ['a', 'never-there', 'b'] }));
  expect(await tagsOf(DOMAIN)).toEqual({ 'cdk-customer-profiles:owner': '1/created/abc' });
});

test('an object type has tags of its own', async () => {
  const { client, tagsOf } = await startWithBoth();
  expect(await tagsOf(OBJECT_TYPE)).toEqual({});
  await client.send(new TagResourceCommand({ resourceArn: OBJECT_TYPE, tags: { 'x+y=z': '' } }));
  expect(await tagsOf(OBJECT_TYPE)).toEqual({ 'x+y=z': '' });
  expect(await tagsOf(DOMAIN)).toEqual({ a: '1', b: '2' });
  await client.send(new UntagResourceCommand({ resourceArn: OBJECT_TYPE, tagKeys: ['x+y=z'] }));
  expect(await tagsOf(OBJECT_TYPE)).toEqual({});
});

test.each([
  ['an object type that there is not', `${DOMAIN}/object-types/Order`, 'Object type Order does not exist in domain retail'],
  ['a domain that there is not', `${DOMAIN}s`, 'Domain retails does not exist'],
  ['another region', DOMAIN.replace('us-east-1', 'eu-west-1'), 'Resource arn:aws:profile:eu-west-1:000000000000:domains/retail does not exist'],
  ['another account', DOMAIN.replace('000000000000', '1'), 'Resource arn:aws:profile:us-east-1:1:domains/retail does not exist'],
  ['a kind that cannot be tagged', `${DOMAIN}/profiles/1`, `Resource ${DOMAIN}/profiles/1 does not exist`],
])('tags of %s are not found', async (_, resourceArn, message) => {
  const { client } = await startWithBoth();
  const missing = `ResourceNotFoundException: ${message}`;
  expect(await errorOf(client.send(new ListTagsForResourceCommand({ resourceArn })))).toBe(missing);
  expect(await errorOf(client.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } })))).toBe(missing);
  expect(await errorOf(client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] })))).toBe(missing);
});

test('a resource gets no more than 50 tags, and a call that would give it more changes nothing', async () => {
  const { client, tagsOf } = await startWithBoth();
  const tags = (from: number, to: number) => Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`t${from + n}`, 'v']));
  await client.send(new TagResourceCommand({ resourceArn: DOMAIN, tags: tags(0, 48) }));
  expect(await errorOf(client.send(new TagResourceCommand({ resourceArn: DOMAIN, tags: tags(48, 49) }))))
    .toBe(`BadRequestException: ${DOMAIN} would have 51 tags; a resource may have 50`);
  expect(Object.keys(await tagsOf(DOMAIN) ?? {})).toHaveLength(50);
  await client.send(new TagResourceCommand({ resourceArn: DOMAIN, tags: { t0: 'replaced' } }));
});

test('a domain may be created with 50 tags', async () => {
  const { client } = await startService();
  const Tags = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`t${n}`, 'v']));
  const created = await client.send(new CreateDomainCommand({ DomainName: 'tagged', DefaultExpirationDays: 1, Tags }));
  expect(created.Tags).toEqual(Tags);
});

test('account and region of the ARNs are those of the service', async () => {
  const { client } = await startService({ account: '123456789012', region: 'eu-west-2' });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1, Tags: { a: '1' } }));
  const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: 'arn:aws:profile:eu-west-2:123456789012:domains/retail' }));
  expect(tags).toEqual({ a: '1' });
});
