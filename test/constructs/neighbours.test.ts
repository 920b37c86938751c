import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CUSTOMER, ENV, newStack, warningsOf } from './synthesis';
import { Domain, FlowDefinition, FlowSource, Integration, IntegrationSource, IntegrationWorkflow, MatchingAttribute, ObjectType } from '../../src';

const ELSEWHERE = { account: ENV.account, region: 'eu-west-1' };
const OTHER_ACCOUNT = { account: '210987654321', region: ENV.region };

interface Stage {
  readonly stack: Stack;
  readonly domain: Domain;
}

function stage(): Stage {
  const stack = newStack();
  return { stack, domain: new Domain(stack, 'Domain', { domainName: 'shop', encryptionKey: new kms.Key(stack, 'DomainKey') }) };
}

function customersElsewhere({ stack }: Stage): ObjectType {
  return new ObjectType(stack, 'Customers', { ...CUSTOMER, domain: Domain.fromDomainName(stack, 'Outlet', 'outlet') });
}

const flowOf = (bucket: s3.IBucket) => new FlowDefinition({ flowName: 'flow', source: FlowSource.s3(bucket), fields: [{ name: 'id' }] });
const salesforce = () => new FlowDefinition({ flowName: 'flow', source: FlowSource.salesforce({ connectorProfileName: 'p', object: 'Contact' }), fields: [{ name: 'Id' }] });
const keyIn = (env: { readonly account: string; readonly region: string }) => (scope: Stack) => kms.Key.fromKeyArn(scope, 'Key', `arn:aws:kms:${env.region}:${env.account}:key/1`);

test.each<[string, (made: Stage) => unknown, string]>([
  ['an object type of another domain for an integration', (made) => new Integration(made.stack, 'Orders', {
    domain: made.domain, source: IntegrationSource.fromFlowName('orders'), objectType: customersElsewhere(made),
  }), '[Shop/Orders] the object type Shop/Customers is of the domain Shop/Outlet, the integration of Shop/Domain; use an object type of the same domain'],
  ['one for a workflow', (made) => new IntegrationWorkflow(made.stack, 'History', { domain: made.domain, flow: salesforce(), objectType: customersElsewhere(made) }),
    '[Shop/History] the object type Shop/Customers is of the domain Shop/Outlet, the integration workflow of Shop/Domain; use an object type of the same domain'],
  ['one for a grant', (made) => made.domain.grants.ingest(new iam.Role(made.stack, 'Loader', { assumedBy: new iam.AccountRootPrincipal() }), customersElsewhere(made)),
    '[Shop/Domain] the object type Shop/Customers is of the domain Shop/Outlet, the grant of Shop/Domain; use an object type of the same domain'],
  ['a key of another region for a domain', ({ stack }) => new Domain(stack, 'Outlet', { domainName: 'outlet', encryptionKey: keyIn(ELSEWHERE)(stack) }),
    '[Shop/Outlet] the encryption key Shop/Key is in region eu-west-1, this stack in us-east-1; AWS services use keys of their own region only'],
  ['a key of another region for an object type', ({ stack, domain }) => domain.addObjectType('Customers', { ...CUSTOMER, encryptionKey: keyIn(ELSEWHERE)(stack) }),
    '[Shop/Domain/Customers] the encryption key Shop/Key is in region eu-west-1, this stack in us-east-1'],
  ['a key of another region for a domain that exists', ({ stack }) => (
    Domain.fromDomainAttributes(stack, 'Outlet', { domainName: 'outlet', encryptionKey: keyIn(ELSEWHERE)(stack) })
  ), '[Shop/Outlet] the encryption key Shop/Key is in region eu-west-1, this stack in us-east-1'],
  ['a bucket of another region for a flow', ({ domain }) => domain.addIntegration('Orders', {
    source: IntegrationSource.fromFlowDefinition(flowOf(s3.Bucket.fromBucketName(new Stack(new App(), 'Exports', { env: ELSEWHERE }), 'Bucket', 'exports'))), objectTypeName: 'Orders',
  }), '[Shop/Domain/Orders] the bucket of the flow Exports/Bucket is in region eu-west-1, this stack in us-east-1; Amazon AppFlow reads buckets of its own region and account only'],
  ['a bucket of another account for a flow', ({ domain }) => domain.addIntegration('Orders', {
    source: IntegrationSource.fromFlowDefinition(flowOf(s3.Bucket.fromBucketName(new Stack(new App(), 'Exports', { env: OTHER_ACCOUNT }), 'Bucket', 'exports'))), objectTypeName: 'Orders',
  }), 'is in account 210987654321, this stack in 123456789012'],
  ['a role of another account', ({ stack, domain }) => domain.addIntegration('Orders', {
    source: IntegrationSource.fromFlowName('orders'), objectTypeName: 'Orders', role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::210987654321:role/other'),
  }), '[Shop/Domain/Orders] the role Shop/Role is in account 210987654321, this stack in 123456789012; a role is passed to a service within its account only; make one there'],
  ['a dead letter queue with the key that AWS manages', ({ stack }) => new Domain(stack, 'Outlet', {
    domainName: 'outlet', deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS_MANAGED }),
  }), '[Shop/Outlet] the dead letter queue Shop/Queue is encrypted with a key that AWS manages (QueueEncryption.KMS_MANAGED, alias/aws/sqs), which Customer Profiles cannot use; '
    + 'use QueueEncryption.SQS_MANAGED, or QueueEncryption.KMS with a customer managed key'],
  ['an imported one', ({ stack }) => new Domain(stack, 'Outlet', {
    domainName: 'outlet',
    deadLetterQueue: sqs.Queue.fromQueueAttributes(stack, 'Queue', {
      queueArn: 'arn:aws:sqs:us-east-1:123456789012:q', keyArn: 'arn:aws:kms:us-east-1:123456789012:alias/aws/sqs',
    }),
  }), 'is encrypted with a key that AWS manages'],
  ['a key that AWS manages for a domain', ({ stack }) => new Domain(stack, 'Outlet', { domainName: 'outlet', encryptionKey: kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/s3') }),
    '[Shop/Outlet] the encryption key Shop/Key is a key that AWS manages, which Customer Profiles cannot use; use a customer managed key (new kms.Key)'],
])('%s is refused', (_, make, message) => {
  const made = stage();

  expect(() => make(made)).toThrow(message);
});

