import { App, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { DOMAIN, findingsOf, logicalId, newStack, profileArn, propertiesOf } from '../synthesis';
import { Domain, EventStream, ExistingResource } from '../../../src';

const EVENT_STREAM = 'Custom::CustomerProfilesEventStream';
const URI = 'arn:aws:kinesis:us-east-1:123456789012:stream/changes';
const named = (stack: Stack, arn = URI) => kinesis.Stream.fromStreamArn(stack, 'Stream', arn);

test('an event stream of a domain of the app names it, waits for it, and goes to the stream', () => {
  const stack = newStack();
  const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
  const stream = new kinesis.Stream(stack, 'Stream');
  const events = domain.addEventStream('Events', { eventStreamName: 'changes', stream });
  Tags.of(events).add('team', 'crm');
  const template = Template.fromStack(stack);

  template.hasResource(EVENT_STREAM, {
    Properties: {
      DomainName: 'retail', EventStreamName: 'changes', Uri: stack.resolve(stream.streamArn) as unknown, WireVersion: '1', Existing: Match.absent(), Tags: { team: 'crm' },
    },
    DependsOn: Match.arrayWith([logicalId(template, DOMAIN)]),
    DeletionPolicy: 'Delete',
  });
  expect(stack.resolve(events.eventStreamRef)).toEqual({
    domainName: { 'Fn::GetAtt': [logicalId(template, DOMAIN), 'DomainName'] },
    eventStreamName: { 'Fn::GetAtt': [logicalId(template, EVENT_STREAM), 'EventStreamName'] },
    eventStreamArn: { 'Fn::GetAtt': [logicalId(template, EVENT_STREAM), 'Arn'] },
  });
});

test('the function may look at the stream, and let the service\'s roles write to it', () => {
  const stack = newStack();
  Domain.fromDomainName(stack, 'Domain', 'retail').addEventStream('Events', { eventStreamName: 'changes', stream: named(stack) });
  const statements = Match.arrayWith([
    {
      Sid: 'EventStreams',
      Effect: 'Allow',
      Action: ['profile:CreateEventStream', 'profile:DeleteEventStream', 'profile:GetEventStream', 'profile:ListEventStreams', 'profile:TagResource', 'profile:UntagResource'],
      Resource: [profileArn('domains/retail'), profileArn('domains/retail/event-streams/*')],
    },
    { Sid: 'EventDestinations', Effect: 'Allow', Action: 'kinesis:DescribeStreamSummary', Resource: URI },
    {
      Sid: 'ServiceRoles',
      Effect: 'Allow',
      Action: ['iam:DeleteRolePolicy', 'iam:PutRolePolicy'],
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::123456789012:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_*']] },
    },
  ]);

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: statements } });
});

test('the key of the domain is the function\'s to use', () => {
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  Domain.fromDomainAttributes(stack, 'Domain', { domainName: 'retail', encryptionKey }).addEventStream('Events', { eventStreamName: 'changes', stream: named(stack) });

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'Keys' })]) } });
});

test('what happens to it is the app\'s to say', () => {
  const stack = newStack();
  Domain.fromDomainName(stack, 'Domain', 'retail').addEventStream('Events', {
    eventStreamName: 'changes', stream: named(stack), removalPolicy: RemovalPolicy.RETAIN, existing: ExistingResource.ADOPT,
  });

  Template.fromStack(stack).hasResource(EVENT_STREAM, { DeletionPolicy: 'Retain', Properties: { Existing: 'ADOPT' } });
});

test('one that exists is named by its domain and name', () => {
  const stack = newStack();
  const domain = Domain.fromDomainName(stack, 'Domain', 'retail');
  const events = EventStream.fromEventStreamAttributes(stack, 'Events', { domain, eventStreamName: 'changes' });

  expect(stack.resolve(events.eventStreamArn)).toEqual(profileArn('domains/retail/event-streams/changes'));
  expect(stack.resolve(events.eventStreamRef)).toEqual({
    domainName: 'retail', eventStreamName: 'changes', eventStreamArn: profileArn('domains/retail/event-streams/changes'),
  });
  expect(events.domain).toBe(domain);
});

