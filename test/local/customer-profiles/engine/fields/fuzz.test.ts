import fc from 'fast-check';
import { automaticContacts } from '../../../../../src/local/customer-profiles/engine/fields/automatic-contacts';
import { compileMapping, whyEmpty } from '../../../../../src/local/customer-profiles/engine/fields/mapping';
import { sourceTimesOf } from '../../../../../src/local/customer-profiles/engine/fields/source-times';
import { planWrites } from '../../../../../src/local/customer-profiles/engine/fields/target-writes';
import { keyEntries } from '../../../../../src/local/customer-profiles/engine/keys/key-entries';
import { uniqueKeyOf } from '../../../../../src/local/customer-profiles/engine/keys/unique-key';
import { objectType } from './object-type';

const name = fc.oneof(
  fc.constantFrom('a', 'b', 'items', '__proto__', 'constructor', 'prototype', 'toString', 'length', 'Address', 'City', '\ud800'),
  fc.string({ maxLength: 4 }),
);
const PIECES = [
  '{{', '}}', '{{{', '}}}', '{{#each _source.items}}', '{{/each}}', '{{#if _source.a}}', '{{else}}', '{{/if}}', '{{_source.a}}', '{{this}}', '{{../_source}}',
  '{{constructor}}', '{{_source.__proto__}}', '{{#with _source.constructor}}', '{{/with}}', '{{lookup _source "constructor"}}', '{{removeExtraSpace _source}}',
  '{{> a}}', '{{@root}}', '{{#*inline "a"}}', '{{/inline}}', '_source', '.a', '[]', '[0]', '[\'__proto__\']', '.constructor', '.items', ' ', 'x',
];
const source = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom('.a', '.items', '[]', '[1]', '.__proto__', '.constructor', '.b'), { minLength: 1, maxLength: 5 }).map((steps) => `_source${steps.join('')}`),
);
const target = fc.constantFrom(
  undefined, '_profile.FirstName', '_profile.Address', '_profile.Attributes.__proto__', '_profile.EngagementPreferences', '_order.OrderItems',
  '_order.OrderItems[].Title', '_order.OrderItems[].__proto__', '_order.OrderItems[9].Price', '_profile.SourceLastUpdatedTimestamp', '__proto__.x', '_profile.', 'constructor',
);
const contentType = fc.constantFrom('STRING', 'NUMBER', 'NAME', 'PHONE_NUMBER', 'EMAIL_ADDRESS');
const record = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' }, fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, '', '\ud800', ' '), fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5 }),
  ),
})).value;

function everythingOf(type: Parameters<typeof compileMapping>[0], value: unknown) {
  const evaluation = compileMapping(type).evaluate(value);
  const entries = keyEntries(evaluation);
  return JSON.stringify([
    planWrites(evaluation), automaticContacts(evaluation), [...sourceTimesOf(evaluation)], entries.map(({ values }) => values), uniqueKeyOf('d', 'T', entries),
    evaluation.fields.map((field) => whyEmpty(field)),
  ]);
}

test('no record and no mapping makes it crash, hang or reach what objects inherit', () => {
  const field = fc.record({ Source: source, Target: target, ContentType: contentType });
  const inherited = Object.getOwnPropertyNames(Object.prototype).sort().join();

  fc.assert(fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), fc.string(), record, (fields, format, value) => {
    const named = fields.map((each, at) => [`f${at}`, each] as const);
    const type = objectType({
      SourceLastUpdatedTimestampFormat: format,
      Fields: Object.fromEntries(named),
      Keys: { all: [{ FieldNames: named.map(([each]) => each), StandardIdentifiers: ['UNIQUE'] }], one: named.map(([each]) => ({ FieldNames: [each] })) },
    });
    const parsed: unknown = JSON.parse(JSON.stringify(value));

    const first = everythingOf(type, parsed);

    expect(first).not.toMatch(/native code|\[object Object\]/);
    expect(everythingOf(type, parsed)).toBe(first);
  }), { numRuns: 150, seed: 3 });

  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(inherited);
});

test.each<[string, string]>([
  ['deep lists', `{"items": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['deep objects', `{"items": ${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`],
  ['a long list', `{"items": [${Array(20_000).fill('1').join()}]}`],
  ['a long text', `{"items": "${' '.repeat(250_000)}"}`],
])('%s', (_, text) => {
  const sources = ['_source.items', '_source.items.a', '_source.items[].a[]', '{{#each _source.items}}{{#each ../_source.items}}{{this}}{{/each}}{{/each}}', '{{_source}}',
    '{{removeExtraSpace _source.items}}'];
  const fields = sources.flatMap((Source) => ['NAME', 'NUMBER', 'PHONE_NUMBER'].map((ContentType) => ({ Source, ContentType, Target: '_order.OrderItems[].Title' })));
  const named = fields.map((field, at) => [`f${at}`, field] as const);

  const type = objectType({ Fields: Object.fromEntries(named), Keys: { k: [{ FieldNames: named.map(([field]) => field) }] } });

  expect(() => everythingOf(type, JSON.parse(text))).not.toThrow();
});
