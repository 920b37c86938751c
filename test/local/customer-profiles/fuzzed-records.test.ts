import fc from 'fast-check';
import { errorShape, send } from './raw-http';
import { startService } from './running-service';
import { MOST_VALUES } from '../../../src/local/customer-profiles/engine/keys/key-entries';

/** Names that every JavaScript object inherits, which are names like any other. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const BUILT_IN = Object.getOwnPropertyNames(Object.prototype).sort().join();
const LONG = 'x'.repeat(1000);
const DEEP = 10_000;
const DEEP_LIST = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
const DEEP_OBJECT = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;

/** A field begins with a letter. */
function fieldOf(name: string): string {
  return name.replace(/^_+/, 'f');
}

/** Fields that read everything that the records below have. */
const FIELDS: { readonly [name: string]: object } = {
  id: { Source: '_source.id' },
  first: { Source: '_source.a', Target: '_profile.FirstName', ContentType: 'NAME' },
  mail: { Source: '_source.mail', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' },
  phone: { Source: '_source.phone', Target: '_profile.PhoneNumber', ContentType: 'PHONE_NUMBER' },
  number: { Source: '_source.number', ContentType: 'NUMBER' },
  city: { Source: '_source.address.city', Target: '_profile.Address.City' },
  shipping: { Source: '_source.address', Target: '_profile.ShippingAddress' },
  time: { Source: '_source.time', Target: '_profile.SourceLastUpdatedTimestamp' },
  tag: { Source: '_source.tags[].name', ContentType: 'NAME' },
  items: { Source: '_source.tags[].name', Target: '_order.OrderItems[].Title' },
  serial: { Source: '_source.tags[].serial', Target: '_asset.SerialNumber' },
  shown: { Source: '{{_source.a}} {{_source.tags}}', Target: '_profile.LastName' },
  gone: { Source: '{{#each _source.tags}}{{#each ../_source.tags}}{{this}}{{/each}}{{/each}}', Target: '_profile.MiddleName' },
  ...Object.fromEntries(INHERITED.map((name) => [fieldOf(name), { Source: `_source.${name}`, Target: `_profile.Attributes.${name}` }])),
};
const KEYS: { readonly [name: string]: readonly object[] } = {
  id: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['id'] }],
  order: [{ StandardIdentifiers: ['ORDER'], FieldNames: ['tag'] }],
  tag: [{ StandardIdentifiers: ['ASSET'], FieldNames: ['tag'] }, { FieldNames: ['number', 'tag'] }],
  ...Object.fromEntries(INHERITED.slice(0, 3).map((name) => [name, [{ StandardIdentifiers: ['PROFILE'], FieldNames: [fieldOf(name)] }]])),
};
const MAPPING = JSON.stringify({ Description: 'all', AllowProfileCreation: true, SourceLastUpdatedTimestampFormat: 'yyyy-MM-dd', Fields: FIELDS, Keys: KEYS });

/** A calculated attribute for each way of reading a record. */
const ATTRIBUTES: readonly (readonly [name: string, statistic: string, expression: string, conditions?: object])[] = [
  ['sum', 'SUM', '{T.number} + {T.a} * {T.__proto__}'],
  ['times', 'AVERAGE', '{T.time} / {T.number}', { Range: { Unit: 'DAYS', ValueRange: { Start: 30, End: 0 }, TimestampSource: '{T.time}', TimestampFormat: 'ISO_8601' } }],
  ['last', 'LAST_OCCURRENCE', '{T.a}', { ObjectCount: 2, Threshold: { Value: '1e400', Operator: 'GREATER_THAN' } }],
  ['most', 'MAX_OCCURRENCE', '{T.constructor}'],
  ['count', 'COUNT', '{T.tags}'],
];
const DIMENSIONS = ['BEFORE', 'CONTAINS', 'GREATER_THAN', 'EXCLUSIVE', 'BEGINS_WITH'].map((DimensionType) => ({
  Attributes: Object.fromEntries(['a', ...INHERITED.slice(0, 2)].map((name) => [name, { DimensionType, Values: DimensionType === 'BEFORE' ? ['2026-01-01'] : ['1'] }])),
}));
const FILTER = { Include: 'ANY', Groups: [{ Type: 'ANY', Dimensions: DIMENSIONS }] };

