import { App, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  CalculationExpression, CalculationRange, CalculationStatistic, CalculationThreshold, Domain, ExistingResource, FieldContentType, IdentityResolution,
  IntegrationSource, MatchingDay, ObjectTypeOptions, StandardIdentifier, StandardProfile,
} from 'cdk-customer-profiles';
import type { Declarations } from './declaration';
import { KINDS } from './kinds';
import { ALL, resource } from './stories';
import { stackDefinition } from './template';

const TOKEN = { 'Fn::GetAtt': ['CustomerProfilesFunction', 'Arn'] };
const KEY = 'arn:aws:kms:us-east-1:000000000000:key/2';

const ORDER: ObjectTypeOptions = {
  objectTypeName: 'order',
  description: 'one',
  expiration: Duration.days(30),
  maxProfileObjectCount: 20,
  allowProfileCreation: true,
  fields: {
    id: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER },
    spent: { source: '_source.spent', contentType: FieldContentType.NUMBER },
  },
  keys: [{ name: 'id', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
};
const SCHEDULE = { schedule: { day: MatchingDay.MONDAY, hour: 4, minute: 30 } };

/** An app as users write it, with the settings of the histories. */
function synthesised(): Template {
  const stack = new Stack(new App(), 'One');
  new Domain(stack, 'D', {
    domainName: 'shop', defaultExpiration: Duration.days(200), encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY), deadLetterQueueEnabled: false, matching: SCHEDULE,
  });
  const base = Domain.fromDomainName(stack, 'Base', 'base');
  const order = base.addObjectType('O', { ...ORDER, existing: ExistingResource.ADOPT });
  base.addIntegration('I', { objectType: order, source: IntegrationSource.fromFlowArn('arn:aws:appflow:us-east-1:000000000000:flow/orders') });
  base.addEventStream('E', { eventStreamName: 'changes', stream: kinesis.Stream.fromStreamArn(stack, 'S', 'arn:aws:kinesis:us-east-1:000000000000:stream/a') });
  base.addCalculatedAttribute('C', {
    calculatedAttributeName: 'Spent',
    displayName: 'a',
    description: 'one',
    expression: CalculationExpression.of('{_order.TotalPrice}'),
    statistic: CalculationStatistic.SUM,
    range: CalculationRange.last(Duration.days(30)),
    objectCount: 10,
    threshold: CalculationThreshold.greaterThan('10'),
    recreateOnChange: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  new IdentityResolution(stack, 'R', { domain: base, matching: SCHEDULE });
  Tags.of(stack).add('a', '1');
  return Template.fromStack(stack);
}

/** The same as the histories declare it. */
const DECLARED: Declarations = {
  Domain: resource('Domain', { version: 1, policy: undefined }),
  ObjectType: resource('ObjectType', { adopt: true, policy: undefined }),
  Integration: resource('Integration', { policy: undefined }),
  EventStream: resource('EventStream', { policy: undefined }),
  CalculatedAttribute: resource('CalculatedAttribute', { policy: 'Retain', recreate: true }),
  IdentityResolution: resource('IdentityResolution', { policy: undefined }),
};

test.each(ALL)('the template of a history says of a resource of kind %s what the constructs synthesise', (kind) => {
  const { type } = KINDS[kind];
  const { Resources: made } = stackDefinition('One', DECLARED, { serviceToken: TOKEN }).template as { Resources: { [id: string]: { [member: string]: unknown } } };
  const [found] = Object.values(synthesised().findResources(type)) as { [member: string]: unknown }[];
  expect({ ...made[kind], DependsOn: undefined }).toEqual({ ...found, DependsOn: undefined });
});
