import { App, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CUSTOMER, DOMAIN, ENV, findingsOf, logicalId, newStack, profileArn, propertiesOf } from '../synthesis';
import { ConflictResolution, Domain, ExistingResource, IdentityResolution, IdentityResolutionOptions, MatchingAttribute } from '../../../src';

const IDENTITY_RESOLUTION = 'Custom::CustomerProfilesIdentityResolution';
const RULES: IdentityResolutionOptions = { ruleBasedMatching: { rules: [[MatchingAttribute.ACCOUNT_NUMBER]] } };

const elsewhere = (stack: Stack, domainName = 'retail', id = 'Domain') => Domain.fromDomainName(stack, id, domainName);

describe('an identity resolution of a domain that is made elsewhere', () => {
  test('says the matchings, and is switched off when it is taken out', () => {
    const stack = newStack();
    const resolution = elsewhere(stack).addIdentityResolution('Matches', { matching: {}, ...RULES });

    expect(propertiesOf(stack, IDENTITY_RESOLUTION)).toEqual({
      ServiceToken: { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] },
      ServiceTimeout: 1200,
      WireVersion: '1',
      DomainName: 'retail',
      Matching: { Enabled: true },
      RuleBasedMatching: { Enabled: true, MatchingRules: [{ Rule: ['AccountNumber'] }] },
    });
    Template.fromStack(stack).hasResource(IDENTITY_RESOLUTION, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(resolution.domain.domainRef.domainName).toBe('retail');
    expect(resolution.node.path).toBe('Shop/Domain/Matches');
  });

  test('can be left on, and can take over what is on', () => {
    const stack = newStack();
    new IdentityResolution(stack, 'Matches', { domain: elsewhere(stack), ...RULES, removalPolicy: RemovalPolicy.RETAIN, existing: ExistingResource.ADOPT });

    Template.fromStack(stack).hasResource(IDENTITY_RESOLUTION, { Properties: { Existing: 'ADOPT' }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('has no tags, whatever its stack has', () => {
    const stack = newStack();
    elsewhere(stack).addIdentityResolution('Matches', RULES);
    Tags.of(stack).add('team', 'crm');

    expect(propertiesOf(stack, IDENTITY_RESOLUTION)).not.toHaveProperty('Tags');
  });

  test('lets the function change the domain and its tags, and neither make nor delete it', () => {
    const stack = newStack();
    elsewhere(stack).addIdentityResolution('Matches', RULES);
    const template = Template.fromStack(stack);
    const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
    const { Statement: statements } = (policy.Properties as { PolicyDocument: { Statement: { Sid?: string; Action: unknown }[] } }).PolicyDocument;

    expect(statements.filter(({ Sid }) => Sid !== 'Logs')).toEqual([{
      Sid: 'IdentityResolution',
      Effect: 'Allow',
      Action: ['profile:GetDomain', 'profile:TagResource', 'profile:UntagResource', 'profile:UpdateDomain'],
      Resource: profileArn('domains/retail'),
    }]);
    template.hasResource(IDENTITY_RESOLUTION, { DependsOn: [logicalId(template, 'AWS::IAM::Policy')] });
  });

  test('lets the function use the key of the domain', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', encryptionKey }).addIdentityResolution('Matches', RULES);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'Keys', Resource: stack.resolve(encryptionKey.keyArn) as unknown })]) },
    });
  });

  test('waits for the policy of the bucket that matches are written to, and names the source that wins', () => {
    const stack = newStack();
    const domain = elsewhere(stack);
    const customer = domain.addObjectType('Customer', CUSTOMER);
    domain.addIdentityResolution('Matches', { matching: { exportTo: { bucket: new s3.Bucket(stack, 'Bucket') } }, ruleBasedMatching: { conflictResolution: ConflictResolution.source(customer) } });
    const template = Template.fromStack(stack);

    template.hasResource(IDENTITY_RESOLUTION, {
      Properties: { RuleBasedMatching: { ConflictResolution: { SourceName: 'Customer' } } },
      DependsOn: Match.arrayWith([logicalId(template, 'AWS::S3::BucketPolicy')]),
    });
  });

  test.each([
    ['region', 'arn:aws:profile:eu-central-1:123456789012:domains/retail', 'is in region eu-central-1, this stack in us-east-1'],
    ['account', 'arn:aws:profile:us-east-1:210987654321:domains/retail', 'is in account 210987654321, this stack in 123456789012'],
  ])('is refused in another %s', (place, arn, says) => {
    const stack = newStack();

    expect(() => Domain.fromDomainArn(stack, 'Domain', arn).addIdentityResolution('Matches', RULES))
      .toThrow(`[Shop/Domain/Matches] the domain Shop/Domain ${says}; an identity resolution is made in its domain's ${place}`);
  });

  test('can be referred to where somebody else has switched it on', () => {
    const stack = newStack();
    const domain = elsewhere(stack);
    const resolution = IdentityResolution.fromDomain(stack, 'Matches', domain);

    expect(resolution.domain).toBe(domain);
    expect(resolution.env).toEqual(expect.objectContaining(ENV));
    Template.fromStack(stack).resourceCountIs(IDENTITY_RESOLUTION, 0);
  });
});

describe('an identity resolution of a domain of this app that has no matching of its own', () => {
  test('comes after the domain', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', { domainName: 'retail' }).addIdentityResolution('Matches', RULES);
    const template = Template.fromStack(stack);

    template.hasResource(IDENTITY_RESOLUTION, { Properties: { DomainName: 'retail' }, DependsOn: Match.arrayWith([logicalId(template, DOMAIN)]) });
  });

  test('in another stack comes after the domain\'s stack', () => {
    const app = new App();
    const domains = newStack(app, 'Domains');
    const matches = newStack(app, 'Matches');
    new IdentityResolution(matches, 'Matches', { domain: new Domain(domains, 'Domain', { domainName: 'retail' }), ...RULES });
    app.synth();

    expect(matches.dependencies).toEqual([domains]);
  });
});