interface Domain {
  readonly url: string;
  readonly name: string;
  readonly objectType: string;
}

/** A call that has to be carried out. */
async function done<T = unknown>({ url }: { readonly url: string }, method: string, path: string, body: string | object = ''): Promise<T> {
  const answer = await send(url, method, path, typeof body === 'string' ? body : JSON.stringify(body));
  expect([method, path, answer.status, answer.status === 200 ? '' : answer.text.slice(0, 600)]).toEqual([method, path, 200, '']);
  return JSON.parse(answer.text) as T;
}

async function startDomain(name = 'retail', objectType = 'T', mapping = MAPPING): Promise<Domain> {
  const { url } = await startService();
  const domain = { url, name, objectType };
  await done(domain, 'POST', `/domains/${name}`, { DefaultExpirationDays: 30, DataStore: { Enabled: true } });
  await done(domain, 'PUT', `/domains/${name}/object-types/${objectType}`, mapping);
  return domain;
}

async function defineAttributes(domain: Domain): Promise<void> {
  for (const [name, Statistic, expression, Conditions] of ATTRIBUTES) {
    const Expression = expression.replaceAll('{T.', `{${domain.objectType}.`);
    const Attributes = [...Expression.matchAll(/\{[^.}]+\.([^}]+)\}/g)].map(([, attribute]) => ({ Name: attribute }));
    await done(domain, 'POST', `/domains/${domain.name}/calculated-attributes/${name}`, {
      AttributeDetails: { Attributes, Expression }, Statistic, Conditions, ...name === 'count' && { Filter: FILTER },
    });
  }
}

function put({ url, name, objectType }: Domain, text: string) {
  return send(url, 'PUT', `/domains/${name}/profiles/objects`, JSON.stringify({ ObjectTypeName: objectType, Object: text }));
}

/** Sends a record by every way, and expects that what was taken is found by its key and answered as it was sent. */
async function tellsAll(domain: Domain, text: string, id: string | undefined): Promise<boolean> {
  const { url, name, objectType } = domain;
  const question = { ObjectTypeName: objectType, Object: text };
  const explained = await done<{ Outcome: string }>(domain, 'POST', `/_local/domains/${name}/explain`, question);
  const answer = await put(domain, text);
  expect([explained.Outcome === 'refused', answer.status]).toEqual([answer.status !== 200, answer.status]);
  await done(domain, 'POST', `/_local/domains/${name}/ingest`, question);
  await done(domain, 'POST', `/_local/domains/${name}/records`, { ObjectTypeName: objectType, Objects: [text], WithProfiles: true });
  await done(domain, 'POST', `/_local/domains/${name}/records`, { ObjectTypeName: objectType, Objects: [text], DryRun: true });
  await send(url, 'POST', `/domains/${name}/detect/object-types`, JSON.stringify({ Objects: [text] })).then(({ status }) => expect([200, 400]).toContain(status));
  if (answer.status !== 200) {
    expect(errorShape(answer)).toMatch(/^400 BadRequestException/);
  } else if (id !== undefined) {
    await isKept(domain, text, id);
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(BUILT_IN);
  return answer.status === 200;
}

async function isKept(domain: Domain, text: string, id: string): Promise<void> {
  const { name, objectType } = domain;
  const { Items } = await done<{ Items: { ProfileId: string }[] }>(domain, 'POST', `/domains/${name}/profiles/search`, { KeyName: 'id', Values: [id] });
  expect(Items).toHaveLength(1);
  const [{ ProfileId }] = Items;
  const request = { ObjectTypeName: objectType, ProfileId, ObjectFilter: { KeyName: 'id', Values: [id] } };
  const listed = await done<{ Items: { Object: string }[] }>(domain, 'POST', `/domains/${name}/profiles/objects`, request);
  // not `toEqual`, which would print what has 250 KB
  expect(listed.Items.map((item) => item.Object === text)).toEqual([true]);
  await done(domain, 'POST', `/_local/domains/${name}/explain`, { ProfileId });
  await done(domain, 'GET', `/domains/${name}/profile/${ProfileId}/calculated-attributes`);
}

const scalar = fc.constantFrom('1e400', '-1e400', '-0', '9007199254740993', '0.1', '""', '" "', 'null', 'true', '[]', '{}', '[[]]', '[null, "", {}]', `"${LONG}"`,
  '"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', '"\\u0000a"', '"__proto__"', '"2026-01-01"', '"99999-99-99"', '"{{_source.a}}"', '"1,5"', '"\\u202e"', '"a@b"',
  '"%"', '"\'; DROP TABLE object; --"', '{"__proto__": {"polluted": true}}', '{"toString": 1, "valueOf": 1}', '{"city": {"city": []}, "City": 1}',
  '[{"name": "1", "serial": 1}, {"name": {"name": 1}}, 7, null, {"serial": "\\ud800"}]', '{"length": 1e9}');
const member = fc.tuple(fc.constantFrom('a', 'mail', 'phone', 'number', 'address', 'time', 'tags', ...INHERITED), scalar);
const idText = fc.oneof(fc.constantFrom('"\\ud800"', '"\\u0000"', '"__proto__"', '"constructor"', '"-0"', '"1e400"', `"${'y'.repeat(255)}"`, '"\\ud83d\\ude00"', '" "', '"\\\\"'),
  fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }).map((text) => JSON.stringify(text)));

