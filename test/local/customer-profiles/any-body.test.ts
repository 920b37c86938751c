import fc from 'fast-check';
import { errorShape, send } from './raw-http';
import { startService } from './running-service';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import type { Operation } from '../../../src/local/customer-profiles/api/operation';
import { DATA_REQUESTS, DATA_SHAPES } from '../../../src/local/customer-profiles/api/data-limits.generated';
import * as control from '../../../src/model/api/limits.generated';

const REQUESTS: { readonly [operation: string]: string } = { ...control.REQUESTS, ...DATA_REQUESTS };
const SHAPES = { ...control.SHAPES, ...DATA_SHAPES };

/** Twice what overflows the stack of a recursive reader or writer. */
const DEEP = 20_000;
const LABELS: { readonly [label: string]: string } = { resourceArn: 'arn:aws:profile:us-east-1:000000000000:domains/retail', TemplateId: 'CTR', ProfileId: '0'.repeat(32) };

/** Texts of JSON, of which `JSON.stringify` could not write the deep ones. */
const DEEP_LIST = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
const DEEP_OBJECT = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.constantFrom(DEEP_LIST, DEEP_OBJECT) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"\\ud800"', '"\\u0000"', '1e999', '-1e999', '1e308', '-0', '""', '{"__proto__":{}}', '[{}]', '[[]]', '[null]', '9007199254740993',
      '8640000000000001', `"${'x'.repeat(70_000)}"`, `"${'\\ud83d\\ude00'.repeat(300)}"`),
  },
);

function pathOf({ route }: Operation): string {
  return `/${route.segments.map((part) => 'label' in part ? encodeURIComponent(LABELS[part.label] ?? 'retail') : part.literal).join('/')}`;
}

/** Where a request can have a value: member names down to a leaf, with `0` for an element of a list and `k` for an entry of a map. */
function placesOf(shapeName: string, path: readonly string[] = []): string[][] {
  const shape = SHAPES[shapeName];
  const below = shape.type === 'structure' ? Object.entries(shape.members)
    : shape.type === 'list' ? [['0', shape.member] as const] : shape.type === 'map' ? [['k', shape.value] as const] : [];
  return [...path.length > 0 ? [[...path]] : [], ...below.flatMap(([step, child]) => placesOf(child, [...path, step]))];
}

function nested(place: readonly string[], text: string): string {
  return place.reduceRight((inner, step) => (step === '0' ? `[${inner}]` : `{${JSON.stringify(step)}:${inner}}`), text);
}

/** What an operation takes; of AppFlow the model of our API knows nothing. */
function shapeOf({ name }: Operation): string | undefined {
  return Object.hasOwn(REQUESTS, name) ? REQUESTS[name] : undefined;
}

const PLACES = OPERATIONS.flatMap((operation) => {
  const shape = shapeOf(operation);
  return (shape === undefined ? [['flowName']] : placesOf(shape)).map((place) => ({ operation, place }));
});

async function expectNo500(url: string, { operation, text }: { operation: Operation; text: string }): Promise<void> {
  const answer = await send(url, operation.route.method, pathOf(operation), text);
  if (answer.status !== 200) {
    expect(errorShape(answer)).toMatch(/^40[0345] /);
  }
}

test('a value that is nested too deeply for its place is refused, at every member of every operation', async () => {
  const { url } = await startService();
  // a profile has four addresses of ten members: of those that are called alike in an operation one is enough
  const places = [...new Map(PLACES.map((each) => [`${each.operation.name} ${each.place.at(-1)}`, each])).values()];
  expect(places.length).toBeGreaterThan(200);
  for (const [at, { operation, place }] of places.entries()) {
    await expectNo500(url, { operation, text: nested(place, at % 2 === 0 ? DEEP_LIST : DEEP_OBJECT) });
  }
});

test('where a text is expected, a value of thousands of levels is answered with 400 and its place', async () => {
  const { url } = await startService();
  expect(errorShape(await send(url, 'POST', '/domains/retail', `{"DefaultExpirationDays": 1, "DeadLetterQueueUrl": ${DEEP_LIST}}`)))
    .toBe("400 BadRequestException: 1 validation error detected: Value '[...]' at 'DeadLetterQueueUrl' failed to satisfy constraint: Member must be a string");
  expect(errorShape(await send(url, 'POST', '/_local/faults', `{"operation": ${DEEP_OBJECT}}`, { 'content-type': 'application/json' })))
    .toMatch(/^400 BadRequestException: Value '{\.\.\.}' at 'operation' failed/);
});

