import * as fc from 'fast-check';
import { domainOfMany } from './many-types';
import { RANDOM_DOMAIN } from './random-domain';
import { domainsOfExample } from '../../../projenrc/example-domains';
import { drawDomains } from '../../../src/local/graph/draw-domains';
import { mermaidLabel } from '../../../src/local/graph/mermaid/mermaid-label';
import type { DomainDefinitions, PicturedDefinition } from '../../../src/local/graph/picture/domain-picture';
import { makePicture } from '../../../src/local/graph/picture/make-picture';
import { cutTo, widthOf, wrapTo } from '../../../src/local/graph/svg/font-metrics';
import { escapeXml } from '../../../src/local/graph/svg/xml';

function domainWith(...definitions: readonly PicturedDefinition[]): DomainDefinitions {
  return { name: 'shop', definitions };
}

function integration(request: PicturedDefinition['request']): PicturedDefinition {
  return { kind: 'integration', request };
}

test('the retail example: what a reader is to see', () => {
  const [picture] = domainsOfExample('retail').map((domain) => makePicture(domain));
  expect(picture).toMatchObject({
    name: 'retail',
    facts: ['keeps data 2 years', 'encrypted with Key'],
    sources: [{ title: 'Your application', objectTypes: ['Customers', 'Orders', 'Loyalty', 'Returns'] }],
    sharedKeys: [
      { name: 'customerId', objectTypes: ['Customers', 'Orders', 'Loyalty', 'Returns'], findsProfiles: true },
      { name: '_email', objectTypes: ['Customers', 'Orders', 'Loyalty'], findsProfiles: true },
    ],
    rules: {
      levels: [
        { level: 1, attributes: ['EmailAddress', 'LastName'], does: 'merges' },
        { level: 2, does: 'merges' },
        { level: 3, attributes: ['PhoneNumber', 'LastName', 'BirthDate'], does: 'matches' },
      ],
      facts: expect.arrayContaining(['Of two values, that of Customers stays']) as string[],
    },
    calculatedAttributes: [
      { name: 'Purchases', expression: 'count of Orders.orderId', limits: ['where status is not cancelled'], reads: ['Orders'] },
      { name: 'TotalSpent', expression: 'sum of Orders.total', reads: ['Orders'] },
    ],
  });
  const [profile, ...others] = picture.standardObjects;
  expect(others.map(({ title, fedBy }) => [title, fedBy])).toEqual([['Order', ['Orders']], ['Loyalty', ['Loyalty']], ['Case', ['Returns']]]);
  expect(profile.fields.find(({ name }) => name === 'LastName')?.fedBy).toEqual(['Customers', 'Orders', 'Loyalty']);
  expect(profile.fields.find(({ name }) => name === 'Address')).toMatchObject({ parts: ['Address1', 'City', 'PostalCode', 'Country'], fedBy: ['Customers'] });
  expect(picture.objectTypes.find(({ name }) => name === 'Orders')?.keys).toContainEqual({ name: '_email', identifiers: ['PROFILE', 'SECONDARY', 'LOOKUP_ONLY'] });
});

test.each([
  ['a Connect instance', { Uri: 'arn:aws:connect:us-east-1:111122223333:instance/abc', ObjectTypeName: 'CTR' }, 'Amazon Connect', ['abc'], ['CTR']],
  ['a flow', {
    FlowDefinition: {
      SourceFlowConfig: { ConnectorType: 'Servicenow', ConnectorProfileName: 'desk', SourceConnectorProperties: { ServiceNow: { Object: 'incident' } } },
      TriggerConfig: { TriggerType: 'Scheduled', TriggerProperties: { Scheduled: { ScheduleExpression: 'rate(3hours)', DataPullMode: 'Complete' } } },
    },
    ObjectTypeName: 'Incidents',
  }, 'ServiceNow', ['incident', 'connection desk', 'every 3 hours, all of it'], ['Incidents']],
  ['files', {
    FlowDefinition: { SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: '${Files1A2B3C4D}', BucketPrefix: 'in' } } }, TriggerConfig: { TriggerType: 'OnDemand' } },
    ObjectTypeName: 'Files',
  }, 'Amazon S3', ['Files/in', 'on demand'], ['Files']],
  ['events', { Uri: 'arn:aws:appflow:us-east-1:111122223333:flow/shopify', ObjectTypeNames: { 'orders/create': 'Orders', 'customers/create': 'Customers' } },
    'Amazon AppFlow', ['shopify', 'events: orders/create, customers/create'], ['Orders', 'Customers']],
])('%s is a source', (_, request, title, details, objectTypes) => {
  const picture = makePicture(domainWith(integration(request)));
  expect(picture.sources).toEqual([{ title, details, objectTypes }]);
  expect(picture.objectTypes.map(({ name, facts }) => [name, facts])).toEqual(objectTypes.map((name) => [name, ['not defined here']]));
});