test.each([['retail', 'T'], ['__proto__', 'constructor'], ['constructor', 'toString']])('records with anything in every place, in domain %s, of object type %s', async (name, objectType) => {
  const domain = await startDomain(name, objectType);
  await defineAttributes(domain);
  let taken = 0;
  await fc.assert(fc.asyncProperty(idText, fc.array(member, { maxLength: 8 }), async (id, members) => {
    const text = `{"id": ${id}, ${members.map(([key, value]) => `"${key}": ${value},`).join('')} "z": "\ud800é"}`;
    taken += await tellsAll(domain, text, JSON.parse(id) as string) ? 1 : 0;
  }), { numRuns: 25, seed: 5 });
  expect(taken).toBeGreaterThan(12);
});

test('names that objects inherit are read where a record has them, and nowhere else', async () => {
  const domain = await startDomain('__proto__', 'constructor');
  const [without, having] = ['{"id": "1"}', `{"id": "2", ${INHERITED.map((name) => `"${name}": "of ${name}"`).join()}}`];
  const { Fields } = await done<{ Fields: { Name: string; Values: unknown[] }[] }>(
    domain, 'POST', '/_local/domains/__proto__/explain', { ObjectTypeName: 'constructor', Object: without },
  );
  expect(Fields.filter(({ Values }) => Values.length > 0).map(({ Name }) => Name)).toEqual(['id']);
  for (const text of [without, having]) {
    expect((await put(domain, text)).status).toBe(200);
  }
  for (const name of INHERITED.slice(0, 3)) {
    const { Items } = await done<{ Items: { Attributes: object }[] }>(domain, 'POST', '/domains/__proto__/profiles/search', { KeyName: name, Values: [`of ${name}`] });
    expect(Items.map(({ Attributes }) => Object.entries(Attributes).sort())).toEqual([INHERITED.map((each) => [each, `of ${each}`]).sort()]);
  }
});

