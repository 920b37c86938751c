import { ACCOUNT, allow, allows, CRM, decided, deny, policy, requestFor, ROLE, Wanted } from './policies';
import { actionsUsed, evaluate } from '../../../src/local/iam/evaluate';
import { readPolicy } from '../../../src/local/iam/read-policy';

describe('actions', () => {
  test.each<[string, object, string, boolean]>([
    ['its name', { Action: 'profile:GetDomain' }, 'profile:GetDomain', true],
    ['its name in other letters', { Action: 'Profile:getdomain' }, 'profile:GetDomain', true],
    ['one of a list', { Action: ['profile:DeleteDomain', 'profile:GetDomain'] }, 'profile:GetDomain', true],
    ['another name', { Action: 'profile:GetDomains' }, 'profile:GetDomain', false],
    ['a beginning', { Action: 'profile:Get' }, 'profile:GetDomain', false],
    ['a star', { Action: 'profile:Get*' }, 'profile:GetDomain', true],
    ['a star for nothing', { Action: 'profile:GetDomain*' }, 'profile:GetDomain', true],
    ['a question mark', { Action: 'profile:?etDomain' }, 'profile:GetDomain', true],
    ['a question mark for nothing', { Action: 'profile:GetDomain?' }, 'profile:GetDomain', false],
    ['everything', { Action: '*' }, 'profile:GetDomain', true],
    ['a dot is a dot', { Action: 'profile.GetDomain' }, 'profile:GetDomain', false],
    ['all but it', { NotAction: 'profile:GetDomain' }, 'profile:GetDomain', false],
    ['all but another', { NotAction: ['profile:Delete*', 'iam:*'] }, 'profile:GetDomain', true],
  ])('%s', (_what, members, action, allowed) => {
    expect(allows(allow(members), { action })).toBe(allowed);
  });
});

describe('resources', () => {
  test.each<[string, object, string, boolean]>([
    ['its ARN', { Resource: CRM }, CRM, true],
    ['its ARN in other letters', { Resource: CRM.replace('crm', 'CRM') }, CRM, false],
    ['another ARN', { Resource: `${CRM}2` }, CRM, false],
    ['the domain is not its child', { Resource: CRM }, `${CRM}/object-types/Customer`, false],
    ['the children are not the domain', { Resource: `${CRM}/*` }, CRM, false],
    ['a child', { Resource: `${CRM}/object-types/*` }, `${CRM}/object-types/Customer`, true],
    ['a child whose name has colons', { Resource: `${CRM}/integrations/*` }, `${CRM}/integrations/arn:aws:app-integrations:us-east-1:1:e/x`, true],
    ['a child that has no name yet', { Resource: `${CRM}/integrations/*` }, `${CRM}/integrations/*`, true],
    ['any region', { Resource: `arn:aws:profile:*:${ACCOUNT}:domains/crm` }, CRM, true],
    ['parts that are left out are any', { Resource: 'arn:aws:profile' }, CRM, true],
    ['a star does not reach over the account', { Resource: 'arn:aws:profile:*:domains/crm' }, CRM, false],
    ['everything', { Resource: '*' }, CRM, true],
    ['no resource', { Resource: '*' }, '*', true],
    ['no resource is not of a domain', { Resource: CRM }, '*', false],
    ['all but it', { NotResource: CRM }, CRM, false],
    ['all but another', { NotResource: `${CRM}2` }, CRM, true],
    ['a variable', { Resource: `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/domain}` }, CRM, true],
    ['a variable without a value', { Resource: `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/none}` }, CRM, false],
    ['a variable without a value, with a default', { Resource: `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/none, 'crm'}` }, CRM, true],
    ['all but a variable without a value', { NotResource: `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/none}` }, CRM, false],
    ['a star in a variable is a star', { Resource: `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/star}` }, CRM, false],
    ['an escaped star', { Resource: `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${*}` }, CRM, false],
    ['an escaped star for a star', { Resource: `${CRM}/integrations/\${*}` }, `${CRM}/integrations/*`, true],
  ])('%s', (_what, members, resource, allowed) => {
    expect(allows(allow(members), { resource, context: { 'aws:PrincipalTag/domain': 'crm', 'aws:PrincipalTag/star': '*' } })).toBe(allowed);
  });

  test('variables are text in policies of the older version', () => {
    const Resource = `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/domain}`;
    const documents = (Version: string) => ({ identity: [{ Version, Statement: allow({ Resource }) }] });
    const context = { 'aws:PrincipalTag/domain': 'crm' };

    expect(decided({ context }, documents('2012-10-17'))).toBe('allowed');
    expect(decided({ context }, documents('2008-10-17'))).toBe('not allowed by identity');
    expect(decided({ context, resource: Resource }, documents('2008-10-17'))).toBe('allowed');
  });
});

