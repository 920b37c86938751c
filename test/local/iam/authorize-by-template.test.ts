import { allow, deny, policy } from './policies';
import type { JsonObject } from '../../../src/local/cloudformation/json';
import { ResourceRecord, StackStore } from '../../../src/local/cloudformation/stack-store';
import { authorizeByTemplate, GrantLedger } from '../../../src/local/iam';
import { credentialsOf } from '../../../src/local/lambda/credentials';

const ACCOUNT = '000000000000';
const REGION = 'us-east-1';
const SHOP = { name: 'Shop', account: ACCOUNT, region: REGION };
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Worker`;
const CRM = `arn:aws:profile:us-east-1:${ACCOUNT}:domains/crm`;

let store: StackStore;
beforeEach(() => { store = StackStore.inMemory(); });

/** Puts a stack there that has these resources besides the role. */
function deployed(resources: { [key: string]: Partial<ResourceRecord> & { type: string } }, role: object = {}, more: object = {}): void {
  const record = (logicalId: string, parts: Partial<ResourceRecord> & { type: string }): ResourceRecord => ({
    logicalId, physicalId: logicalId, properties: {}, attributes: {}, status: 'CREATE_COMPLETE', dependsOn: [], deletionPolicy: 'Delete', updateReplacePolicy: 'Delete', ...parts,
  });
  const all = { Worker: { type: 'AWS::IAM::Role', properties: role as JsonObject, attributes: { Arn: ROLE, RoleId: 'AROAWORKER' } }, ...resources };
  store.put({
    ...SHOP,
    id: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Shop/1',
    status: 'CREATE_COMPLETE',
    terminationProtection: false,
    template: {},
    parameters: {},
    tags: {},
    outputs: {},
    imports: [],
    touched: [],
    replaced: [],
    resources: Object.fromEntries(Object.entries(all).map(([id, parts]) => [id, record(id, parts)])),
    ...more,
  });
}

function inline(document: object, more: Partial<ResourceRecord> = {}) {
  return { type: 'AWS::IAM::Policy', properties: { Roles: ['Worker'], PolicyName: 'p', PolicyDocument: document } as JsonObject, ...more };
}

async function decision(action = 'profile:GetDomain', { resources = [CRM], region = REGION, context, ledger }: {
  readonly resources?: string[]; readonly region?: string; readonly context?: { [key: string]: string | string[] }; readonly ledger?: GrantLedger;
} = {}) {
  const { accessKeyId, sessionToken } = credentialsOf(ROLE);
  const { allowed, message } = await authorizeByTemplate(store, ledger)({ accessKeyId, sessionToken, region, action, resources, context });
  return allowed ? 'allowed' : String(message);
}

const NOT_ALLOWED = `User: arn:aws:sts::${ACCOUNT}:assumed-role/Worker/session is not authorized to perform: profile:GetDomain on resource: ${CRM} `
  + 'because no identity-based policy allows the profile:GetDomain action';

const READER = policy(allow({ Action: 'profile:Get*' }));

describe('a role is allowed what', () => {
  test('an inline policy of its own allows', async () => {
    deployed({}, { Policies: [{ PolicyName: 'p', PolicyDocument: READER }] });
    expect(await decision()).toBe('allowed');
  });

  test('an inline policy of the template allows', async () => {
    deployed({ Policy: inline(READER) });
    expect(await decision()).toBe('allowed');
  });

  test('a policy resource of one role allows', async () => {
    deployed({ Policy: { type: 'AWS::IAM::RolePolicy', properties: { RoleName: 'Worker', PolicyName: 'p', PolicyDocument: READER } as JsonObject } });
    expect(await decision()).toBe('allowed');
  });

  test('a managed policy of the template that names the role allows', async () => {
    deployed({ Policy: { type: 'AWS::IAM::ManagedPolicy', physicalId: 'arn:p', properties: { Roles: ['Worker'], PolicyDocument: READER } as JsonObject } });
    expect(await decision()).toBe('allowed');
  });

  test('a managed policy of the template that the role names allows', async () => {
    deployed({ Policy: { type: 'AWS::IAM::ManagedPolicy', physicalId: 'arn:p', properties: { PolicyDocument: READER } as JsonObject } }, { ManagedPolicyArns: ['arn:p'] });
    expect(await decision()).toBe('allowed');
  });

  test('a policy of AWS\'s that is known here allows', async () => {
    deployed({}, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
    expect(await decision()).toBe('allowed');
  });

  test('a policy that is not known here may allow', async () => {
    deployed({ Policy: inline(policy(deny({ Action: 'profile:DeleteDomain' }))) }, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonConnect_FullAccess'] });
    expect(await decision()).toBe('allowed');
    expect(await decision('profile:DeleteDomain')).toContain('with an explicit deny in an identity-based policy');
  });

  test('a policy allows that is still to be deleted, and one that an update replaced', async () => {
    deployed({ Policy: inline(READER, { status: 'DELETE_IN_PROGRESS' }) });
    expect(await decision()).toBe('allowed');

    deployed({}, {}, { replaced: [{ ...inline(READER), logicalId: 'Old', physicalId: 'old', attributes: {}, status: 'UPDATE_COMPLETE' }] });
    expect(await decision()).toBe('allowed');
  });

  test('a condition on tags of the role and of the request allows', async () => {
    const conditions = { 'StringEquals': { 'aws:PrincipalTag/team': 'crm', 'aws:RequestTag/stage': 'test' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] } };
    deployed({ Policy: inline(policy(allow({ Condition: conditions }))) }, { Tags: [{ Key: 'team', Value: 'crm' }] });

    expect(await decision('profile:CreateDomain', { context: { 'aws:RequestTag/stage': 'test', 'aws:TagKeys': ['stage'] } })).toBe('allowed');
    expect(await decision('profile:CreateDomain', { context: { 'aws:RequestTag/stage': 'test', 'aws:TagKeys': ['stage', 'cost'] } })).toContain('is not authorized');
  });

  test('a condition on the region allows for a call to that region', async () => {
    deployed({ Policy: inline(policy(allow({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }))) });

    expect(await decision('profile:GetDomain', { region: 'eu-west-1' })).toBe('allowed');
    expect(await decision()).toContain('is not authorized');
  });
});

describe('a role is not allowed what', () => {
  test.each(['arn:aws:profile:eu-west-1:000000000000:domains/crm', 'arn:aws:profile:us-east-1:999999999999:domains/crm'])('a policy allows in another place than %s', async (domain) => {
    deployed({ Policy: inline(policy(allow({ Resource: CRM }))) });
    expect(await decision('profile:GetDomain', { resources: [domain] })).toContain(`profile:GetDomain on resource: ${domain} because`);
  });

  test('nothing allows', async () => {
    deployed({}, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] });
    expect(await decision()).toBe(NOT_ALLOWED);
  });

  test('a policy of another role, or of a role of that name in another account, allows', async () => {
    deployed({ Policy: { ...inline(READER), properties: { Roles: ['Other'], PolicyDocument: READER } as JsonObject } });
    const shop = store.get(SHOP)!;
    store.put({ ...shop, name: 'Far', account: '111111111111', resources: { Policy: { ...shop.resources.Policy, properties: inline(READER).properties } } });
    expect(await decision()).toBe(NOT_ALLOWED);
  });

  test.each<Partial<ResourceRecord>>([
    { status: 'DELETE_COMPLETE' }, { status: 'CREATE_IN_PROGRESS', physicalId: undefined }, { status: 'CREATE_FAILED' },
  ])('a policy allows that is $status', async (state) => {
    deployed({ Policy: inline(READER, state) });
    expect(await decision()).toBe(NOT_ALLOWED);
  });

  test('its boundary does not allow', async () => {
    const boundary = { type: 'AWS::IAM::ManagedPolicy', physicalId: 'arn:b', properties: { PolicyDocument: policy(allow({ Action: 'iam:*' })) } as JsonObject };
    deployed({ Policy: inline(READER), Boundary: boundary }, { PermissionsBoundary: 'arn:b' });
    expect(await decision()).toContain('because no permissions boundary allows the profile:GetDomain action');

    deployed({ Policy: inline(READER), Boundary: { ...boundary, properties: { PolicyDocument: policy(deny()) } as JsonObject } }, { PermissionsBoundary: 'arn:b' });
    expect(await decision()).toContain('with an explicit deny in a permissions boundary');
  });

  test('is allowed on one of two resources only', async () => {
    deployed({ Policy: inline(policy(allow({ Resource: CRM }))) });
    expect(await decision('profile:GetProfileObjectType', { resources: [CRM, `${CRM}/object-types/Customer`] }))
      .toContain(`profile:GetProfileObjectType on resource: ${CRM}/object-types/Customer because`);
  });

  test('a policy allows that IAM would not take', async () => {
    deployed({ Policy: inline({ Version: '2012-10-17', Statement: { Effect: 'allow' } }) });
    expect(await decision()).toBe(`the policies of role ${ROLE} cannot be read: Effect is "allow"; allowed: "Allow" and "Deny"`);
  });
});

test('a policy counts from the moment at which it changes', async () => {
  deployed({});
  expect(await decision()).toBe(NOT_ALLOWED);
  deployed({ Policy: inline(READER) });
  expect(await decision()).toBe('allowed');
  store.get(SHOP)!.resources.Policy.properties = inline(policy(deny())).properties;
  expect(await decision()).toContain('explicit deny');
  store.remove(SHOP);
  expect(await decision()).toBe('allowed');
});

test('a session is named after the function', async () => {
  deployed({ Fn: { type: 'AWS::Lambda::Function', physicalId: 'Shop-Fn', properties: { Role: ROLE } } });
  expect(await decision()).toContain('assumed-role/Worker/Shop-Fn is not authorized');
});

test('a boundary that is not known here bounds nothing', async () => {
  deployed({ Policy: inline(READER) }, { PermissionsBoundary: 'arn:aws:iam::000000000000:policy/Platform' });
  expect(await decision()).toBe('allowed');
});

test('whoever is no role may do everything', async () => {
  deployed({});
  expect(await authorizeByTemplate(store)({ accessKeyId: 'AKIDUSER', region: REGION, action: 'profile:GetDomain', resources: [CRM] })).toEqual({ allowed: true });
  expect(await authorizeByTemplate(store)({ accessKeyId: 'ASIAUSER', sessionToken: 'x', region: REGION, action: 'profile:GetDomain', resources: [CRM] })).toEqual({ allowed: true });
});

test('a ledger tells what was granted and never needed', async () => {
  const ledger = new GrantLedger();
  deployed({ Policy: inline(policy(allow({ Sid: 'Crm', Action: ['profile:Get*', 'profile:DeleteDomain'] }), allow({ NotAction: '*' }), deny({ Action: 'iam:*' }))) });
  expect(ledger.unused()).toEqual([]);
  await decision('profile:GetDomain', { ledger });
  await decision('profile:CreateDomain', { ledger });

  expect(ledger.unused()).toEqual([{ role: ROLE, sid: 'Crm', action: 'profile:DeleteDomain' }]);
  await decision('profile:DeleteDomain', { ledger });
  expect(ledger.unused()).toEqual([]);
});
