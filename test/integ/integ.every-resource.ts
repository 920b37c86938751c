/**
 * A domain with a dead letter queue, an object type, a calculated attribute and an event stream; a record becomes a profile that is found.
 * Nothing of it outlives the test.
 */
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { CalculationExpression, CalculationStatistic, Domain, FieldContentType, StandardIdentifier, StandardProfile } from 'cdk-customer-profiles';
import { ownName } from './own-name';
import { callProfiles } from './profile-calls';

const TERM = Duration.days(30);

const app = new App();
const stack = new Stack(app, 'CustomerProfilesEveryResource');
const removalPolicy = RemovalPolicy.DESTROY;

const domain = new Domain(stack, 'Domain', { domainName: ownName('cp-integ'), defaultExpiration: TERM, deadLetterQueueEnabled: true, removalPolicy, autoDeleteProfiles: true });
const visits = domain.addObjectType('Visits', {
  objectTypeName: 'Visits',
  description: 'Visits to a shop',
  allowProfileCreation: true,
  fields: {
    id: { source: '_source.id' },
    email: { source: '_source.email', target: StandardProfile.EMAIL_ADDRESS, contentType: FieldContentType.EMAIL_ADDRESS },
    firstName: { source: '_source.firstName', target: StandardProfile.FIRST_NAME, contentType: FieldContentType.NAME },
  },
  keys: [
    { name: 'visitId', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE] },
    { name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE] },
  ],
  removalPolicy,
});
const count = domain.addCalculatedAttribute('VisitCount', {
  calculatedAttributeName: 'VisitCount', expression: CalculationExpression.field(visits, 'id'), statistic: CalculationStatistic.COUNT, removalPolicy,
});
const stream = domain.addEventStream('Events', {
  eventStreamName: 'events', stream: new kinesis.Stream(stack, 'Stream', { streamMode: kinesis.StreamMode.ON_DEMAND, removalPolicy }), removalPolicy,
});

const test = new IntegTest(app, 'EveryResource', { testCases: [stack] });
const { domainName: DomainName } = domain;

const calls = [
  { operation: 'GetDomain', request: { DomainName }, expected: ExpectedResult.objectLike({ DefaultExpirationDays: TERM.toDays() }) },
  {
    operation: 'GetProfileObjectType',
    request: { DomainName, ObjectTypeName: visits.objectTypeName },
    expected: ExpectedResult.objectLike({ AllowProfileCreation: true, Keys: { _email: [{ FieldNames: ['email'], StandardIdentifiers: ['PROFILE'] }] } }),
  },
  {
    operation: 'GetCalculatedAttributeDefinition',
    request: { DomainName, CalculatedAttributeName: count.calculatedAttributeName },
    expected: ExpectedResult.objectLike({ Statistic: 'COUNT' }),
  },
  {
    operation: 'GetEventStream',
    request: { DomainName, EventStreamName: stream.eventStreamName },
    expected: ExpectedResult.objectLike({ State: 'RUNNING', DestinationDetails: { Status: 'HEALTHY' } }),
  },
  {
    operation: 'PutProfileObject',
    request: { DomainName, ObjectTypeName: visits.objectTypeName, Object: JSON.stringify({ id: 'v1', email: 'ada@example.com', firstName: 'Ada' }) },
  },
  {
    operation: 'SearchProfiles',
    request: { DomainName, KeyName: '_email', Values: ['ada@example.com'] },
    expected: ExpectedResult.objectLike({ Items: [{ FirstName: 'Ada', EmailAddress: 'ada@example.com' }] }),
    awaited: true,
  },
].map((call) => callProfiles(test, call));
// one after the other
calls.slice(1).forEach((call, place) => calls[place].next(call));
