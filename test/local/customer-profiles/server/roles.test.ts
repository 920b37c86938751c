import { errorShape, send } from '../raw-http';
import { startService } from '../running-service';

const JSON_BODY = { 'content-type': 'application/json' };
const ROLE = {
  LogicalId: 'Desk',
  Type: 'AWS::IAM::Role',
  PhysicalId: 'desk',
  Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [] } }] },
  Attributes: { Arn: 'arn:aws:iam::123456789012:role/team/desk', RoleId: 'AROA1' },
};
const STACK = { Account: '123456789012', Region: 'eu-west-1', StackName: 'Shop', Resources: [ROLE] };

async function put(url: string, body: unknown): Promise<unknown> {
  const answer = await send(url, 'PUT', '/_local/roles', JSON.stringify(body), JSON_BODY);
  return answer.status === 200 ? JSON.parse(answer.text) as unknown : errorShape(answer);
}

async function get(url: string, path: string): Promise<unknown> {
  const answer = await send(url, 'GET', `/_local/roles${path}`);
  return answer.status === 200 ? JSON.parse(answer.text) as unknown : errorShape(answer);
}

test('roles of stacks are known until their stack tells of others, or of none', async () => {
  const { url, service } = await startService();
  expect(await put(url, STACK)).toEqual({});
  expect(await put(url, { ...STACK, StackName: 'Other', Resources: [{ ...ROLE, PhysicalId: 'other' }, { ...ROLE, Type: 'AWS::IAM::Policy' }] })).toEqual({});
  expect(await get(url, '')).toEqual({
    Roles: [
      { RoleName: 'desk', Arn: ROLE.Attributes.Arn, StackName: 'Shop' },
      { RoleName: 'other', Arn: ROLE.Attributes.Arn, StackName: 'Other' },
    ],
  });
  expect(service.identities.list()[0]).toEqual({
    account: '123456789012',
    region: 'eu-west-1',
    name: 'Shop',
    resources: [{ logicalId: 'Desk', type: 'AWS::IAM::Role', physicalId: 'desk', properties: ROLE.Properties, attributes: ROLE.Attributes }],
  });
  expect(await put(url, { ...STACK, Region: 'us-east-1', Resources: [] })).toEqual({});
  expect(service.identities.list()).toHaveLength(2);
  expect(await put(url, { ...STACK, Resources: [] })).toEqual({});
  expect(service.identities.list().map(({ name }) => name)).toEqual(['Other']);
});

test.each(['desk', encodeURIComponent(ROLE.Attributes.Arn)])('the credentials of a role are answered as a container is: %s', async (name) => {
  const { url } = await startService();
  await put(url, STACK);
  const credentials = await get(url, `/${name}/credentials`) as { readonly [member: string]: string };
  expect(credentials).toEqual({
    AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
    SecretAccessKey: expect.any(String),
    Token: expect.any(String),
    Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    RoleArn: ROLE.Attributes.Arn,
  });
  expect(Date.parse(credentials.Expiration)).toBeGreaterThan(Date.now());
});

test('a role that is not known is not found', async () => {
  const { url } = await startService();
  expect(await get(url, '/desk/credentials')).toBe('404 ResourceNotFoundException: there is no role "desk"; no stack that was deployed to this service has any');
  await put(url, STACK);
  expect(await get(url, '/__proto__/credentials')).toBe('404 ResourceNotFoundException: there is no role "__proto__"; there are desk');
});

test.each([
  [{ ...STACK, Account: '1' }, "Value '\"1\"' at 'Account' failed to satisfy constraint: Member must be the 12 digits of an account"],
  [{ ...STACK, Region: undefined }, "at 'Region'"],
  [{ ...STACK, StackName: '' }, "at 'StackName'"],
  [{ ...STACK, Resources: {} }, "at 'Resources' failed to satisfy constraint: Member must be a list"],
  [{ ...STACK, Resources: [5] }, "Value '5' at 'Resources[0]'"],
  [{ ...STACK, Resources: [{ ...ROLE, PhysicalId: 1 }] }, "Value '1' at 'Resources[0].PhysicalId'"],
  [{ ...STACK, Resources: [{ ...ROLE, Properties: [] }] }, "at 'Resources[0].Properties'"],
  [{ ...STACK, Colour: 'blue' }, 'has no Colour'],
])('%j is refused', async (body, message) => {
  const { url, service } = await startService();
  const refusal = await put(url, body);
  expect(refusal).toMatch(/^400 BadRequestException/);
  expect(refusal).toContain(message);
  expect(service.identities.list()).toEqual([]);
});
