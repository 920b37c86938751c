import { App, CfnOutput, CfnParameter, CfnResource, Duration, Fn, PhysicalName, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as profiles from 'aws-cdk-lib/aws-customerprofiles';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { DOMAIN, ENV, newStack, propertiesOf, warningsOf } from '../synthesis';
import { Domain, DomainProps, ExistingResource, IDomain } from '../../../src';

const synthesised = (props: Partial<DomainProps> = {}) => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail', ...props });
  return { stack, domain };
};

describe('a domain', () => {
  test('needs a name only, and keeps objects for a year', () => {
    const { stack } = synthesised();

    expect(propertiesOf(stack, DOMAIN)).toEqual({
      ServiceToken: { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] },
      ServiceTimeout: 1200,
      WireVersion: '1',
      Kept: true,
      DomainName: 'retail',
      DefaultExpirationDays: 366,
    });
  });

  test('says everything it is told in the members of the API', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    const deadLetterQueue = new sqs.Queue(stack, 'Queue');
    const domain = new Domain(stack, 'Domain', {
      domainName: 'retail',
      defaultExpiration: Duration.days(1098),
      encryptionKey,
      deadLetterQueue,
      dataStoreEnabled: true,
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteProfiles: true,
      existing: ExistingResource.ADOPT,
    });

    expect(propertiesOf(stack, DOMAIN)).toEqual({
      ServiceToken: { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] },
      ServiceTimeout: 1200,
      WireVersion: '1',
      Existing: 'ADOPT',
      AutoDeleteProfiles: true,
      DomainName: 'retail',
      DefaultExpirationDays: 1098,
      DefaultEncryptionKey: stack.resolve(encryptionKey.keyArn),
      DeadLetterQueueUrl: stack.resolve(deadLetterQueue.queueUrl),
      DataStore: { Enabled: true },
    });
    expect(domain.encryptionKey).toBe(encryptionKey);
    expect(domain.deadLetterQueue).toBe(deadLetterQueue);
  });

  test.each<[string, Partial<DomainProps>, object]>([
    ['a data store that is off', { dataStoreEnabled: false }, { DataStore: { Enabled: false } }],
    ['profiles that keep it from being deleted', { autoDeleteProfiles: false }, { AutoDeleteProfiles: Match.absent() }],
    ['the failure where it exists', { existing: ExistingResource.FAIL }, { Existing: Match.absent() }],
    ['an expiration in other units', { defaultExpiration: Duration.hours(48) }, { DefaultExpirationDays: 2 }],
  ])('has %s', (_, props, properties) => {
    Template.fromStack(synthesised(props).stack).hasResourceProperties(DOMAIN, properties);
  });

  test('refuses an expiration that is not in whole days', () => {
    expect(() => synthesised({ defaultExpiration: Duration.hours(36) })).toThrow("'36 hours' cannot be converted into a whole number of days");
  });

  test('names itself by its resource, so that what uses the name waits for it', () => {
    const { stack, domain } = synthesised();
    const { logicalId } = domain.node.defaultChild as profiles.CfnDomain;

    expect(stack.resolve(domain.domainName)).toEqual({ 'Fn::GetAtt': [stack.resolve(logicalId), 'DomainName'] });
    expect(stack.resolve(domain.domainArn)).toEqual({ 'Fn::GetAtt': [stack.resolve(logicalId), 'Arn'] });
  });

  test('can be named by a stack of another region, by the name that it was given', () => {
    const app = new App();
    const domain = new Domain(newStack(app), 'Domain', { domainName: 'retail' });
    const west = new Stack(app, 'West', { env: { ...ENV, region: 'us-west-2' } });
    new CfnOutput(west, 'Name', { value: domain.domainName });
    new CfnOutput(west, 'Arn', { value: domain.domainArn });

    Template.fromStack(west).hasOutput('Name', { Value: 'retail' });
    Template.fromStack(west).hasOutput('Arn', { Value: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':profile:us-east-1:123456789012:domains/retail']] } });
  });

  test('has the environment of its stack', () => {
    expect(synthesised().domain.env).toEqual(expect.objectContaining(ENV));
  });
});

