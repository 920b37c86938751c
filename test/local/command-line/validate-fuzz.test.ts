import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { validate } from '../../../src/local/command-line/validate';
import { AIRLINE, TRIP } from '../../model/catalogue/airline-mappings';

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'validate-fuzz-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the program would print and end with. */
function validated(name: string, content: string | Buffer): { readonly code: number; readonly text: string } {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  let text = '';
  const code = validate([file], {}, { write: (part) => { text += part; } });
  expect(text).toMatch(/ in 1 file/);
  return { code, text };
}

afterEach(() => {
  expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('Fields');
});

const texts: readonly (readonly [name: string, text: string])[] = AIRLINE.flatMap((mapping) => [
  [`${String(mapping.ObjectTypeName)}.json`, JSON.stringify(mapping)] as const, [`${String(mapping.ObjectTypeName)}.yaml`, dump(mapping)] as const,
]);

test.each(texts)('%s that ends anywhere is told about', (name, text) => {
  fc.assert(fc.property(fc.nat({ max: text.length - 1 }), (length) => {
    expect([0, 1, 2]).toContain(validated(name, text.slice(0, length)).code);
  }), { numRuns: 40 });
});

test.each(texts)('%s with any characters changed is told about', (name, text) => {
  const edits = fc.array(fc.tuple(fc.nat({ max: text.length - 1 }), fc.oneof(fc.constantFrom(...'{}[]",:&*!|>-#\n\t\u0000'), fc.string({ unit: 'binary', maxLength: 3 }))), { minLength: 1, maxLength: 5 });

  fc.assert(fc.property(edits, (changes) => {
    const changed = changes.reduce((value, [at, insert]) => value.slice(0, at) + insert + value.slice(at + 1), text);
    expect([0, 1, 2]).toContain(validated(name, changed).code);
  }), { numRuns: 40 });
});

test.each(['json', 'yaml', 'txt'])('a .%s file of any bytes is told about', (extension) => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
    expect([0, 1, 2]).toContain(validated(`a.${extension}`, Buffer.from(bytes)).code);
  }), { numRuns: 150 });
});

test('members of wrong types are told about', () => {
  const members = fc.dictionary(fc.constantFrom(...Object.keys(TRIP), 'Tags', 'TemplateId', '__proto__', 'constructor'), fc.jsonValue());

  fc.assert(fc.property(members, (changes) => {
    const text = JSON.stringify({ ...TRIP, ...changes });
    expect([0, 1]).toContain(validated('a.json', text).code);
  }), { numRuns: 300 });
});

test.each<[string, string, string, string]>([
  ['ten megabytes', 'a.json', `[${'1,'.repeat(5 * 1024 * 1024)}1]`, 'a file has at most 1048576'],
  ['half a million brackets', 'a.json', '['.repeat(500_000) + ']'.repeat(500_000), 'it is more than 100 levels deep'],
  ['half a million open brackets', 'a.yaml', '['.repeat(500_000), 'it is not YAML: it is more than 100 levels deep at line 1, column '],
  ['maps within maps', 'a.json', '{"Fields":'.repeat(50_000) + '1' + '}'.repeat(50_000), 'it is more than 100 levels deep'],
  ['an anchor within itself', 'a.yaml', 'ObjectTypeName: X\nFields: &f\n  a: *f\n', 'it is more than 100 levels deep'],
  ['a list that is its own entry', 'a.yaml', '&a [*a, *a]\n', 'it is more than 100 levels deep'],
  ['aliases of aliases', 'a.yaml', laughs(), 'it has more than 200000 values'],
  ['an alias of nothing', 'a.yaml', 'Fields: *f\n', 'it is not YAML: '],
  ['open brackets on lines of their own', 'a.yaml', '[\n'.repeat(300_000), 'it is not YAML: it is more than 100 levels deep at line 100, '],
  ['dashes within dashes', 'a.yaml', '- '.repeat(300_000), 'it is not YAML: it is more than 100 levels deep at line 1, '],
  ['closed brackets', 'a.yaml', ']'.repeat(900_000), 'it is not YAML: '],
  ['a hundred thousand keys', 'a.yaml', Array.from({ length: 100_000 }, (_, key) => `a${key}: 1\n`).join(''), 'it has no members that tell what it is'],
  ['a hundred thousand anchors', 'a.yaml', Array.from({ length: 60_000 }, (_, anchor) => `- &a${anchor} 1\n`).join(''), 'it has 60000 definitions, and a file has at most 1000'],
  ['a hundred thousand aliases', 'a.yaml', `a: &a x\nb:\n${'- *a\n'.repeat(100_000)}`, 'it has no members that tell what it is'],
  ['a megabyte of blank lines', 'a.yaml', '\n'.repeat(1_000_000), 'it is empty'],
  ['a megabyte of tabs', 'a.yaml', `a:\n${'\t'.repeat(1_000_000)}b`, 'it is not YAML: tab characters must not be used in indentation at line 2, column 1'],
  ['a hundred thousand documents', 'a.yaml', 'a: 1\n---\n'.repeat(90_000), 'it has 90000 definitions, and a file has at most 1000'],
  ['a template with more resources than there may be', 'a.json', JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 501 }, (_, id) => [`R${id}`, { Type: 'A::B::C' }])) }),
    'it is a template of 501 resources, and CloudFormation takes 500'],
  ['a key twice', 'a.yaml', 'ObjectTypeName: A\nObjectTypeName: B\n', 'it is not YAML: duplicated mapping key at line 2, column '],
])('%s cannot be read, which is told', (_, name, text, reason) => {
  const { code, text: told } = validated(name, text);

  expect(code).toBe(2);
  expect(told).toContain(reason);
});