describe('at synthesis', () => {
  test.each([
    ['in another region', 'arn:aws:kinesis:eu-west-1:123456789012:stream/changes', 'is in region eu-west-1, the domain in us-east-1'],
    ['in another account', 'arn:aws:kinesis:us-east-1:210987654321:stream/changes', 'is in account 210987654321, the domain in 123456789012'],
  ])('a stream %s is refused', (_, arn, says) => {
    const app = new App();
    const stack = newStack(app);
    Domain.fromDomainName(stack, 'Domain', 'retail').addEventStream('Events', { eventStreamName: 'changes', stream: named(stack, arn) });

    expect(findingsOf(app)).toEqual([expect.stringContaining(`[Shop/Domain/Events] Uri ${JSON.stringify(arn)} ${says}`)]);
  });

  test('a stream that another stack makes elsewhere is refused', () => {
    const app = new App();
    const stack = newStack(app);
    const elsewhere = new Stack(app, 'Elsewhere', { env: { account: '123456789012', region: 'eu-west-1' } });
    const stream = new kinesis.Stream(elsewhere, 'Stream', { streamName: 'changes' });
    Domain.fromDomainName(stack, 'Domain', 'retail').addEventStream('Events', { eventStreamName: 'changes', stream });

    expect(findingsOf(app)).toEqual([expect.stringContaining('is in region eu-west-1, the domain in us-east-1')]);
  });

  test('a stream whose place is not known is taken', () => {
    const app = new App();
    const stack = new Stack(app, 'Anywhere');
    Domain.fromDomainName(stack, 'Domain', 'retail').addEventStream('Events', { eventStreamName: 'changes', stream: new kinesis.Stream(stack, 'Stream') });

    expect(findingsOf(app)).toEqual([]);
  });

  test.each([
    ['of one construct', (stack: Stack) => {
      const domain = new Domain(stack, 'Domain', { domainName: 'retail' });
      return [domain, domain] as const;
    }],
    ['named twice', (stack: Stack) => [Domain.fromDomainName(stack, 'Domain', 'retail'), Domain.fromDomainName(stack, 'Again', 'retail')] as const],
    ['in two stacks', (stack: Stack) => [new Domain(stack, 'Domain', { domainName: 'retail' }), Domain.fromDomainName(newStack(stack.node.root as App, 'More'), 'Again', 'retail')] as const],
  ])('a second event stream of a domain %s is refused', (_, domains) => {
    const app = new App();
    const stack = newStack(app);
    const [first, second] = domains(stack);
    first.addEventStream('Events', { eventStreamName: 'changes', stream: named(stack) });
    second.addEventStream('More', { eventStreamName: 'more', stream: kinesis.Stream.fromStreamArn(Stack.of(second), 'Other', URI) });

    expect(findingsOf(app)).toEqual([expect.stringContaining('EventStreamName "more" is beside Shop/Domain/Events, which is an event stream of the same domain')]);
  });

  test('event streams of two domains are taken', () => {
    const app = new App();
    const stack = newStack(app);
    for (const name of ['retail', 'wholesale']) {
      Domain.fromDomainName(stack, name, name).addEventStream('Events', { eventStreamName: 'changes', stream: kinesis.Stream.fromStreamArn(stack, `Stream-${name}`, URI) });
    }

    expect(findingsOf(app)).toEqual([]);
  });
});

test('a domain in another region is refused', () => {
  const stack = newStack();
  const domain = Domain.fromDomainArn(stack, 'Domain', 'arn:aws:profile:eu-central-1:123456789012:domains/retail');

  expect(() => domain.addEventStream('Events', { eventStreamName: 'changes', stream: named(stack) }))
    .toThrow('[Shop/Domain/Events] the domain Shop/Domain is in region eu-central-1, this stack in us-east-1; an event stream is made in its domain\'s region');
});

test('one in another stack than its domain comes after it, without an export', () => {
  const app = new App();
  const [domains, events] = [newStack(app, 'Domains'), newStack(app, 'Events')];
  const domain = new Domain(domains, 'Domain', { domainName: 'retail' });
  new EventStream(events, 'Events', { domain, eventStreamName: 'changes', stream: named(events) });
  app.synth();

  expect(events.dependencies).toEqual([domains]);
  expect(propertiesOf(events, EVENT_STREAM)).toMatchObject({ DomainName: 'retail' });
});