describe('the removal policy', () => {
  test.each([
    ['keeps a domain, unless the deployment that made it is rolled back', undefined, 'RetainExceptOnCreate', 'Retain'],
    ['RETAIN_ON_UPDATE_OR_DELETE is the default', RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate', 'Retain'],
    ['RETAIN keeps it always', RemovalPolicy.RETAIN, 'Retain', 'Retain'],
    ['DESTROY deletes it', RemovalPolicy.DESTROY, 'Delete', 'Delete'],
  ])('%s', (_, removalPolicy, DeletionPolicy, UpdateReplacePolicy) => {
    Template.fromStack(synthesised({ removalPolicy }).stack).hasResource(DOMAIN, {
      DeletionPolicy, UpdateReplacePolicy, Properties: { Kept: DeletionPolicy === 'Delete' ? Match.absent() : true },
    });
  });

  test('SNAPSHOT is refused', () => {
    expect(() => synthesised({ removalPolicy: RemovalPolicy.SNAPSHOT }))
      .toThrow('[Shop/Domain] the removal policy SNAPSHOT is not supported: Customer Profiles makes no snapshots; use RETAIN or DESTROY');
  });

  test('applyRemovalPolicy changes it later', () => {
    const { stack, domain } = synthesised();
    domain.applyRemovalPolicy(RemovalPolicy.DESTROY);

    Template.fromStack(stack).hasResource(DOMAIN, { DeletionPolicy: 'Delete', Properties: { Kept: Match.absent() } });
  });
});

describe('a domain that is made elsewhere', () => {
  const ARN = 'arn:aws:profile:us-west-2:210987654321:domains/retail';

  test('has the ARN of the stack\'s environment where only its name is known', () => {
    const stack = newStack();
    const domain = Domain.fromDomainName(stack, 'Domain', 'retail');

    expect(domain.domainName).toBe('retail');
    expect(stack.resolve(domain.domainArn)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':profile:us-east-1:123456789012:domains/retail']] });
    expect(domain.env).toEqual(expect.objectContaining(ENV));
  });

  test('has the name and the environment of its ARN', () => {
    const domain = Domain.fromDomainArn(newStack(), 'Domain', ARN);

    expect(domain).toMatchObject({ domainName: 'retail', domainArn: ARN, env: { account: '210987654321', region: 'us-west-2' } });
  });

  test('may be told name, ARN and key', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');

    expect(Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', domainArn: ARN, encryptionKey }))
      .toMatchObject({ domainName: 'retail', domainArn: ARN, encryptionKey });
  });

  test('makes no resource', () => {
    const stack = newStack();
    Domain.fromDomainName(stack, 'Domain', 'retail');

    expect(stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))).toEqual([]);
  });

  test('refuses to be nameless', () => {
    expect(() => Domain.fromDomainAttributes(newStack(), 'Domain', {})).toThrow('[Shop] the domain "Domain" needs domainName or domainArn');
  });

  test.each([
    'arn:aws:s3:::bucket',
    'arn:aws:profile:us-east-1:210987654321:domains/retail/object-types/Customer',
    'arn:aws:profile:us-east-1:210987654321:domains',
    'arn:aws:profile:us-east-1:210987654321:domains/',
    'arn:aws:profile:us-east-1:210987654321:domain/retail',
  ])('refuses the ARN %s', (arn) => {
    expect(() => Domain.fromDomainArn(newStack(), 'Domain', arn))
      .toThrow(`[Shop] "${arn}" is not the ARN of a domain; it looks like arn:aws:profile:us-east-1:123456789012:domains/my-domain`);
  });

  test('refuses what is no ARN', () => {
    expect(() => Domain.fromDomainArn(newStack(), 'Domain', 'retail')).toThrow(/arn/i);
  });

  test('refuses a name that its ARN contradicts', () => {
    expect(() => Domain.fromDomainAttributes(newStack(), 'Domain', { domainName: 'shop', domainArn: ARN }))
      .toThrow(`[Shop] domainName "shop" and domainArn "${ARN}" name different domains; give one of them`);
  });

  test.each<[string, (stack: Stack) => IDomain, unknown, unknown]>([
    ['name', (stack) => Domain.fromDomainName(stack, 'D', new CfnParameter(stack, 'Name').valueAsString), { Ref: 'Name' },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':profile:us-east-1:123456789012:domains/', { Ref: 'Name' }]] }],
    ['ARN', (stack) => Domain.fromDomainArn(stack, 'D', Fn.importValue('Arn')),
      { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'Arn' }] }] }] }] }, { 'Fn::ImportValue': 'Arn' }],
    ['ARN, with a name', (stack) => Domain.fromDomainAttributes(stack, 'D', { domainName: 'retail', domainArn: Fn.importValue('Arn') }), 'retail', { 'Fn::ImportValue': 'Arn' }],
  ])('may have a token for its %s', (_, make, name, arn) => {
    const stack = newStack();
    const domain = make(stack);

    expect(stack.resolve(domain.domainName)).toEqual(name);
    expect(stack.resolve(domain.domainArn)).toEqual(arn);
  });
});

describe('where aws-cdk-lib takes a domain', () => {
  const nameByReference = (domain: refs.IDomainRef) => domain.domainRef.domainName;

  test.each<[string, (stack: Stack) => IDomain]>([
    ['of this app', (stack) => new Domain(stack, 'D', { domainName: 'retail' })],
    ['made elsewhere', (stack) => Domain.fromDomainName(stack, 'D', 'retail')],
  ])('a domain %s fits', (_, make) => {
    const stack = newStack();
    const domain = make(stack);
    new profiles.CfnEventStream(stack, 'Stream', { domainName: nameByReference(domain), eventStreamName: 'changes', uri: 'arn:aws:kinesis:us-east-1:123456789012:stream/changes' });

    Template.fromStack(stack).hasResourceProperties('AWS::CustomerProfiles::EventStream', { DomainName: stack.resolve(domain.domainName) as unknown });
    expect(Token.isUnresolved(profiles.CfnDomain.arnForDomain(domain))).toBe(true);
    expect(JSON.stringify(stack.resolve(profiles.CfnDomain.arnForDomain(domain)))).toContain(':profile:us-east-1:123456789012:domains/');
  });
});

test('an app may know nothing but the region\'s name at deployment', () => {
  const stack = new Stack(new App(), 'Anywhere');
  new Domain(stack, 'Domain', { domainName: new CfnParameter(stack, 'Name').valueAsString, defaultExpiration: Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber) });

  expect(propertiesOf(stack, DOMAIN)).toMatchObject({ DomainName: { Ref: 'Name' }, DefaultExpirationDays: { Ref: 'Days' } });
  expect(warningsOf(stack)).toEqual([]);
});

test('a name that follows the construct is refused, since moving the construct would make another domain', () => {
  expect(() => synthesised({ domainName: PhysicalName.GENERATE_IF_NEEDED }))
    .toThrow('[Shop/Domain] domainName is PhysicalName.GENERATE_IF_NEEDED, which follows the place of the construct in the app');
});