test('events of records, and a body at the limit of its route', async () => {
  const { url } = await startService({ bodyLimit: 300_000 });
  const domain = { url, name: 'retail', objectType: 'T' };
  await done(domain, 'POST', '/domains/retail', { DefaultExpirationDays: 30 });
  await done(domain, 'PUT', '/domains/retail/object-types/T', MAPPING);
  await done(domain, 'POST', '/domains/retail/event-streams/s', { Uri: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' });
  const texts = [`{"id": "1", "a": ${DEEP_LIST}, "toString": ${DEEP_OBJECT}}`, '{"id": "2", "a": 1e400, "number": 9007199254740993, "__proto__": "\\ud800"}'];
  for (const text of texts) {
    expect((await put(domain, text)).status).toBe(200);
  }
  const { Records } = await done<{ Records: unknown[] }>(domain, 'GET', '/_local/domains/retail/stream');
  expect(Records.length).toBeGreaterThan(4);

  const body = (bytes: number) => '{"ObjectTypeName": "T", "Object": "{\\"id\\": 3}"}'.padEnd(bytes);
  expect([(await send(url, 'PUT', '/domains/retail/profiles/objects', body(300_000))).status,
    (await send(url, 'PUT', '/domains/retail/profiles/objects', body(300_001))).status]).toEqual([200, 413]);
});

const list = (length: number, element: (at: number) => string) => `[${Array.from({ length }, (_, at) => element(at)).join()}]`;

test.each<[string, string]>([
  ['deep lists everywhere', ['a', 'mail', 'address', 'time', 'tags', '__proto__'].map((name) => `"${name}": ${DEEP_LIST}`).join()],
  ['deep objects everywhere', ['a', 'address', 'tags'].map((name) => `"${name}": ${DEEP_OBJECT}`).join()],
  ['250 KB of one text', `"a": "${'x'.repeat(250_000)}"`],
  ['250 KB of one key', `"__proto__": "${'x'.repeat(250_000)}"`],
  ['250 KB of white space', `"a": "x${' '.repeat(250_000)}x", "mail": ""`],
  ['a name of 250 KB', `"${'x'.repeat(250_000)}": 1`],
  ['a number of 250 KB', `"number": ${'1'.repeat(250_000)}`],
  ['5,000 fields', list(5000, (at) => `"f${at}": ${at}`).slice(1, -1)],
  ['100,000 elements that are nothing', `"tags": ${list(100_000, () => '1')}`],
  ['16,000 elements with a key', `"tags": ${list(16_000, (at) => `{"name":"${at.toString(36)}"}`)}`],
])('a record of the largest size: %s', async (_, members) => {
  const domain = await startDomain();
  await defineAttributes(domain);
  expect(await tellsAll(domain, `{"id": "1", ${members}}`, '1')).toBe(true);
});

test('of a key with many values the first are kept, and the explanation says so', async () => {
  const domain = await startDomain();
  const text = `{"id": "1", "tags": ${list(5000, (at) => `{"name":"${at}"}`)}}`;
  const { Keys } = await done<{ Keys: { Name: string; Values: unknown[]; PassedOver?: string }[] }>(
    domain, 'POST', '/_local/domains/retail/explain', { ObjectTypeName: 'T', Object: text },
  );
  expect(Keys.filter(({ Name }) => Name === 'tag').map(({ Values, PassedOver }) => [Values.length, PassedOver])).toEqual(Array(2).fill(
    [MOST_VALUES, `the record has more than ${MOST_VALUES} values of the key: those after them neither find a profile nor are kept`],
  ));
  expect((await put(domain, text)).status).toBe(200);
  for (const [value, found] of [[MOST_VALUES - 1, 1], [MOST_VALUES, 0]]) {
    const { Items } = await done<{ Items: unknown[] }>(domain, 'POST', '/domains/retail/profiles/search', { KeyName: 'tag', Values: [String(value)] });
    expect([value, Items.length]).toEqual([value, found]);
  }
});

const PIECES = ['{{', '}}', '{{{', '}}}', '{{#each _source.tags}}', '{{/each}}', '{{#if _source.a}}', '{{else}}', '{{/if}}', '{{_source.a}}', '{{this}}', '{{../_source}}',
  '{{constructor}}', '{{_source.__proto__}}', '{{#with _source.constructor}}', '{{/with}}', '{{lookup _source "constructor"}}', '{{removeExtraSpace _source}}', '{{> a}}',
  '{{@root}}', '{{#*inline "a"}}', '{{/inline}}', '{{_source.[', '{{log _source}}', '{{#each this.constructor.prototype}}', '{{&_source}}', '\ud800', '\u0000', ' '];

test('mappings of any template are refused, or read any record', async () => {
  const domain = await startDomain();
  let taken = 0;
  const template = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 });
  await fc.assert(fc.asyncProperty(template, fc.array(member, { maxLength: 5 }), async (pieces, members) => {
    const Fields = {
      id: FIELDS.id,
      made: { Source: `{{_source.id}}${pieces.join('')}`, Target: '_profile.FirstName' },
      whole: { Source: pieces.join(''), Target: '_profile.LastName' },
    };
    const mapping = JSON.stringify({ Description: 'any', AllowProfileCreation: true, Fields, Keys: { id: KEYS.id, made: [{ FieldNames: ['made'] }] } });
    const answer = await send(domain.url, 'PUT', '/domains/retail/object-types/T', mapping);
    taken += answer.status === 200 ? 1 : 0;
    if (answer.status !== 200) {
      expect(errorShape(answer)).toMatch(/^400 BadRequestException/);
    }
    await tellsAll(domain, `{${members.map(([key, value]) => `"${key}": ${value},`).join('')} "id": "1"}`, '1');
  }), { numRuns: 60, seed: 7 });
  expect(taken).toBeGreaterThan(2);
});