test.each<[string, (made: Stage) => unknown]>([
  ['a key of another account in the region', ({ stack }) => new Domain(stack, 'Outlet', { domainName: 'outlet', encryptionKey: keyIn(OTHER_ACCOUNT)(stack) })],
  ['a bucket whose place is not known', ({ domain, stack }) => domain.addIntegration('Orders', {
    source: IntegrationSource.fromFlowDefinition(flowOf(s3.Bucket.fromBucketArn(stack, 'Bucket', 'arn:aws:s3:::exports'))), objectTypeName: 'Orders',
  })],
  ['the same domain under another construct', ({ domain, stack }) => {
    const again = Domain.fromDomainName(stack, 'Again', 'shop');
    return domain.addIntegration('Orders', { source: IntegrationSource.fromFlowName('orders'), objectType: new ObjectType(stack, 'Customers', { ...CUSTOMER, domain: again }) });
  }],
  ['a queue with a customer managed key', ({ stack }) => new Domain(stack, 'Outlet', {
    domainName: 'outlet', deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS }),
  })],
  ['in a stack without environment, anything', () => new Domain(new Stack(new App(), 'Any'), 'Outlet', { domainName: 'outlet', encryptionKey: keyIn(ELSEWHERE)(newStack()) })],
])('%s is taken', (_, make) => {
  const made = stage();

  expect(() => make(made)).not.toThrow();
});

describe('a bucket with the key that AWS manages', () => {
  const warning = (service: string) => expect.stringContaining(
    `the bucket Shop/Bucket is encrypted with a key that AWS manages (BucketEncryption.KMS_MANAGED), which ${service} cannot use; use BucketEncryption.KMS`) as string;

  test.each([
    [s3.BucketEncryption.KMS_MANAGED, [warning('Customer Profiles')]], [s3.BucketEncryption.KMS, []], [s3.BucketEncryption.S3_MANAGED, []],
  ])('that matches are written to: %s', (encryption, warnings) => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket', { encryption });
    new Domain(stack, 'Domain', { domainName: 'shop', ruleBasedMatching: { rules: [[MatchingAttribute.ACCOUNT_NUMBER]], exportTo: { bucket } } });

    expect(warningsOf(stack).filter((text) => text.includes('AWS manages'))).toEqual(warnings);
  });

  test('that a flow reads', () => {
    const { stack, domain } = stage();
    domain.addIntegration('Orders', {
      source: IntegrationSource.fromFlowDefinition(flowOf(new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.KMS_MANAGED }))), objectTypeName: 'Orders',
    });

    expect(warningsOf(stack).filter((text) => text.includes('AWS manages'))).toEqual([warning('Amazon AppFlow')]);
  });
});

test('a domain of another region has its key there', () => {
  const stack = newStack();

  expect(() => Domain.fromDomainAttributes(stack, 'Outlet', {
    domainArn: `arn:aws:profile:${ELSEWHERE.region}:${ENV.account}:domains/outlet`, encryptionKey: keyIn(ELSEWHERE)(stack),
  })).not.toThrow();
});