test('an object type of a template has the mapping of the template', () => {
  const { objectTypes: [{ facts, fields, keys }], standardObjects: [profile] } = makePicture(domainWith(
    { kind: 'object-type', name: 'Contacts', request: { TemplateId: 'Salesforce-Contact', ExpirationDays: 30 } },
  ));
  expect({ facts, fields }).toEqual({ facts: ['creates profiles', 'template Salesforce-Contact', 'kept 30 days'], fields: '20 fields' });
  expect(keys).toContainEqual({ name: '_salesforceContactId', identifiers: ['UNIQUE', 'PROFILE'] });
  expect(profile.fedBy).toEqual(['Contacts']);
});

test('machine learning, exports and streams', () => {
  const picture = makePicture(domainWith(
    { kind: 'domain', request: { DefaultExpirationDays: 30, DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/letters' } },
    {
      kind: 'identity-resolution',
      request: {
        Matching: {
          Enabled: true,
          JobSchedule: { DayOfTheWeek: 'MONDAY', Time: '10:00' },
          AutoMerging: { Enabled: true, MinAllowedConfidenceScoreForMerging: 0.9, ConflictResolution: { ConflictResolvingModel: 'RECENCY' } },
          ExportingConfig: { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'weekly' } },
        },
      },
    },
    { kind: 'event-stream', name: 'changes', request: { Uri: 'arn:aws:kinesis:us-east-1:111122223333:stream/profiles' } },
  ));
  expect(picture).toMatchObject({
    facts: ['keeps data 30 days', 'dead letters to letters'],
    machineLearning: { facts: ['Mondays at 10:00 UTC', 'merges from a confidence of 0.9', 'Of two values, the newer stays'], exportsTo: 'matches/weekly' },
    eventStreams: [{ name: 'changes', kinesisStream: 'profiles' }],
  });
  expect(picture.rules).toBeUndefined();
});

test('more object types than can be read: the picture says how many it leaves out, and which it shows can be chosen', () => {
  const all = domainOfMany(400);
  const { objectTypes, leftOut } = makePicture(all);
  expect([objectTypes.length, leftOut.length]).toEqual([40, 360]);
  expect(drawDomains([all], 'svg').text).toContain('>360 object types</text>');
  expect(makePicture(all, { objectTypes: ['Type-7', 'Type-3'] }).objectTypes.map(({ name }) => name)).toEqual(['Type-3', 'Type-7']);
});

test('the same definitions give the same picture, in whatever process', () => {
  const [one, other] = ['svg', 'svg'].map(() => drawDomains(domainsOfExample('travel'), 'svg').text);
  expect(one).toBe(other);
});

test('XML has no names that end it, and nothing that it cannot have', () => {
  expect(escapeXml('<a b="c">&\'\u0000\u001b\u202e\ud800\n')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;\uFFFD\uFFFD\uFFFD\uFFFD ');
  fc.assert(fc.property(RANDOM_DOMAIN, (domain) => {
    const { text } = drawDomains([domain], 'svg');
    expect(text).not.toMatch(/<script|[\u0000-\u0009\u000b-\u001f]/);
    // tags are those of the picture, and all of them are closed
    const tags = [...text.matchAll(/<(\/?)([^\s>/]*)[^<>]*?(\/?)>/g)];
    const names = new Set(tags.map(([, , name]) => name));
    expect([...names].filter((name) => !['svg', 'title', 'desc', 'style', 'rect', 'path', 'g', 'text', 'circle'].includes(name))).toEqual([]);
    expect(tags.filter(([, close, , self]) => close === '' && self === '').length).toBe(tags.filter(([, close]) => close === '/').length);
  }), { numRuns: 40 });
});

test.each([
  ['_email', '_email'],
  ['Attributes.tier', 'Attributes.tier'],
  ['a "b" <c>; #d', 'a #34;b#34; #60;c#62;#59; #35;d'],
  ['1. one', '1#46; one'],
  ['- one', '#45; one'],
  ['_one_ **two**', '_one#95; #42;#42;two#42;#42;'],
  ['`code`', '#96;code#96;'],
])('Mermaid has %j as %j', (text, label) => {
  expect(mermaidLabel(text)).toBe(label);
});

test('texts are cut and wrapped to the room that they have', () => {
  const face = { size: 12 };
  expect(cutTo('short', 100, face)).toBe('short');
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (text, room) => {
    expect(widthOf(cutTo(text, room, face), face)).toBeLessThanOrEqual(room);
    expect(wrapTo(text, room, face, 3).length).toBeLessThanOrEqual(3);
    expect(wrapTo(text, room, face, 3).every((line) => widthOf(line, face) <= room)).toBe(true);
  }));
});
