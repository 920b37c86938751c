import { NestedStack, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CUSTOMER, DOMAIN, logicalId, newStack, OBJECT_TYPE, profileArn } from '../synthesis';
import { CustomerProfilesProvider, Domain } from '../../../src';

interface Statement {
  readonly Sid: string;
  readonly Resource: unknown;
}

function withObjectTypes(stack: Stack, count: number, domainName = 'retail'): Domain {
  const domain = new Domain(stack, domainName, { domainName });
  Array.from({ length: count }, (_, index) => domain.addObjectType(`Type${index}`, { ...CUSTOMER, objectTypeName: `Type${index}` }));
  return domain;
}

function statementsOf(stack: Stack): Statement[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(policies).toHaveLength(1);
  return (policies[0].Properties as { readonly PolicyDocument: { readonly Statement: Statement[] } }).PolicyDocument.Statement;
}

function functionOf(): Template {
  const stack = newStack();
  new Domain(stack, 'Domain', { domainName: 'retail' });
  return Template.fromStack(stack);
}

describe('the function', () => {
  test('its metrics are those of the function that is in the template', () => {
    const stack = newStack();
    const { handler } = CustomerProfilesProvider.getOrCreate(stack);

    expect(stack.resolve(handler.metricErrors().toMetricConfig().metricStat?.dimensions)).toEqual([{ name: 'FunctionName', value: { Ref: 'CustomerProfilesFunction' } }]);
  });

  test('is one for all resources of a stack, with one role and one policy', () => {
    const stack = newStack();
    withObjectTypes(stack, 3);
    withObjectTypes(stack, 2, 'wholesale');
    const template = Template.fromStack(stack);

    for (const type of ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::Logs::LogGroup']) {
      template.resourceCountIs(type, 1);
    }
    const token = { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] };
    template.resourcePropertiesCountIs(DOMAIN, { ServiceToken: token }, 2);
    template.resourcePropertiesCountIs(OBJECT_TYPE, { ServiceToken: token }, 5);
  });

  test('and what it needs keep their logical ids from release to release, because CloudFormation refuses a changed ServiceToken', () => {
    const template = functionOf();

    expect(logicalId(template, 'AWS::Lambda::Function')).toBe('CustomerProfilesFunction');
    expect(logicalId(template, 'AWS::IAM::Role')).toBe('CustomerProfilesProviderRole7A75002E');
    expect(logicalId(template, 'AWS::Logs::LogGroup')).toBe('CustomerProfilesProviderLogGroupD4D8B63C');
  });

  test('has a policy whose logical id follows its statements, so that an update keeps the old one until its clean-up is done', () => {
    const policyId = (domainNames: string[]) => {
      const stack = newStack();
      domainNames.forEach((domainName) => new Domain(stack, domainName, { domainName }));
      return logicalId(Template.fromStack(stack), 'AWS::IAM::Policy');
    };

    expect(policyId(['a'])).toMatch(/^CustomerProfilesPolicy[0-9a-f]{8}$/);
    expect(policyId(['a'])).toBe(policyId(['a']));
    expect(policyId(['a', 'b'])).not.toBe(policyId(['a']));
  });

  test('runs as long as it may, on the latest runtime, with a log group that ends', () => {
    const template = functionOf();

    template.hasResource('AWS::Lambda::Function', {
      Properties: {
        Handler: 'index.handler',
        Timeout: 900,
        MemorySize: 256,
        Architectures: ['arm64'],
        Runtime: Match.stringLikeRegexp('^nodejs2\\d\\.x$'),
        LoggingConfig: { LogGroup: { Ref: logicalId(template, 'AWS::Logs::LogGroup') } },
        Environment: Match.absent(),
        VpcConfig: Match.absent(),
      },
      DependsOn: Match.arrayWith([logicalId(template, 'AWS::IAM::Policy')]),
    });
    template.hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Delete' });
  });

  test('is one for each nested stack', () => {
    const stack = newStack();
    const nested = new NestedStack(stack, 'Nested');
    new Domain(stack, 'Domain', { domainName: 'retail' });
    new Domain(nested, 'Domain', { domainName: 'wholesale' });

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
    Template.fromStack(nested).resourceCountIs('AWS::Lambda::Function', 1);
  });
});

describe('the function\'s policy', () => {
  const owned = ['profile:TagResource', 'profile:UntagResource'];

  test('allows what the resources of the stack need, and nothing else', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey }).addObjectType('Customer', CUSTOMER);
    const template = Template.fromStack(stack);

    expect(statementsOf(stack)).toEqual([
      {
        Sid: 'Logs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [logicalId(template, 'AWS::Logs::LogGroup'), 'Arn'] },
      },
      {
        Sid: 'Domains',
        Effect: 'Allow',
        Resource: profileArn('domains/retail'),
        Action: ['profile:CreateDomain', 'profile:DeleteDomain', 'profile:GetDomain', ...owned, 'profile:UpdateDomain'],
      },
      {
        Sid: 'ServiceLinkedRole',
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::123456789012:role/aws-service-role/profile.amazonaws.com/*']] },
        Condition: { StringEquals: { 'iam:AWSServiceName': 'profile.amazonaws.com' } },
      },
      {
        Sid: 'Keys',
        Effect: 'Allow',
        Action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
        Resource: stack.resolve(encryptionKey.keyArn) as unknown,
      },
      {
        Sid: 'ObjectTypes',
        Effect: 'Allow',
        Resource: [profileArn('domains/retail'), profileArn('domains/retail/object-types/*')],
        Action: ['profile:DeleteProfileObjectType', 'profile:GetProfileObjectType', 'profile:PutProfileObjectType', ...owned],
      },
    ]);
  });

  test('is the same with 4 and with 40 object types', () => {
    const [few, many] = [4, 40].map((count) => {
      const stack = newStack();
      withObjectTypes(stack, count);
      return statementsOf(stack);
    });

    expect(many).toEqual(few);
    expect(JSON.stringify(many).length).toBeLessThan(10_240);
  });

  test('names each domain and each key once', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    const domain = new Domain(stack, 'A', { domainName: 'retail', encryptionKey });
    domain.addObjectType('Customer', { ...CUSTOMER, encryptionKey });
    domain.addObjectType('Guest', { ...CUSTOMER, objectTypeName: 'Guest' });
    new Domain(stack, 'B', { domainName: 'wholesale', encryptionKey });

    const resources = Object.fromEntries(statementsOf(stack).map(({ Sid, Resource }) => [Sid, Resource]));
    expect(resources.Domains).toEqual([profileArn('domains/retail'), profileArn('domains/wholesale')]);
    expect(resources.ObjectTypes).toEqual([profileArn('domains/retail'), profileArn('domains/retail/object-types/*')]);
    expect(resources.Keys).toEqual(stack.resolve(encryptionKey.keyArn));
  });

  test('lets nothing be made where only object types of another domain are', () => {
    const stack = newStack();
    Domain.fromDomainName(stack, 'Domain', 'retail').addObjectType('Customer', CUSTOMER);

    expect(statementsOf(stack).map(({ Sid }) => Sid)).toEqual(['Logs', 'ObjectTypes']);
  });
});

test('more permissions can be granted to the function', () => {
  const stack = newStack();
  const key = new kms.Key(stack, 'Key');
  const provider = CustomerProfilesProvider.getOrCreate(stack);
  key.grantDecrypt(provider);

  expect(provider.grantPrincipal).toBe(provider.role);
  expect(stack.resolve(provider.serviceToken)).toEqual({ 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] });
});