describe('conditions', () => {
  const NOW = '2026-11-23T03:00:00Z';
  const context = {
    'aws:PrincipalTag/team': 'crm',
    'aws:PrincipalArn': ROLE,
    'aws:SecureTransport': 'true',
    'aws:TagKeys': ['team', 'stage'],
    'aws:CurrentTime': NOW,
    'aws:SourceIp': '10.1.2.3',
    'x:Count': '5',
    'x:Raw': 'QQ==',
    'x:V6': '2001:db8::7',
  };

  test.each<[string, object, boolean]>([
    ['equal', { StringEquals: { 'aws:PrincipalTag/team': 'crm' } }, true],
    ['equal to one of several', { StringEquals: { 'aws:PrincipalTag/team': ['web', 'crm'] } }, true],
    ['not equal', { StringEquals: { 'aws:PrincipalTag/team': 'web' } }, false],
    ['keys in other letters', { StringEquals: { 'AWS:principaltag/TEAM': 'crm' } }, true],
    ['values in other letters', { StringEquals: { 'aws:PrincipalTag/team': 'CRM' } }, false],
    ['values in other letters, ignored', { StringEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'CRM' } }, true],
    ['values in other letters, refused', { StringNotEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'CRM' } }, false],
    ['a star is a star in an equation', { StringEquals: { 'aws:PrincipalTag/team': '*' } }, false],
    ['a star in a likeness', { StringLike: { 'aws:PrincipalTag/team': 'c*' } }, true],
    ['unlike', { StringNotLike: { 'aws:PrincipalTag/team': 'c*' } }, false],
    ['other than several', { StringNotEquals: { 'aws:PrincipalTag/team': ['web', 'crm'] } }, false],
    ['a variable', { StringEquals: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/team}' } }, true],
    ['other than a variable without a value', { StringNotEquals: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/none}' } }, false],
    ['a variable of several values', { StringEquals: { 'aws:PrincipalTag/team': '${aws:TagKeys}' } }, false],
    ['all of several keys', { StringEquals: { 'aws:PrincipalTag/team': 'crm', 'aws:SecureTransport': 'false' } }, false],
    ['all of several operators', { StringEquals: { 'aws:PrincipalTag/team': 'crm' }, Bool: { 'aws:SecureTransport': 'false' } }, false],
    ['an absent key', { StringEquals: { 'aws:PrincipalTag/none': 'crm' } }, false],
    ['an absent key, if it exists', { StringEqualsIfExists: { 'aws:PrincipalTag/none': 'crm' } }, true],
    ['a present key, if it exists', { StringEqualsIfExists: { 'aws:PrincipalTag/team': 'web' } }, false],
    ['an absent key that is to differ', { StringNotEquals: { 'aws:PrincipalTag/none': 'crm' } }, true],
    ['absence', { Null: { 'aws:PrincipalTag/none': 'true' } }, true],
    ['absence of what is there', { Null: { 'aws:PrincipalTag/team': true } }, false],
    ['presence', { Null: { 'aws:PrincipalTag/team': 'false' } }, true],
    ['all values', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage', 'cost'] } }, true],
    ['all values, one not', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, false],
    ['all values of an absent key', { 'ForAllValues:StringEquals': { 'x:None': ['team'] } }, true],
    ['any value', { 'ForAnyValue:StringLike': { 'aws:TagKeys': ['t*'] } }, true],
    ['any value of an absent key', { 'ForAnyValue:StringEquals': { 'x:None': ['team'] } }, false],
    ['any value that differs', { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }, true],
    ['any value that differs, of an absent key', { 'ForAnyValue:StringNotEquals': { 'x:None': ['team'] } }, false],
    ['an ARN', { ArnEquals: { 'aws:PrincipalArn': ROLE } }, true],
    ['an ARN with a star', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/*` } }, true],
    ['an ARN whose star does not reach', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:role/Worker' } }, false],
    ['another ARN', { ArnNotEquals: { 'aws:PrincipalArn': ROLE } }, false],
    ['an ARN unlike', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }, true],
    ['true', { Bool: { 'aws:SecureTransport': 'True' } }, true],
    ['false', { Bool: { 'aws:SecureTransport': false } }, false],
    ['as many', { NumericEquals: { 'x:Count': 5 } }, true],
    ['not as many', { NumericNotEquals: { 'x:Count': 5 } }, false],
    ['fewer', { NumericLessThan: { 'x:Count': '5' } }, false],
    ['fewer or as many', { NumericLessThanEquals: { 'x:Count': '5' } }, true],
    ['more', { NumericGreaterThan: { 'x:Count': '4.5' } }, true],
    ['more or as many', { NumericGreaterThanEquals: { 'x:Count': '6' } }, false],
    ['no number', { NumericLessThan: { 'x:Count': 'many' } }, false],
    ['before', { DateLessThan: { 'aws:CurrentTime': '2026-11-24T00:00:00Z' } }, true],
    ['after', { DateGreaterThan: { 'aws:CurrentTime': '2026-11-24T00:00:00Z' } }, false],
    ['at, in another form', { DateEquals: { 'aws:CurrentTime': String(Date.parse(NOW) / 1000) } }, true],
    ['not at', { DateNotEquals: { 'aws:CurrentTime': NOW } }, false],
    ['at or before', { DateLessThanEquals: { 'aws:CurrentTime': NOW } }, true],
    ['at or after', { DateGreaterThanEquals: { 'aws:CurrentTime': NOW } }, true],
    ['in a network', { IpAddress: { 'aws:SourceIp': ['192.168.0.0/16', '10.0.0.0/8'] } }, true],
    ['an address', { IpAddress: { 'aws:SourceIp': '10.1.2.3' } }, true],
    ['outside of a network', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
    ['in a network of longer addresses', { IpAddress: { 'x:V6': '2001:db8::/32' } }, true],
    ['addresses of another length', { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, false],
    ['bytes', { BinaryEquals: { 'x:Raw': 'QQ==' } }, true],
  ])('%s', (_what, Condition, allowed) => {
    expect(allows(allow({ Condition }), { context })).toBe(allowed);
  });
});

describe('several statements and policies', () => {
  test.each<[string, Parameters<typeof decided>[1], string]>([
    ['none', {}, 'not allowed by identity'],
    ['one that allows', { identity: [policy(deny({ Action: 'iam:*' })), policy(allow())] }, 'allowed'],
    ['one that denies', { identity: [policy(allow()), policy(deny({ Action: 'profile:Get*' }))] }, 'denied by identity'],
    ['a denial whose condition is not met', { identity: [policy(allow(), deny({ Condition: { Bool: { 'x:None': 'true' } } }))] }, 'allowed'],
    ['a boundary that allows too', { identity: [policy(allow())], boundary: policy(allow({ Action: 'profile:*' })) }, 'allowed'],
    ['a boundary that does not', { identity: [policy(allow())], boundary: policy(allow({ Action: 'iam:*' })) }, 'not allowed by boundary'],
    ['a boundary that denies', { identity: [policy(allow())], boundary: policy(allow(), deny({ Action: 'profile:*' })) }, 'denied by boundary'],
    ['a boundary alone', { boundary: policy(allow()) }, 'not allowed by identity'],
    ['a resource that allows the role', { resource: policy(allow({ Principal: { AWS: ROLE } })) }, 'allowed'],
    ['a resource that allows anybody', { resource: policy(allow({ Principal: '*' })) }, 'allowed'],
    ['a resource that allows another', { resource: policy(allow({ Principal: { AWS: `${ROLE}2` } })) }, 'not allowed by identity'],
    ['a resource that allows a service', { resource: policy(allow({ Principal: { Service: 'profile.amazonaws.com' } })) }, 'not allowed by identity'],
    ['a resource that leaves it to the account', { resource: policy(allow({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } })) }, 'not allowed by identity'],
    ['a resource that denies the account', { identity: [policy(allow())], resource: policy(deny({ Principal: { AWS: ACCOUNT } })) }, 'denied by resource'],
    ['a resource that denies all others', { identity: [policy(allow())], resource: policy(deny({ NotPrincipal: { AWS: ROLE } })) }, 'allowed'],
    ['a resource that allows, with a boundary that does not', {
      boundary: policy(allow({ Action: 'iam:*' })), resource: policy(allow({ Principal: { AWS: ROLE } })),
    }, 'not allowed by boundary'],
    ['statements without a principal in a resource', { resource: policy(allow()) }, 'not allowed by identity'],
  ])('%s', (_what, documents, decision) => {
    expect(decided({}, documents)).toBe(decision);
  });

  test('a service is let in by a resource\'s policy', () => {
    const resource = readPolicy(policy({ Effect: 'Allow', Principal: { Service: 'profile.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }));
    const request = { ...requestFor({ action: 'sqs:SendMessage' }), principal: { type: 'Service', name: 'profile.amazonaws.com' } as const };

    expect(evaluate({ identity: [], resource }, request).allowed).toBe(true);
    expect(evaluate({ identity: [], resource }, { ...request, principal: { type: 'Service', name: 'connect.amazonaws.com' } }).allowed).toBe(false);
  });
});

test('a verdict tells the statements that allow, and they the actions that cover it', () => {
  const document = readPolicy(policy(allow({ Sid: 'A', Action: ['profile:*', 'iam:*', 'profile:getdomain'] }), allow({ Sid: 'B', NotAction: 'iam:*' })));
  const verdict = evaluate({ identity: [document] }, requestFor());

  expect(verdict.allowed && verdict.by.map((statement) => [statement.sid, actionsUsed(statement, 'profile:GetDomain')]))
    .toEqual([['A', ['profile:*', 'profile:getdomain']], ['B', []]]);
});

test.each<[string, unknown, string]>([
  ['a text', 'x', 'a policy document is an object, not "x"'],
  ['a version that is none', { Version: '2020-01-01', Statement: [] }, 'Version is "2020-01-01"; allowed: "2012-10-17" and "2008-10-17"'],
  ['no statement', { Version: '2012-10-17' }, 'a policy document needs a Statement'],
  ['a member too many', { Statement: [], Statements: [] }, 'a policy document has no Statements; allowed: Version, Id, Statement'],
  ['a statement that is none', { Statement: ['x'] }, 'a statement is an object, not "x"'],
  ['a statement with a member too many', policy(allow({ Actions: '*' })), 'a statement has no Actions; allowed: Sid, Effect, Action'],
  ['an effect that is none', policy(allow({ Effect: 'allow' })), 'Effect is "allow"; allowed: "Allow" and "Deny"'],
  ['no action', policy({ Effect: 'Allow', Resource: '*' }), 'a statement needs an Action or a NotAction'],
  ['an action and its negation', policy({ Effect: 'Allow', Resource: '*', Action: '*', NotAction: 'x:*' }), 'a statement has either Action or NotAction, not both'],
  ['an action that is no text', policy(allow({ Action: [{ Ref: 'A' }] })), 'Action is a string or a list of strings, not {"Ref":"A"}'],
  ['a principal that is none', policy(allow({ Principal: 'x' })), 'a Principal is an object, not "x"'],
  ['an operator that is none', policy(allow({ Condition: { StringIs: { a: 'b' } } })), 'IAM has no condition operator "StringIs"'],
  ['an operator that cannot be conditional', policy(allow({ Condition: { NullIfExists: { a: 'true' } } })), 'IAM has no condition operator "NullIfExists"'],
  ['an operator without keys', policy(allow({ Condition: { StringEquals: 'a' } })), 'the condition StringEquals is an object, not "a"'],
])('%s is no policy', (_what, document, message) => {
  expect(() => readPolicy(document)).toThrow(message);
});

test('one statement need not be in a list', () => {
  expect(allows({ ...allow(), Sid: 'All' }, {} satisfies Wanted)).toBe(true);
  expect(decided({}, { identity: [{ Version: '2012-10-17', Statement: allow() }] })).toBe('allowed');
});
