import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CUSTOMER, DOMAIN, ENV, KEY_ACTIONS, logicalId, newStack, OBJECT_TYPE, profileArn, serviceStatement, warningsOf } from './synthesis';
import { Domain } from '../../src';

const DOMAIN_ARN = profileArn('domains/retail') as unknown as string;

interface Policies {
  readonly [member: string]: { readonly Statement: readonly { readonly Principal: { readonly Service?: string } }[] };
}

/** Statements of a policy that are for the service. */
function serviceStatements(template: Template, type: string, member: string): unknown[] {
  return Object.values(template.findResources(type)).flatMap((resource) => {
    return (resource.Properties as Policies)[member].Statement.filter(({ Principal }) => Principal.Service === 'profile.amazonaws.com');
  });
}

describe('the dead letter queue', () => {
  test('is not there unless asked for', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'retail' });

    expect(domain.deadLetterQueue).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
  });

  test('is made encrypted, and keeps its records as long as it can', () => {
    const stack = newStack();
    const domain = new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueueEnabled: true });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3600 });
    template.hasResourceProperties(DOMAIN, { DeadLetterQueueUrl: stack.resolve(domain.deadLetterQueue!.queueUrl) as unknown });
    const overTls = Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', { PolicyDocument: { Statement: Match.arrayWith([overTls]) } });
  });

  test.each([['made', undefined], ['given', 'Queue']])('%s lets the service send for this domain only, before the domain is told of it', (_, given) => {
    const stack = newStack();
    const deadLetterQueue = given ? new sqs.Queue(stack, given) : undefined;
    const domain = new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueue, deadLetterQueueEnabled: true });
    const template = Template.fromStack(stack);

    expect(serviceStatements(template, 'AWS::SQS::QueuePolicy', 'PolicyDocument'))
      .toEqual([serviceStatement(DOMAIN_ARN, 'sqs:SendMessage', stack.resolve(domain.deadLetterQueue!.queueArn))]);
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.hasResource(DOMAIN, { DependsOn: [logicalId(template, 'AWS::IAM::Policy'), logicalId(template, 'AWS::SQS::QueuePolicy')] });
  });

  test('of two domains lets the service send for both', () => {
    const stack = newStack();
    const deadLetterQueue = new sqs.Queue(stack, 'Queue');
    new Domain(stack, 'A', { domainName: 'retail', deadLetterQueue });
    new Domain(stack, 'B', { domainName: 'wholesale', deadLetterQueue });

    expect(serviceStatements(Template.fromStack(stack), 'AWS::SQS::QueuePolicy', 'PolicyDocument')).toEqual([
      serviceStatement(DOMAIN_ARN, 'sqs:SendMessage', stack.resolve(deadLetterQueue.queueArn)),
      serviceStatement(profileArn('domains/wholesale') as unknown as string, 'sqs:SendMessage', stack.resolve(deadLetterQueue.queueArn)),
    ]);
  });

  test('with a key of its own lets the service use that key', () => {
    const stack = newStack();
    new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS }) });

    expect(serviceStatements(Template.fromStack(stack), 'AWS::KMS::Key', 'KeyPolicy')).toEqual([serviceStatement(DOMAIN_ARN, ['kms:Decrypt', 'kms:GenerateDataKey'])]);
  });

  test('in another stack of the app comes first, with its policy', () => {
    const app = new App();
    const queues = newStack(app, 'Queues');
    const shop = newStack(app);
    new Domain(shop, 'Domain', { domainName: 'retail', deadLetterQueue: new sqs.Queue(queues, 'Queue') });
    app.synth();

    expect(shop.dependencies).toEqual([queues]);
    expect(serviceStatements(Template.fromStack(queues), 'AWS::SQS::QueuePolicy', 'PolicyDocument')).toHaveLength(1);
  });

  test('made elsewhere cannot be given a policy, which a warning says', () => {
    const stack = new Stack(new App(), 'Shop');
    new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:us-east-1:123456789012:failed') });

    Template.fromStack(stack).hasResourceProperties(DOMAIN, { DeadLetterQueueUrl: Match.objectLike({ 'Fn::Join': Match.anyValue() }) });
    expect(warningsOf(stack)).toEqual(['/Shop/Domain the policy of the queue Shop/Queue cannot be extended here: it must let profile.amazonaws.com send messages for Shop/Domain '
      + '[ack: cdk-customer-profiles:queue-policy]']);
  });

  test.each([
    ['new', (stack: Stack) => new sqs.Queue(stack, 'Queue', { fifo: true })],
    ['made elsewhere', (stack: Stack) => sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:us-east-1:123456789012:failed.fifo')],
  ])('that is FIFO and %s is refused', (_, queue) => {
    const stack = newStack();

    expect(() => new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueue: queue(stack) }))
      .toThrow('[Shop/Domain] the dead letter queue Shop/Queue is a FIFO queue; Customer Profiles sends to standard queues only');
  });

  test('that is given and switched off is refused', () => {
    const stack = newStack();

    expect(() => new Domain(stack, 'Domain', { domainName: 'retail', deadLetterQueue: new sqs.Queue(stack, 'Queue'), deadLetterQueueEnabled: false }))
      .toThrow('[Shop/Domain] deadLetterQueue is given while deadLetterQueueEnabled is false; remove one of them');
  });
});