test('what a mapping of the largest size reads of a record of the largest size is bounded, and the explanation says so', async () => {
  const fields = Array.from({ length: 249 }, (_, at) => [`f${at}`, { Source: at % 2 === 0 ? '_source.tags[]' : '{{#each _source.tags}}{{this}}{{/each}}' }] as const);
  const mapping = { Description: 'large', AllowProfileCreation: true, Fields: { id: FIELDS.id, ...Object.fromEntries(fields) }, Keys: { id: KEYS.id } };
  const domain = await startDomain('retail', 'T', JSON.stringify(mapping));
  const text = `{"id": "1", "tags": ${list(100_000, () => '7')}}`;

  expect((await put(domain, text)).status).toBe(200);
  await isKept(domain, text, '1');
  const { Fields } = await done<{ Fields: { Source: string; Values: unknown[]; PassedOver?: string; Empty?: string }[] }>(
    domain, 'POST', '/_local/domains/retail/explain', { ObjectTypeName: 'T', Object: text },
  );
  const [lists, templates] = ['_source.tags[]', '{{'].map((begin) => Fields.filter(({ Source }) => Source.startsWith(begin)));
  expect(new Set(lists.map(({ Values, PassedOver }) => `${Values.length} ${PassedOver}`))).toEqual(new Set(['10000 of lists the first 10000 elements are read']));
  const empty = templates.map(({ Empty }) => Empty);
  expect(new Set(empty.slice(0, 10))).toEqual(new Set(['the template goes through more than 10000 elements']));
  expect(new Set(empty.slice(10))).toEqual(new Set(['the templates before it went through more than 100000 elements, or over 5120000 characters']));
});

test.each<[string, Buffer | string, RegExp]>([
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from('{"ObjectTypeName": "T", "Object": "{\\"id\\": \\"'), Buffer.from([0xff, 0xc3]), Buffer.from('\\"}"}')]), /^400 SerializationException/],
  ['half a pair in CESU-8', Buffer.concat([Buffer.from('{"ObjectTypeName": "T", "Object": "{\\"id\\": \\"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('\\"}"}')]), /^400 SerializationException/],
  ['an object that is none', '{"ObjectTypeName": "T", "Object": {"id": 1}}', /^400 BadRequestException/],
  ['an object in a list', '{"ObjectTypeName": "T", "Object": "[{\\"id\\": 1}]"}', /^400 BadRequestException/],
  ['NUL between members', '{"ObjectTypeName": "T", "Object": "{\\"id\\": \\u0000 1}"}', /^400 BadRequestException/],
  ['a byte order mark', '{"ObjectTypeName": "T", "Object": "\\ufeff{\\"id\\": 1}"}', /^400 BadRequestException/],
  ['a record that is a byte too large', JSON.stringify({ ObjectTypeName: 'T', Object: `{"id":"${'x'.repeat(256_001 - 9)}"}` }), /^400 BadRequestException/],
])('%s is refused by every way', async (_, body, refusal) => {
  const { url } = await startDomain();
  expect(errorShape(await send(url, 'PUT', '/domains/retail/profiles/objects', body))).toMatch(refusal);
  for (const path of ['ingest', 'explain', 'records']) {
    const answer = await send(url, 'POST', `/_local/domains/retail/${path}`, body);
    // what is refused of a record is told in the answer here
    expect(answer.status === 200 || /^400 (BadRequest|Serialization)Exception/.test(errorShape(answer))).toBe(true);
  }
  expect(JSON.parse((await send(url, 'GET', '/domains/retail')).text)).toMatchObject({ Stats: { ObjectCount: 0 } });
});