test.each<[string, string, unknown, string]>([
  ['an expression of parentheses', 'a.json', { CalculatedAttributeName: 'c', Statistic: 'SUM', AttributeDetails: { Attributes: [{ Name: 'a' }], Expression: '('.repeat(500_000) } },
    'more than 250 parentheses within each other'],
  ['a text of Fn::Sub that never ends its variables', 'a.json', { Resources: { A: { Type: 'AWS::CustomerProfiles::Domain', Properties: { DomainName: { 'Fn::Sub': '${'.repeat(400_000) } } } } },
    'DefaultExpirationDays is missing'],
  ['names that refer to the next twice', 'a.json', {
    Resources: Object.fromEntries(Array.from({ length: 400 }, (_, id) => [`R${id}`, {
      Type: 'Custom::CustomerProfilesDomain', Properties: { DomainName: { 'Fn::Sub': `\${R${id + 1}.DomainName}\${R${id + 1}.DomainName}` } },
    }])),
  }, 'DefaultExpirationDays is missing'],
])('%s is checked in a moment', (_, name, content, finding) => {
  const { code, text } = validated(name, JSON.stringify(content));

  expect(code).toBe(1);
  expect(text).toContain(finding);
});

test('brackets in texts are no depth', () => {
  const brackets = '{{[('.repeat(240);
  const { text } = validated('a.yaml', `ObjectTypeName: X # ${brackets}\nDescription: |\n  ${brackets}\nFields:\n  a: { Source: "${brackets}" }\n  b: { Source: '${brackets}' }\n  c:\n    Source: x${brackets}\n`);

  expect(text).toContain('object type "X"');
  expect(text).not.toContain('deep');
});

test.each(['json', 'yaml'])('keys of prototypes in a .%s file are members like any other', (extension) => {
  const text = '{"ObjectTypeName":"X","Description":"d","__proto__":{"polluted":1,"Fields":{}},"constructor":{"prototype":{"polluted":1}},'
    + '"Fields":{"__proto__":{"Source":"_source.a","polluted":1}},"Keys":{"__proto__":[{"FieldNames":["__proto__"],"StandardIdentifiers":["UNIQUE","PROFILE"]}]}}';
  const { code, text: told } = validated(`a.${extension}`, text);

  expect(code).toBe(1);
  expect(told).toContain('__proto__ is not a known member');
  expect(told).toContain('constructor is not a known member');
  expect(told).toContain('Fields.__proto__ "__proto__" is no name for a field');
});

test('thousands of fields and keys that are all wrong are told about in a moment, the first of them', () => {
  const names = Array.from({ length: 8000 }, (_, index) => index);
  const { code, text } = validated('a.json', JSON.stringify({
    ObjectTypeName: 'X',
    Description: 'd',
    Fields: Object.fromEntries(names.map((name) => [`f${name}`, { Target: '_profile.Zfoo' }])),
    Keys: Object.fromEntries(names.map((name) => [`k${name}`, [{ FieldNames: [`g${name}`] }]])),
  }));

  expect(code).toBe(1);
  expect(text).toMatch(/^ {2}and \d+ more; --json tells all of them$/m);
  expect(text.split('\n').length).toBeLessThan(110);
});

test('a template of a megabyte has the finding of its length, in a moment', () => {
  const { code, text } = validated('a.json', JSON.stringify({ ...TRIP, Fields: { ...TRIP.Fields, remarks: { Source: '{{#if _source.a}}'.repeat(60_000) } } }));

  expect(code).toBe(1);
  expect(text).toContain('has 1020000 characters; allowed: 1 to 1000 characters');
});

function laughs(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return `${lines.join('\n')}\n`;
}
