import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { newStack } from '../synthesis';
import * as api from '../../../src';

/** The API as those see it who write without types. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what JavaScript can say and TypeScript cannot is what these tests are about
const UNTYPED = api as any;
const { Domain, FieldTarget, FlowDefinition, FlowSource, FlowTrigger, IntegrationSource, ObjectType } = UNTYPED;
const { CalculationFilterComparison, CalculationRange } = UNTYPED;

const FIELDS = { id: { source: '_source.id' } };
const KEYS = [{ name: 'customerId', fieldNames: ['id'], standardIdentifiers: [api.StandardIdentifier.UNIQUE, api.StandardIdentifier.PROFILE] }];
const CUSTOMERS = { objectTypeName: 'Customers', fields: FIELDS, keys: KEYS };

type Members = { readonly [member: string]: unknown };

function messageOf(call: () => unknown): string {
  try {
    call();
    return 'silence';
  } catch (error) {
    return (error as Error).message;
  }
}

const customers = (more: Members) => () => new Domain(newStack(), 'Domain', { domainName: 'shop' }).addObjectType('Customers', { ...CUSTOMERS, ...more }) as unknown;
const shop = (more: Members) => () => new Domain(newStack(), 'Domain', { domainName: 'shop', ...more }) as unknown;

test.each<[string, () => unknown, string]>([
  ['a text for a target', customers({ fields: { email: { source: '_source.email', target: '_profile.EmailAddress' } } }),
    '[Shop/Domain/Customers] fields.email.target "_profile.EmailAddress" is a string; allowed: a FieldTarget; write FieldTarget.of("_profile.EmailAddress"), or StandardProfile.EMAIL_ADDRESS'],
  ['a text for a target that is no constant', customers({ fields: { tier: { source: '_source.tier', target: '_profile.Attributes.tier' } } }),
    '[Shop/Domain/Customers] fields.tier.target "_profile.Attributes.tier" is a string; allowed: a FieldTarget; write FieldTarget.of("_profile.Attributes.tier")'],
  ['texts for identifiers', customers({ keys: [{ name: 'customerId', fieldNames: ['id'], standardIdentifiers: ['UNIQUE', 'PROFILE'] }] }),
    '[Shop/Domain/Customers] 2 arguments cannot be used:\n'
    + '    keys[0].standardIdentifiers[0] "UNIQUE" is a string; allowed: a StandardIdentifier; write StandardIdentifier.UNIQUE\n'
    + '    keys[0].standardIdentifiers[1] "PROFILE" is a string; allowed: a StandardIdentifier; write StandardIdentifier.PROFILE'],
  ['a text for a content type', customers({ fields: { total: { source: '_source.total', contentType: 'number' } } }),
    '[Shop/Domain/Customers] fields.total.contentType "number" is a string; allowed: a FieldContentType; write FieldContentType.NUMBER'],
  ['a number for a duration', shop({ defaultExpiration: 730 }),
    '[Shop/Domain] defaultExpiration 730 is a number; allowed: a Duration; write Duration.days(730), or with another unit such as Duration.hours(730)'],
  ['keys as an object', customers({ keys: { customerId: { fieldNames: ['id'] } } }),
    '[Shop/Domain/Customers] keys is an object; allowed: a list of ObjectTypeKey, an object with name, fieldNames; write [{ ... }, { ... }]'],
  ['fields as a list', customers({ fields: [{ name: 'id', source: '_source.id' }] }),
    '[Shop/Domain/Customers] fields is a list; allowed: a map from names to ObjectTypeField, an object with source; write { name: { ... }, ... }'],
  ['a text for a list', customers({ keys: [{ name: 'customerId', fieldNames: 'id' }] }),
    '[Shop/Domain/Customers] keys[0].fieldNames "id" is a string; allowed: a list of string; write it in brackets: [...]'],
  ['no properties', () => new ObjectType(newStack(), 'Customers') as unknown,
    '[Shop/Customers] props is missing; allowed: an ObjectTypeProps, an object with domain, objectTypeName'],
  ['properties that are missing', () => new ObjectType(newStack(), 'Customers', {}) as unknown,
    '[Shop/Customers] 2 arguments cannot be used:\n'
    + '    domain is missing; allowed: a domain; write Domain.fromDomainArn(this, "Domain", ...)\n'
    + '    objectTypeName is missing; allowed: a string'],
  ['null', customers({ fields: { id: null } }),
    '[Shop/Domain/Customers] fields.id is null; allowed: an ObjectTypeField, an object with source'],
  ['null for what may be left out', shop({ encryptionKey: null }),
    '[Shop/Domain] encryptionKey is null; allowed: a key of aws-kms; leave it out where there is none'],
  ['a construct of another kind', () => new ObjectType(newStack(), 'Customers', { ...CUSTOMERS, domain: new kms.Key(newStack(), 'Key') }) as unknown,
    '[Shop/Customers] domain is the construct Shop/Key (Key); allowed: a domain; write Domain.fromDomainArn(this, "Domain", ...)'],
  ['the ARN of a key', shop({ encryptionKey: 'arn:aws:kms:us-east-1:123456789012:key/1' }),
    '[Shop/Domain] encryptionKey "arn:aws:kms:us-east-1:123456789012:key/1" is a string; allowed: a key of aws-kms; write '
    + 'kms.Key.fromKeyArn(this, "Key", "arn:aws:kms:us-east-1:123456789012:key/1")'],
  ['the ARN of a queue', shop({ deadLetterQueue: 'arn:aws:sqs:us-east-1:123456789012:q' }), 'write sqs.Queue.fromQueueArn(this, "Queue", "arn:aws:sqs:us-east-1:123456789012:q")'],
  ['the name of a bucket', () => FlowSource.s3('exports') as unknown,
    'FlowSource.s3: bucket "exports" is a string; allowed: a bucket of aws-s3; write s3.Bucket.fromBucketName(this, "Bucket", "exports")'],
  ['the name of a domain', () => new ObjectType(newStack(), 'Customers', { ...CUSTOMERS, domain: 'shop' }) as unknown, 'write Domain.fromDomainName(this, "Domain", "shop")'],
  ['a text for a removal policy', shop({ removalPolicy: 'DESTROY' }), 'removalPolicy "DESTROY" is a string; allowed: a RemovalPolicy; write RemovalPolicy.DESTROY'],
  ['a text for an enumeration', shop({ existing: 'adopt' }), 'existing "adopt" is a string; allowed: an ExistingResource; write ExistingResource.ADOPT'],
  ['a text for a time', () => FlowTrigger.onSchedule({ interval: Duration.hours(1), start: '2030-01-01' }) as unknown,
    'FlowTrigger.onSchedule: start "2030-01-01" is a string; allowed: a Date; write new Date("2030-01-01")'],
  ['a method that was not called', () => new FlowDefinition({ flowName: 'f', source: FlowSource.zendesk({ connectorProfileName: 'p', object: 'o' }), fields: [], trigger: FlowTrigger.onDemand }) as unknown,
    'FlowDefinition: trigger is a function; allowed: a FlowTrigger; write FlowTrigger.onDemand(...), with its brackets'],
  ['an object for a flow', () => IntegrationSource.fromFlowDefinition({ flowName: 'f' }) as unknown,
    'IntegrationSource.fromFlowDefinition: definition is an object; allowed: a FlowDefinition; write new FlowDefinition({ ... })'],
  ['a number for a text', () => CalculationFilterComparison.greaterThan(100) as unknown, 'CalculationFilterComparison.greaterThan: value 100 is a number; allowed: a string; write "100"'],
  ['a number of days', () => CalculationRange.last(90) as unknown, 'CalculationRange.last: duration 90 is a number; allowed: a Duration; write Duration.days(90)'],
  ['a text for a number', shop({ matching: { schedule: { day: api.MatchingDay.MONDAY, hour: '3' } } }), 'matching.schedule.hour "3" is a string; allowed: a number; write 3'],
  ['no number', customers({ sourcePriority: NaN }), '[Shop/Domain/Customers] sourcePriority is NaN; allowed: a number'],
  ['a date without a time', () => FlowTrigger.onSchedule({ interval: Duration.hours(1), start: new Date('tomorrow') }) as unknown,
    'FlowTrigger.onSchedule: start is a Date without a time; allowed: a Date; write new Date("2030-01-31T00:00:00Z")'],
  ['a value of another class of this package', customers({ fields: { id: { source: '_source.id', target: api.FieldContentType.NUMBER } } }),
    '[Shop/Domain/Customers] fields.id.target is a FieldContentType; allowed: a FieldTarget; write FieldTarget.of(...)'],
  ['the URL of a queue', shop({ deadLetterQueue: 'https://sqs.us-east-1.amazonaws.com/123456789012/q' }), 'write sqs.Queue.fromQueueArn(this, "Queue", ...)'],
  ['a list for a map of texts', () => new Domain(newStack(), 'Domain', { domainName: 'shop' })
    .addIntegration('Events', { source: IntegrationSource.fromUri('arn:aws:s3:::bucket'), objectTypesByEvent: ['Customers'] }) as unknown, 'write { name: "...", ... }'],
  ['words of the API', customers({ fields: { id: { Source: '_source.id', target: FieldTarget.of('_profile.AccountNumber') } } }),
    '[Shop/Domain/Customers] fields.id.Source is not a member of an ObjectTypeField; allowed: source, target, contentType; write source'],
  ['a word of the API for what may be left out', customers({ fields: { id: { source: '_source.id', Target: '_profile.AccountNumber' } } }),
    '[Shop/Domain/Customers] fields.id.Target is not a member of an ObjectTypeField; allowed: source, target, contentType; write target'],
  ['a property in another case', shop({ defaultexpiration: Duration.days(3) }), '[Shop/Domain] defaultexpiration is not a member of a DomainProps; allowed: domainName, defaultExpiration, '],
  ['a target of nothing', () => FieldTarget.of(undefined) as unknown, 'FieldTarget.of: path is missing; allowed: a string'],
])('%s', (_, call, message) => {
  expect(messageOf(call)).toContain(message);
});

test('a value of another copy of the package is as good', () => {
  let copy: typeof api | undefined;
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a second copy is had by loading the modules again
    copy = require('../../../src') as typeof api;
  });
  const { FieldTarget: Other, StandardIdentifier: OtherIdentifier } = copy!;

  expect(Other.of('_profile.LastName')).not.toBeInstanceOf(api.FieldTarget);
  expect(messageOf(customers({
    fields: { ...FIELDS, name: { source: '_source.name', target: Other.of('_profile.LastName') } },
    keys: [{ ...KEYS[0], standardIdentifiers: [OtherIdentifier.UNIQUE, OtherIdentifier.PROFILE] }],
  }))).toBe('silence');
});

test('a structure may have more members than those of its type, as one that extends it', () => {
  expect(messageOf(shop({ team: 'retail', owner: undefined }))).toBe('silence');
});

test('what an injector of properties gives need not be given', () => {
  const app = new App({ propertyInjectors: [{ constructUniqueId: api.Domain.PROPERTY_INJECTION_ID, inject: (props) => ({ ...props, domainName: 'shop' }) }] });

  expect(messageOf(() => new Domain(new Stack(app, 'Shop'), 'Domain', { removalPolicy: RemovalPolicy.RETAIN }) as unknown)).toBe('silence');
});

test('a construct that extends one of this package is checked, and is one of it', () => {
  class OwnDomain extends api.Domain {}
  const domain = new OwnDomain(newStack(), 'Domain', { domainName: 'shop' });

  expect(domain).toBeInstanceOf(api.Domain);
  expect(messageOf(() => new OwnDomain(newStack(), 'Domain', { domainName: 5 } as unknown as api.DomainProps))).toBe('[Shop/Domain] domainName 5 is a number; allowed: a string; write "5"');
});
