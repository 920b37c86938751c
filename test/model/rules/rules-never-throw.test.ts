import * as fc from 'fast-check';
import { AIRLINE } from '../catalogue/airline-mappings';
import { WRITES } from '../api/shape-samples';
import { checkCalculatedAttribute } from '../../../src/model/rules/calculated-attribute/calculated-attribute-rules';
import { ALL_KINDS } from '../../../src/model/resource-kinds';
import { checkRequest } from '../../../src/model/api/check-shape';
import { checkDomainContents } from '../../../src/model/rules/domain/domain-contents-rules';
import { checkDomain } from '../../../src/model/rules/domain/domain-rules';
import { Finding, formatFinding } from '../../../src/model/validation/finding';
import { parseTemplate } from '../../../src/model/rules/object-type/handlebars';
import { checkObjectType } from '../../../src/model/rules/object-type/object-type-rules';
import { readSource } from '../../../src/model/rules/object-type/source-expression';
import { readTarget } from '../../../src/model/catalogue/standard-objects';
import { checkTimestampFormat } from '../../../src/model/rules/object-type/timestamp-format-rules';

const OPTIONS = { unknownMembers: true, parseTemplate };

/** Words that the rules look for, so that chance finds more than the first of their branches. */
const WORDS = fc.oneof(
  fc.constantFrom(
    '_source.a', '{{_source.a}}', '{{#if', '{{/if}}', '_profile', '_profile.FirstName', '_profile.Attributes.', '_order.Name',
    '_airSegment.Baggage[].Weight', 'UNIQUE', 'PROFILE', 'LOOKUP_ONLY', 'NUMBER', 'EMAIL_ADDRESS', '_email', '_profileId', 'Tags',
    '__proto__', 'constructor', 'toString', 'a', 'EpochMilli', 'CTR', '\'', '{Orders.total}', 'SOURCE', '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const SCALARS = [WORDS, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)];
const ANYTHING = fc.anything({ values: SCALARS, key: WORDS, withNullPrototype: true });

const LIST = fc.oneof(ANYTHING, fc.array(WORDS));
const TEXT = fc.oneof(WORDS, ANYTHING);
const KEY = fc.oneof(ANYTHING, fc.record({ StandardIdentifiers: LIST, FieldNames: LIST }, { requiredKeys: [] }));
const FIELD = fc.oneof(ANYTHING, fc.record({ Source: TEXT, Target: TEXT, ContentType: TEXT }, { requiredKeys: [] }));

/** What is more or less a mapping. */
const MAPPING = fc.record({
  DomainName: TEXT,
  ObjectTypeName: TEXT,
  Description: TEXT,
  TemplateId: TEXT,
  AllowProfileCreation: fc.oneof(fc.boolean(), ANYTHING),
  SourceLastUpdatedTimestampFormat: TEXT,
  MaxProfileObjectCount: fc.oneof(fc.integer(), ANYTHING),
  Fields: fc.oneof(fc.dictionary(WORDS, FIELD), ANYTHING),
  Keys: fc.oneof(fc.dictionary(WORDS, fc.oneof(fc.array(KEY), ANYTHING)), ANYTHING),
  Tags: fc.oneof(fc.dictionary(WORDS, WORDS), ANYTHING),
}, { requiredKeys: [] });

/** Says every finding, as a report does. */
function report(findings: readonly Finding[]): void {
  for (const finding of findings) {
    expect(formatFinding(finding)).toMatch(/\[CP\d{4}\]$/);
  }
}

test('a mapping of whatever content gives a report', () => {
  fc.assert(fc.property(MAPPING, (mapping) => report(checkObjectType(mapping, OPTIONS))), { numRuns: 600 });
});

test('anything at all gives a report', () => {
  fc.assert(fc.property(ANYTHING, (anything) => {
    report([...checkObjectType(anything, OPTIONS), ...checkDomain(anything, OPTIONS), ...checkCalculatedAttribute(anything, OPTIONS)]);
    WRITES.forEach((operation) => report(checkRequest(operation, anything, OPTIONS)));
  }), { numRuns: 150 });
});

test('resources of whatever content in one domain give a report', () => {
  const member = fc.record({
    kind: fc.constantFrom(...ALL_KINDS),
    label: fc.string(),
    request: fc.oneof(MAPPING, fc.dictionary(fc.constantFrom('Matching', 'RuleBasedMatching', 'ObjectTypeNames', 'Uri', 'FlowDefinition', 'EventStreamName', 'CalculatedAttributeName', 'DomainName'), ANYTHING)),
  });

  fc.assert(fc.property(fc.array(member), fc.boolean(), (members, own) => {
    report([...checkDomainContents(members as Parameters<typeof checkDomainContents>[0], { own }).values()].flat());
  }), { numRuns: 300 });
});

test('a target of any text is read', () => {
  fc.assert(fc.property(fc.oneof(WORDS, fc.array(WORDS).map((words) => words.join('.'))), (target) => {
    expect(['known', 'system-managed', 'unknown-root', 'unknown-field']).toContain(readTarget(target).kind);
  }), { numRuns: 600 });
});

test('a source of any text is read', () => {
  const pieces = fc.array(fc.oneof(WORDS, fc.constantFrom('{{', '}}', '{{{', '}}}', '{{#each _source.a as |b|}}', '{{/each}}', '{{else}}', '{{>', '(', ')', '../', '@', '|', '[', ']', '"', '~', '&', '^', '!--')));

  fc.assert(fc.property(pieces.map((words) => words.join('')), (source) => {
    expect(['accessor', 'template', 'broken-template', 'foreign']).toContain(readSource(source, parseTemplate).kind);
  }), { numRuns: 600 });
});

test.each([80, 100_000])('a template of %d blocks within each other is read', (blocks) => {
  const deep = `${'{{#if _source.a}}'.repeat(blocks)}${'{{/if}}'.repeat(blocks)}`;

  expect(readSource(deep, parseTemplate).kind).toBe('template');
});

test('a timestamp format of any text is read', () => {
  fc.assert(fc.property(WORDS, (format) => report(checkTimestampFormat(format, 'F'))), { numRuns: 600 });
});

test('names that every object has are names like any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    const mapping = {
      ...AIRLINE[2], Fields: JSON.parse(JSON.stringify({ card: { Source: '_source.card' } }).replace('"card"', `"${name}"`)) as object, Keys: { [`k${name}`]: [{ FieldNames: [name] }] },
    };

    expect(checkObjectType(mapping, OPTIONS).filter(({ code }) => code === 'CP1307')).toEqual([]);
  }
  expect(Object.keys({})).toEqual([]);
});
