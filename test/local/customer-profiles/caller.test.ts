import {
  CreateDomainCommand, CustomerProfilesClient, DeleteProfileObjectTypeCommand, ListDomainsCommand, PutProfileObjectTypeCommand, TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-customer-profiles';
import { errorShape, send } from './raw-http';
import { CUSTOMER, errorOf, startService } from './running-service';
import type { AuthorizationCall } from '../../../src/local/customer-profiles';

const UNSIGNED = '403 AccessDeniedException: Missing Authentication Token: the request is not signed with AWS Signature Version 4';
const ARN = 'arn:aws:profile:us-east-1:000000000000:domains/retail';

test.each([
  ['nobody signed', {}],
  ['with another kind of authorization', { authorization: 'Basic dXNlcjpzZWNyZXQ=' }],
  ['with an authorization that is cut off', { authorization: 'AWS4-HMAC-SHA256 Credential=AKID/20260102' }],
])('a request %s is denied', async (_, headers: { readonly [name: string]: string }) => {
  const { url, service } = await startService();
  expect(errorShape(await send(url, 'GET', '/domains', '', headers))).toBe(UNSIGNED);
  expect(service.calls.list()).toMatchObject([{ operation: 'ListDomains', accessKeyId: undefined, error: 'AccessDeniedException' }]);
});

test('a request that nobody signed is taken where that is allowed', async () => {
  const { url } = await startService({ allowUnsigned: true });
  const { status, text } = await send(url, 'GET', '/domains', '', {});
  expect([status, text]).toEqual([200, '{"Items":[]}']);
});

test('who may do what is asked in the words of IAM', async () => {
  const asked: AuthorizationCall[] = [];
  const { client } = await startService({
    authorize: (call) => {
      asked.push(call);
      return { allowed: true };
    },
  });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  await client.send(new PutProfileObjectTypeCommand({ ...CUSTOMER, Tags: { a: 'b' } }));
  await client.send(new TagResourceCommand({ resourceArn: `${ARN}/object-types/Customer`, tags: { a: 'c' } }));
  await client.send(new DeleteProfileObjectTypeCommand(CUSTOMER));
  await client.send(new ListDomainsCommand());
  expect(asked.map(({ action, resources }) => [action, ...resources])).toEqual([
    ['profile:CreateDomain', ARN],
    ['profile:PutProfileObjectType', ARN, `${ARN}/object-types/Customer`],
    ['profile:TagResource', `${ARN}/object-types/Customer`],
    ['profile:TagResource', `${ARN}/object-types/Customer`],
    ['profile:DeleteProfileObjectType', ARN, `${ARN}/object-types/Customer`],
    ['profile:ListDomains', '*'],
  ]);
  expect(asked[0]).toMatchObject({ accessKeyId: 'AKIDTEST', sessionToken: undefined });
});

test('the session token of temporary credentials is handed on', async () => {
  const tokens: (string | undefined)[] = [];
  const { url } = await startService({
    authorize: async ({ sessionToken }) => {
      tokens.push(sessionToken);
      return Promise.resolve({ allowed: true });
    },
  });
  const credentials = { accessKeyId: 'ASIATEST', secretAccessKey: 'secret', sessionToken: 'token' };
  const client = new CustomerProfilesClient({ endpoint: url, region: 'us-east-1', credentials });
  await client.send(new ListDomainsCommand());
  client.destroy();
  expect(tokens).toEqual(['token']);
});

test('who is asked learns the tags of a request', async () => {
  const contexts: AuthorizationCall['context'][] = [];
  const { client } = await startService({
    authorize: ({ context }) => {
      contexts.push(context);
      return { allowed: true };
    },
  });
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
  await client.send(new TagResourceCommand({ resourceArn: ARN, tags: { team: 'crm', stage: 'test' } }));
  await client.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['team'] }));

  expect(contexts).toEqual([
    undefined,
    { 'aws:TagKeys': ['team', 'stage'], 'aws:RequestTag/team': 'crm', 'aws:RequestTag/stage': 'test' },
    { 'aws:TagKeys': ['team'] },
  ]);
});

test('what is denied is not done, and the message says who lacks what on what', async () => {
  const { client, service } = await startService({ authorize: ({ action }) => ({ allowed: action !== 'profile:TagResource' }) });
  expect(await errorOf(client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1, Tags: { a: 'b' } }))))
    .toBe(`AccessDeniedException: AKIDTEST is not authorized to perform: profile:TagResource on resource: ${ARN}`);
  expect(service.store.domain('retail')).toBeUndefined();
  await client.send(new CreateDomainCommand({ DomainName: 'retail', DefaultExpirationDays: 1 }));
});

test('a denial may bring its own message', async () => {
  const { client } = await startService({ authorize: () => ({ allowed: false, message: 'no policy allows it' }) });
  expect(await errorOf(client.send(new ListDomainsCommand()))).toBe('AccessDeniedException: no policy allows it');
});