describe('the identity resolution of a domain is said in one place', () => {
  const SAYS = (path: string, where: string) => `[${path}] DomainName "retail" has its identity resolution from ${where} already; say it in one of the two only [CP1413]`;

  test('not on the domain and beside it', () => {
    const app = new App();
    const stack = newStack(app);
    new Domain(stack, 'Domain', { domainName: 'retail', matching: {} }).addIdentityResolution('Matches', RULES);

    expect(findingsOf(app)).toEqual([SAYS('Shop/Domain/Matches', 'Shop/Domain')]);
  });

  test('not on the domain and on the same domain by its name, in another stack', () => {
    const app = new App();
    new Domain(newStack(app), 'Domain', { domainName: 'retail', ...RULES });
    elsewhere(newStack(app, 'Other')).addIdentityResolution('Matches', RULES);

    expect(findingsOf(app)).toEqual([SAYS('Other/Domain/Matches', 'Shop/Domain')]);
  });

  test('not twice beside it', () => {
    const app = new App();
    const stack = newStack(app);
    elsewhere(stack, 'retail', 'A').addIdentityResolution('Matches', { matching: {} });
    elsewhere(stack, 'retail', 'B').addIdentityResolution('Matches', RULES);

    expect(findingsOf(app)).toEqual([SAYS('Shop/B/Matches', 'Shop/A/Matches')]);
  });

  test('but once for each of two domains', () => {
    const app = new App();
    const stack = newStack(app);
    new Domain(stack, 'Domain', { domainName: 'wholesale', matching: {} });
    elsewhere(stack, 'retail', 'A').addIdentityResolution('Matches', RULES);
    elsewhere(stack, 'outlet', 'B').addIdentityResolution('Matches', RULES);

    expect(findingsOf(app)).toEqual([]);
  });
});

test('an identity resolution without a matching is an error', () => {
  const app = new App();
  elsewhere(newStack(app)).addIdentityResolution('Matches', {});

  expect(findingsOf(app)).toEqual(['[Shop/Domain/Matches] Matching is missing, and so is RuleBasedMatching; allowed: one of the two, or both [CP1414]']);
});