describe('a key', () => {
  test('of a domain lets the service use it for that domain only', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey });
    const template = Template.fromStack(stack);

    expect(serviceStatements(template, 'AWS::KMS::Key', 'KeyPolicy')).toEqual([serviceStatement(DOMAIN_ARN, KEY_ACTIONS)]);
    template.hasResourceProperties(DOMAIN, { DefaultEncryptionKey: stack.resolve(encryptionKey.keyArn) as unknown });
  });

  test('of an object type lets the service use it for `objects` of that name', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    new Domain(stack, 'Domain', { domainName: 'retail' }).addObjectType('Customer', { ...CUSTOMER, encryptionKey });
    const template = Template.fromStack(stack);

    expect(serviceStatements(template, 'AWS::KMS::Key', 'KeyPolicy')).toEqual([serviceStatement(profileArn('domains/retail/objects/Customer') as unknown as string, KEY_ACTIONS)]);
    template.hasResourceProperties(OBJECT_TYPE, { EncryptionKey: stack.resolve(encryptionKey.keyArn) as unknown });
  });

  test('of a domain, its queue and its object types makes no circle', () => {
    const stack = newStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    const domain = new Domain(stack, 'Domain', {
      domainName: 'retail', encryptionKey, deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryptionMasterKey: encryptionKey }),
    });
    domain.addObjectType('Customer', { ...CUSTOMER, encryptionKey });
    const template = Template.fromStack(stack);

    expect(serviceStatements(template, 'AWS::KMS::Key', 'KeyPolicy')).toHaveLength(3);
    expect(JSON.stringify(template.findResources('AWS::KMS::Key'))).not.toContain(logicalId(template, DOMAIN));
  });

  test('made elsewhere cannot be given a policy, which a warning says for each user', () => {
    const stack = newStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${ENV.region}:${ENV.account}:key/1`);
    new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey: key }).addObjectType('Customer', { ...CUSTOMER, encryptionKey: key });

    const says = 'the policy of the key Shop/Key cannot be extended here: it must let profile.amazonaws.com use kms:CreateGrant, kms:Decrypt, kms:GenerateDataKey for';
    expect(warningsOf(stack)).toEqual([
      `/Shop/Domain ${says} Shop/Domain [ack: cdk-customer-profiles:key-policy]`,
      `/Shop/Domain/Customer ${says} Shop/Domain/Customer [ack: cdk-customer-profiles:key-policy]`,
    ]);
  });

  test('of another account must let the function use it, which a warning says once', () => {
    const stack = newStack();
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:210987654321:key/1');
    const domain = new Domain(stack, 'Domain', { domainName: 'retail', encryptionKey });
    ['A', 'B'].forEach((objectTypeName) => domain.addObjectType(objectTypeName, { ...CUSTOMER, objectTypeName }));

    expect(warningsOf(stack).filter((warning) => warning.includes('key-of-another-account'))).toEqual([
      '/Shop/CustomerProfilesProvider the key Shop/Key is of another account: its policy must let the role Shop/CustomerProfilesProvider/Role use it '
      + '[ack: cdk-customer-profiles:key-of-another-account]',
    ]);
  });
});
