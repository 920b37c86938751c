import * as fc from 'fast-check';
import { ACCOUNT, allow, Context, CRM, deny, policy, ROLE } from './policies';

/** The policies of a role, as a template has them, and a request of it. */
export interface Case {
  readonly identity: readonly object[];
  readonly boundary?: object;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

const ACTIONS = ['profile:GetDomain', 'profile:GetProfileObjectType', 'profile:PutProfileObjectType', 'profile:DeleteDomain'];
const ACTION_PATTERNS = [...ACTIONS, '*', 'profile:*', 'profile:Get*', 'profile:*Domain', 'profile:G?tDomain', 'Profile:getdomain', 'kms:Decrypt'];
const RESOURCES = [CRM, `${CRM}2`, `${CRM}/object-types/Customer`, `${CRM}/object-types/Order`];
const RESOURCE_PATTERNS = [
  ...RESOURCES, '*', `${CRM}*`, `${CRM}/*`, `${CRM}/object-types/*`, `${CRM}/object-types/O?der`, `arn:aws:profile:*:${ACCOUNT}:domains/crm`,
  'arn:aws:profile:*:*:*', 'arn:aws:profile:us-west-2:*:domains/*', `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/team}`,
  `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/none}`, `arn:aws:profile:us-east-1:${ACCOUNT}:domains/\${aws:PrincipalTag/none, 'crm'}`,
];
const TEXTS = ['crm', 'CRM', 'web', 'c*', '*', 'c?m', '${aws:PrincipalTag/team}', '${aws:PrincipalTag/none}'];
const ARNS = [ROLE, `arn:aws:iam::${ACCOUNT}:role/*`, 'arn:aws:iam::*:role/Worker', `arn:aws:iam::${ACCOUNT}:user/Worker`, 'arn:aws:*:*:*:*'];
const TEXT_KEYS = ['aws:PrincipalTag/team', 'AWS:PrincipalTag/Team', 'aws:PrincipalTag/none', 'aws:RequestedRegion'];

const oneOrMore = (values: readonly string[]) => fc.oneof(
  fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
);

const block = (operators: readonly string[], keys: readonly string[], values: readonly string[]) => fc
  .tuple(fc.constantFrom(...operators), fc.constantFrom('', 'IfExists'), fc.constantFrom(...keys), oneOrMore(values))
  .map(([operator, ifExists, key, value]) => ({ [`${operator}${ifExists}`]: { [key]: value } }));

const quantified = fc
  .tuple(fc.constantFrom('ForAllValues', 'ForAnyValue'), fc.constantFrom('StringEquals', 'StringLike'), fc.constantFrom('aws:TagKeys', 'aws:PrincipalTag/none'),
    oneOrMore(['team', 'stage', 't*', 'cost']))
  .map(([quantifier, operator, key, value]) => ({ [`${quantifier}:${operator}`]: { [key]: value } }));

const condition = fc.oneof(
  block(['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], TEXT_KEYS, TEXTS),
  block(['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'], ['aws:PrincipalArn'], ARNS),
  block(['Bool'], ['aws:SecureTransport'], ['true', 'false']),
  block(['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals'], ['aws:MultiFactorAuthAge', 'aws:EpochTime'], ['5', '7', '100']),
  block(['DateLessThan', 'DateGreaterThan', 'DateEquals'], ['aws:CurrentTime'], ['2026-11-23T03:00:00Z', '2026-11-24T03:00:00Z', '2025-01-01T00:00:00Z']),
  block(['IpAddress', 'NotIpAddress'], ['aws:SourceIp'], ['10.0.0.0/8', '10.1.2.3/32', '192.168.0.0/16']),
  fc.tuple(fc.constantFrom(...TEXT_KEYS), fc.constantFrom('true', 'false')).map(([key, value]) => ({ Null: { [key]: value } })),
  quantified,
);

export const statement = fc.record({
  effect: fc.constantFrom(allow, allow, deny),
  action: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), oneOrMore(ACTION_PATTERNS)),
  resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), oneOrMore(RESOURCE_PATTERNS)),
  condition: fc.option(condition, { nil: undefined }),
}).map(({ effect, action, resource, condition: Condition }) => effect({
  [action[0]]: action[1], [resource[0]]: resource[1], ...Condition ? { Condition } : {},
}));

export const document = fc.array(statement, { minLength: 1, maxLength: 4 }).map((statements) => policy(...statements));

export const cases: fc.Arbitrary<Case> = fc.record({
  // a policy that allows everything now and then, so that not nearly all is denied
  identity: fc.array(fc.oneof({ arbitrary: document, weight: 2 }, { arbitrary: fc.constant(policy(allow())), weight: 1 }), { maxLength: 3 }),
  boundary: fc.option(document, { nil: undefined, freq: 3 }),
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...RESOURCES),
  context: fc.record({
    'aws:PrincipalArn': fc.constant(ROLE),
    'aws:PrincipalTag/team': fc.constantFrom('crm', 'web', 'CRM'),
    'aws:RequestedRegion': fc.constantFrom('us-east-1', 'crm'),
    'aws:SecureTransport': fc.constantFrom('true', 'false'),
    'aws:TagKeys': fc.constantFrom<string[]>(['team'], ['team', 'stage'], ['cost']),
    'aws:MultiFactorAuthAge': fc.constantFrom('5', '6'),
    'aws:EpochTime': fc.constantFrom('5', '7'),
    'aws:CurrentTime': fc.constantFrom('2026-11-23T03:00:00Z', '2026-11-24T03:00:00Z'),
    'aws:SourceIp': fc.constantFrom('10.1.2.3', '192.168.1.1'),
  }, { requiredKeys: ['aws:PrincipalArn', 'aws:TagKeys'] }),
});