test.each([
  ['lists', DEEP_LIST], ['objects', `{"toString": ${DEEP_OBJECT}}`], ['no text of its own', '{"toString": 1, "valueOf": 1}'],
])('what a stack says of its roles, and a fault, may have anything in it: %s', async (_, value) => {
  const { url } = await startService();
  for (const place of ['Account', 'StackName', 'Resources', 'LogicalId', 'Type', 'Properties', 'Attributes', 'Arn', 'AssumeRolePolicyDocument']) {
    const at = (name: string, text: string) => `"${name}": ${place === name ? value : text}`;
    const attributes = at('Attributes', `{${at('Arn', '"arn:aws:iam::000000000000:role/r"')}}`);
    const properties = at('Properties', `{${at('AssumeRolePolicyDocument', '{}')}}`);
    const resource = `{${at('LogicalId', '"R"')}, ${at('Type', '"AWS::IAM::Role"')}, "PhysicalId": "r", ${properties}, ${attributes}}`;
    const stack = `{${at('Account', '"000000000000"')}, "Region": "us-east-1", ${at('StackName', '"s"')}, ${at('Resources', `[${resource}]`)}}`;
    expect([place, (await send(url, 'PUT', '/_local/roles', stack)).status < 500]).toEqual([place, true]);
    expect((await send(url, 'GET', '/_local/roles')).status).toBe(200);
  }
  expect(errorShape(await send(url, 'POST', '/_local/faults', `{"operation": ${value}}`))).toMatch(/^400 BadRequestException/);
  expect((await send(url, 'GET', '/domains')).status).toBe(200);
});

test('no value whatsoever, at any member of any operation, is an internal error', async () => {
  const { url } = await startService();
  await send(url, 'POST', '/domains/retail', '{"DefaultExpirationDays": 1}');
  await fc.assert(fc.asyncProperty(fc.constantFrom(...PLACES), anyText, async ({ operation, place }, text) => {
    await expectNo500(url, { operation, text: nested(place, text) });
  }), { numRuns: 400 });
});

test('no set of members with any values is an internal error', async () => {
  const { url } = await startService();
  await send(url, 'POST', '/domains/retail', '{"DefaultExpirationDays": 1}');
  const whole = fc.constantFrom(...OPERATIONS).chain((operation) => {
    const shape = SHAPES[shapeOf(operation) ?? ''];
    const members = shape?.type === 'structure' ? Object.keys(shape.members) : ['flowName'];
    return fc.dictionary(fc.constantFrom('Colour', ...members), anyText).map((entries) => (
      { operation, text: `{${Object.entries(entries).map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}` }
    ));
  });
  await fc.assert(fc.asyncProperty(whole, async (request) => expectNo500(url, request)), { numRuns: 150 });
});

test.each([
  ['in a text', Buffer.concat([Buffer.from('{"DefaultExpirationDays": 1, "DefaultEncryptionKey": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])],
  ['in a name that nobody reads', Buffer.concat([Buffer.from('{"DefaultExpirationDays": 1, "'), Buffer.from([0xc3]), Buffer.from('": 1}')])],
  ['too short a character at the end', Buffer.concat([Buffer.from('{"DefaultExpirationDays": 1}'), Buffer.from([0xe2, 0x82])])],
  ['half a pair, as CESU-8 has it', Buffer.concat([Buffer.from('{"DefaultExpirationDays": 1, "Tags": {"a": "'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}}')])],
])('a body with bytes that are no UTF-8 is refused: %s', async (_, body) => {
  const { url, service } = await startService();
  expect(errorShape(await send(url, 'POST', '/domains/retail', body))).toBe('400 SerializationException: the body of the request is not UTF-8');
  expect(service.store.listDomains()).toEqual([]);
});

test.each([
  ['POST', '/domains/%ff', "400 SerializationException: '%ff' at 'DomainName' is percent-encoded, but not UTF-8"],
  ['POST', '/domains/a%c3', "400 SerializationException: 'a%c3' at 'DomainName' is percent-encoded, but not UTF-8"],
  ['GET', '/domains?next-token=%ff', '400 SerializationException: the query of the request is percent-encoded, but not UTF-8'],
  ['DELETE', `/tags/${encodeURIComponent(LABELS.resourceArn)}?tagKeys=%ed%a0%80`, '400 SerializationException: the query of the request is percent-encoded, but not UTF-8'],
])('%s %s is refused', async (method, path, refusal) => {
  const { url } = await startService();
  expect(errorShape(await send(url, method, path, '{"DefaultExpirationDays": 1}'))).toBe(refusal);
});

test('bytes beyond ASCII that are UTF-8 are kept', async () => {
  const { url, service } = await startService();
  expect((await send(url, 'POST', '/domains/retail', '{"DefaultExpirationDays": 1, "Tags": {"a": "日本"}}')).status).toBe(200);
  expect(service.store.domain('retail')?.Tags).toEqual({ a: '日本' });
});

test('a fault in bytes that are no UTF-8 is refused', async () => {
  const { url } = await startService();
  const body = Buffer.concat([Buffer.from('{"message": "'), Buffer.from([0xff]), Buffer.from('"}')]);
  expect(errorShape(await send(url, 'POST', '/_local/faults', body, { 'content-type': 'application/json' }))).toMatch(/^400 SerializationException/);
});
