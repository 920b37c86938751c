import { CloudFormationEngine } from '../../../src/local/cloudformation/engine';
import type { OperationResult } from '../../../src/local/cloudformation/engine-options';
import type { JsonObject } from '../../../src/local/cloudformation/json';

let engine: CloudFormationEngine;
beforeEach(() => { engine = new CloudFormationEngine(); });
afterEach(async () => engine.close());

async function deploy(resources: JsonObject, name = 'Shop'): Promise<OperationResult> {
  return engine.deploy({ name, template: { Resources: resources } });
}

const EMPTY = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '' }] }).length;

/** A document of so many characters, and white space that does not count. */
function document(characters: number): JsonObject {
  return { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: `${' '.repeat(50)}${'r'.repeat(characters - EMPTY)}` }] };
}

const ROLE: JsonObject = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker' } };
const inline = (characters: number): JsonObject => (
  { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument: document(characters) } }
);
const managed = (characters = 100, roles: JsonObject[] = [{ Ref: 'Role' }]): JsonObject => (
  { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: roles, PolicyDocument: document(characters) } }
);
const numbered = (count: number, make: () => JsonObject): JsonObject => Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${index}`, make()]));

const FULL = 'Maximum policy size of 10240 bytes exceeded for role worker (Service: Iam, Status Code: 409, Error Code: LimitExceeded)';

describe('the inline policies of a role', () => {
  const ownPolicies = (characters: number): JsonObject => (
    { ...ROLE, Properties: { RoleName: 'worker', Policies: [{ PolicyName: 'own', PolicyDocument: document(characters) }] } }
  );
  const single: JsonObject = { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyName: 'q', RoleName: { Ref: 'Role' }, PolicyDocument: document(5_121) } };

  test('may take 10,240 characters together, white space not counted', async () => {
    expect(await deploy({ Role: ROLE, A: inline(5_000), B: inline(5_240) })).toMatchObject({ ok: true });
  });

  test.each<[string, JsonObject]>([
    ['of one', { Role: ROLE, A: inline(10_241) }],
    ['of two', { Role: ROLE, A: inline(5_000), B: inline(5_241) }],
    ['of a role alone', { Role: ownPolicies(10_241) }],
    ['of a role and a policy', { Role: ownPolicies(5_120), A: inline(5_121) }],
    ['of a policy and a role policy', { Role: ROLE, A: inline(5_120), B: single }],
  ])('are refused with more: %s', async (_, resources) => {
    expect(await deploy(resources)).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE', reason: FULL });
  });

  test('count from stack to stack', async () => {
    await deploy({ Role: ROLE, A: inline(6_000) });
    const other = { A: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', Roles: ['worker'], PolicyDocument: document(6_000) } } };

    expect(await deploy(other, 'Other')).toMatchObject({ ok: false, reason: FULL });
  });

  test('count once where one is changed in place', async () => {
    await deploy({ Role: ROLE, A: inline(10_240) });

    expect(await deploy({ Role: ROLE, A: inline(10_200) })).toMatchObject({ ok: true });
  });

  test('count with those that an update is still to delete', async () => {
    await deploy({ Role: ROLE, A: inline(6_000) });

    expect(await deploy({ Role: ROLE, B: inline(6_001) })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', reason: FULL });
  });

  test('of users and groups have limits of their own', async () => {
    const user = { Type: 'AWS::IAM::User', Properties: { UserName: 'ann' } };
    const group = { Type: 'AWS::IAM::Group', Properties: { GroupName: 'staff' } };
    const policy = (characters: number, who: JsonObject) => ({ Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', PolicyDocument: document(characters), ...who } });

    expect(await deploy({ U: user, P: policy(2_049, { Users: [{ Ref: 'U' }] }) })).toMatchObject({ reason: expect.stringContaining('2048 bytes exceeded for user ann') as unknown });
    expect(await deploy({ G: group, P: policy(5_121, { Groups: [{ Ref: 'G' }] }) })).toMatchObject({ reason: expect.stringContaining('5120 bytes exceeded for group staff') as unknown });
    expect(await deploy({ U: user, P: { Type: 'AWS::IAM::UserPolicy', Properties: { UserName: { Ref: 'U' }, PolicyName: 'p', PolicyDocument: document(2_049) } } }))
      .toMatchObject({ ok: false });
  });
});

describe('managed policies', () => {
  test('may take 6,144 characters, and ten of them a role', async () => {
    expect(await deploy({ Role: ROLE, ...numbered(10, () => managed(6_144)) })).toMatchObject({ ok: true });
  });

  test('are refused with more characters', async () => {
    expect(await deploy({ Role: ROLE, A: managed(6_145) })).toMatchObject({
      ok: false, reason: 'Cannot exceed quota for PolicySize: 6144 (Service: Iam, Status Code: 409, Error Code: LimitExceeded)',
    });
  });

  const arns = Array.from({ length: 10 }, (_, index) => `arn:aws:iam::aws:policy/P${index}`);
  test.each<[string, JsonObject]>([
    ['eleven attached to it', { Role: ROLE, ...numbered(11, managed) }],
    ['eleven of its own', { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [...arns, 'arn:aws:iam::aws:policy/More'] } } }],
    ['ten of its own and one attached', { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: arns } }, A: managed() }],
  ])('are refused where a role has %s', async (_, resources) => {
    expect(await deploy(resources)).toMatchObject({
      ok: false, reason: 'Cannot exceed quota for PoliciesPerRole: 10 (Service: Iam, Status Code: 409, Error Code: LimitExceeded)',
    });
  });

  test('count once where a role names one that is attached too', async () => {
    const nine = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'worker', ManagedPolicyArns: [...arns.slice(1), { Ref: 'A' }] } };

    expect(await deploy({ A: managed(100, []), Role: nine })).toMatchObject({ ok: true });
  });
});
