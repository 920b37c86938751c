import * as fc from 'fast-check';
import type { DomainDefinitions, PicturedDefinition } from '../../../src/local/graph/picture/domain-picture';

/** Names that a picture must get along with, whoever lets them in. */
const NASTY = [
  '<script>alert(1)</script>', '"]]>&amp;', "it's", 'end', '`code`', '1. list', '- list', '_email_', '**bold**', '#quot;', 'a\u0000b\u001b[31m', '\u202eabc', '\ud800', '',
  'x'.repeat(300), 'w'.repeat(40), 'WWWW '.repeat(30), '\u4e2d\u6587\u540d\u79f0', '\u{1f600}\u{1f600}', '%%{init: {}}%%', 'click a callback', 'subgraph x', '${Token[TOKEN.12]}', '%%comment', ';', '|', '-->',
];

const name = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,40}$/));
const target = fc.oneof(
  fc.constantFrom('_profile.EmailAddress', '_profile.Address.City', '_profile.Address.Country', '_order.TotalPrice', '_order.OrderItems[].Title', '_case.Title', '_loyalty.Tier.CurrentTier'),
  name.map((text) => `_profile.Attributes.${text}`), name,
);
const field = fc.record({ Source: name, Target: target }, { requiredKeys: ['Source'] });
const identifiers = fc.subarray(['UNIQUE', 'PROFILE', 'SECONDARY', 'LOOKUP_ONLY', 'ORDER']);
const key = fc.array(fc.record({ StandardIdentifiers: identifiers, FieldNames: fc.array(name, { maxLength: 3 }) }), { maxLength: 2 });

const objectType = fc.record({
  name,
  request: fc.record({
    ExpirationDays: fc.oneof(fc.integer({ min: 1, max: 1098 }), name),
    AllowProfileCreation: fc.boolean(),
    TemplateId: fc.option(fc.oneof(name, fc.constant('Salesforce-Contact')), { nil: undefined }),
    Fields: fc.option(fc.dictionary(name, field, { maxKeys: 25 }), { nil: undefined }),
    Keys: fc.option(fc.dictionary(fc.oneof(fc.constantFrom('_email', '_phone', 'customerId'), name), key, { maxKeys: 6 }), { nil: undefined }),
  }),
}).map((one): PicturedDefinition => ({ kind: 'object-type', ...one }));

const domain = fc.record({
  DefaultExpirationDays: fc.oneof(fc.integer({ min: 1, max: 1098 }), name),
  DefaultEncryptionKey: name,
  DeadLetterQueueUrl: name,
  Matching: fc.record({
    Enabled: fc.boolean(),
    AutoMerging: fc.record({ Enabled: fc.boolean(), MinAllowedConfidenceScoreForMerging: fc.double({ noNaN: true }) }),
  }),
  RuleBasedMatching: fc.record({
    Enabled: fc.boolean(),
    MatchingRules: fc.array(fc.record({ Rule: fc.array(name, { maxLength: 6 }) }), { maxLength: 15 }),
    MaxAllowedRuleLevelForMatching: fc.integer({ min: 1, max: 15 }),
    MaxAllowedRuleLevelForMerging: fc.integer({ min: 1, max: 15 }),
    ExportingConfig: fc.record({ S3Exporting: fc.record({ S3BucketName: name, S3KeyName: name }) }),
  }),
}).map((request): PicturedDefinition => ({ kind: 'domain', request }));

const integration = fc.record({ Uri: fc.oneof(name, fc.constant('arn:aws:connect:us-east-1:111122223333:instance/abc')), ObjectTypeName: name })
  .map((request): PicturedDefinition => ({ kind: 'integration', request }));

const calculation = fc.record({
  name,
  request: fc.record({ AttributeDetails: fc.record({ Expression: fc.oneof(name, fc.constant('{_order.TotalPrice}')) }), Statistic: fc.oneof(name, fc.constant('SUM')) }),
}).map((one): PicturedDefinition => ({ kind: 'calculated-attribute', ...one }));

const stream = fc.record({ name, request: fc.record({ Uri: name }) }).map((one): PicturedDefinition => ({ kind: 'event-stream', ...one }));

/** Domains such as nobody should have. */
export const RANDOM_DOMAIN: fc.Arbitrary<DomainDefinitions> = fc.record({
  name,
  definitions: fc.tuple(
    fc.array(domain, { maxLength: 1 }), fc.array(objectType, { maxLength: 16 }), fc.array(integration, { maxLength: 4 }),
    fc.array(calculation, { maxLength: 5 }), fc.array(stream, { maxLength: 1 }),
  ).map((parts) => parts.flat()),
});
