import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ACTIONS_TO_COME, SERVICE_ACTIONS } from '../service-actions';
import { everyResource } from '../../end-to-end/every-resource';
import { ENV, logicalId, newStack, profileArn } from '../synthesis';
import { Domain, DomainGrants, FlowDefinition, FlowSource, IDomain, MatchingAttribute } from '../../../src';
import { ADMINISTER, CATALOGUES, INGEST, READ, RESOLVE_IDENTITIES, SEARCH, WRITE } from '../../../src/constructs/domain/grant-actions';
import { REQUESTS } from '../../../src/model/api/limits.generated';

interface Statement {
  readonly Sid?: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

const GRANTS = {
  read: READ, search: SEARCH, ingest: INGEST, write: WRITE, resolveIdentities: RESOLVE_IDENTITIES, administer: ADMINISTER,
} as const;

type GrantName = keyof typeof GRANTS;

const NAMES = Object.keys(GRANTS) as GrantName[];

/** Actions that nobody is granted, and why. */
const LEFT_OUT: { readonly [action: string]: string } = {
  CreateSnapshot: 'the API has no such operation',
  GetSnapshot: 'the API has no such operation',
  ListAccountIntegrations: 'tells of all domains of the account, so it is not part of permissions on one',
  ListDomains: 'tells of all domains of the account, so it is not part of permissions on one',
};

/** What the function of a stack that has everything may do. */
function providerActions(): string[] {
  const stack = newStack();
  everyResource(1)(stack);
  const elsewhere = Domain.fromDomainAttributes(stack, 'Elsewhere', { domainName: 'crm', encryptionKey: new kms.Key(stack, 'OtherKey') });
  elsewhere.addIdentityResolution('IdentityResolution', { ruleBasedMatching: { rules: [[MatchingAttribute.LAST_NAME]] } });
  elsewhere.addIntegrationWorkflow('History', {
    objectTypeName: 'Customers',
    flow: new FlowDefinition({ flowName: 'history', source: FlowSource.salesforce({ connectorProfileName: 'sf', object: 'Contact' }), fields: [{ name: 'Id' }] }),
  });
  return statementsOf(stack).filter(({ Sid }) => Sid !== undefined).flatMap(({ Action }) => Action).filter((action) => action.startsWith('profile:'));
}

function statementsOf(stack: Stack): Statement[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .flatMap((policy) => (policy.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement);
}

/** The statements that a grant on a domain adds to the policy of a role. */
function granted(grant: GrantName, makeDomain: (stack: Stack) => IDomain): Statement[] {
  const stack = newStack();
  const role = new iam.Role(stack, 'Desktop', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const result = makeDomain(stack).grants[grant](role);
  expect(result.success).toBe(true);
  return statementsOf(stack).filter(({ Sid }) => Sid === undefined);
}

const imported = (stack: Stack) => Domain.fromDomainName(stack, 'Domain', 'crm');

test('every action of the service is in a grant, in the function\'s policy, or left out for a reason', () => {
  const known = [...Object.keys(SERVICE_ACTIONS), ...ACTIONS_TO_COME];
  const covered = [...NAMES.flatMap((name) => GRANTS[name].actions), ...CATALOGUES, ...providerActions()].map((action) => action.replace('profile:', ''));

  expect(known.filter((action) => !covered.includes(action) && !Object.hasOwn(LEFT_OUT, action))).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((action) => covered.includes(action) || !known.includes(action))).toEqual([]);
});

test('every operation of the API is an action, known or to come', () => {
  const actions = [...Object.keys(SERVICE_ACTIONS), ...ACTIONS_TO_COME];

  expect(Object.keys(REQUESTS).filter((operation) => !actions.includes(operation))).toEqual([]);
});

test('no action is in two grants, and all are sorted', () => {
  const all = NAMES.flatMap((name) => GRANTS[name].actions);

  expect(all).toHaveLength(new Set(all).size);
  for (const name of NAMES) {
    expect(GRANTS[name].actions).toEqual([...GRANTS[name].actions].sort());
  }
});

test.each(NAMES)('%s names the kinds of resources that its actions are on, and no others', (name) => {
  const { actions, children } = GRANTS[name];
  const kinds = actions.flatMap((action) => SERVICE_ACTIONS[action.replace('profile:', '')] ?? []).filter((kind) => kind !== 'domains');
  // what the actions to come are on is taken from their kin: PutProfileObject and GetProfileRecommendations
  const toCome = name === 'search' ? ['recommenders'] : [];
  expect([...children].sort()).toEqual([...new Set([...kinds, ...toCome])].sort());
});

test.each(NAMES)('%s allows its actions on the domain and its children only', (name) => {
  const { actions, children } = GRANTS[name];
  const [statement, ...others] = granted(name, imported);
  const resources = [profileArn('domains/crm'), ...children.map((kind) => profileArn(`domains/crm/${kind}/*`))];

  expect(statement).toEqual({
    Effect: 'Allow', Action: [...actions], Resource: resources.length === 1 ? resources[0] : expect.arrayContaining(resources) as unknown,
  });
  expect([statement.Resource].flat()).toHaveLength(resources.length);
  expect(others).toEqual(name === 'administer' ? [{ Effect: 'Allow', Action: [...CATALOGUES], Resource: '*' }] : []);
});

test.each(NAMES)('%s allows the use of the key that encrypts the domain', (name) => {
  const keyArn = `arn:aws:kms:us-east-1:${ENV.account}:key/1`;
  const statements = granted(name, (stack) => Domain.fromDomainAttributes(stack, 'Domain', {
    domainName: 'crm', encryptionKey: kms.Key.fromKeyArn(stack, 'Key', keyArn),
  }));

  expect(statements).toContainEqual({ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: keyArn });
});

test('a grant on a domain of the app names its resource, so that the domain can be replaced', () => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'crm' });
  domain.grants.resolveIdentities(new iam.Role(stack, 'Merger', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
  const resource = logicalId(Template.fromStack(stack), 'Custom::CustomerProfilesDomain');

  expect(statementsOf(stack)).toContainEqual(expect.objectContaining({ Action: [...RESOLVE_IDENTITIES.actions], Resource: { 'Fn::GetAtt': [resource, 'Arn'] } }));
});

test('a grant to a role of another account with a key makes the key\'s policy let it in', () => {
  const app = new App();
  const stack = newStack(app);
  const domain = new Domain(stack, 'Domain', { domainName: 'crm', encryptionKey: new kms.Key(stack, 'Key') });
  const role = iam.Role.fromRoleArn(stack, 'Partner', 'arn:aws:iam::999999999999:role/Partner');
  domain.grants.read(role);

  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  expect(JSON.stringify(key.Properties)).toContain('arn:aws:iam::999999999999:role/Partner');
});

test('the grants of a domain can be had of any domain', () => {
  const stack = newStack();
  const user = new iam.User(stack, 'Analyst');
  DomainGrants.fromDomain(imported(stack)).search(user);

  expect(statementsOf(stack)).toEqual([expect.objectContaining({ Action: [...SEARCH.actions] })]);
});
