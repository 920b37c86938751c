import fc from 'fast-check';
import { errorShape, send, sendBytes, SIGNED } from './raw-http';
import type { RawAnswer } from './raw-http';
import { startService } from './running-service';
import type { RunningService } from './running-service';
import type { Operation } from '../../../src/local/customer-profiles/api/operation';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import { DATA_REQUESTS, DATA_SHAPES } from '../../../src/local/customer-profiles/api/data-limits.generated';
import * as control from '../../../src/model/api/limits.generated';
import type { StringShape } from '../../../src/model/api/shape';

const REQUESTS: { readonly [operation: string]: string } = { ...control.REQUESTS, ...DATA_REQUESTS };
const SHAPES = { ...control.SHAPES, ...DATA_SHAPES };

const ERRORS = /^(400|403|404|405|413|429|431) (BadRequest|AccessDenied|ResourceNotFound|Throttling|UnknownOperation|Serialization)Exception: /;
const ODD_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'Tags', 'Fields', 'Matching', 'DomainName', 'tags'];

/** Any answer is fine but a crash, an internal error, or an error that is not of the service's shape. */
async function expectAlive({ url, service }: RunningService, answer: RawAnswer): Promise<void> {
  if (answer.status === 200) {
    expect(typeof JSON.parse(answer.text)).toBe('object');
  } else {
    expect(errorShape(answer)).toMatch(ERRORS);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  JSON.stringify(service.store.snapshot());
  expect((await send(url, 'GET', '/_local/health')).status).toBe(200);
}

const segment = fc.oneof(
  fc.constantFrom('domains', 'tags', 'templates', 'object-types', 'retail', '', '.', '..', '%2e%2e', '%00', '%zz', '%ff', '__proto__', '_local'),
  fc.constantFrom('arn:aws:profile:us-east-1:000000000000:domains/retail', 'arn:aws:profile:us-east-1:000000000000:domains/x/object-types/y')
    .map(encodeURIComponent),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
);
const query = fc.oneof(
  fc.constantFrom('', '?', '?max-results=1e9', '?next-token=', '?next-token=a.b', '?tagKeys=a&tagKeys=b', '?a=b?c=d', '?%=%'),
  fc.dictionary(fc.constantFrom('max-results', 'next-token', 'tagKeys', 'x'), fc.string({ maxLength: 30 }))
    .map((entries) => `?${new URLSearchParams(entries).toString()}`),
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS');
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.constantFrom(...ODD_KEYS), fc.jsonValue({ maxDepth: 3 })),
).map((value) => JSON.stringify(value));
const body = fc.oneof(
  json,
  fc.string(),
  fc.constantFrom('{"__proto__": {"polluted": true}}', '{"tags": {"__proto__": {"polluted": true}}}', `${'['.repeat(100_000)}`, '{"a":1e999}', '\ufeff{}'),
);

test('whatever is sent, there is an answer in the form of the service, and it goes on', async () => {
  const running = await startService({ bodyLimit: 200_000 });
  await fc.assert(fc.asyncProperty(method, fc.array(segment, { maxLength: 6 }), query, body, async (verb, segments, search, text) => {
    const answer = await send(running.url, verb, `/${segments.join('/')}${search}`, text);
    // HEAD has no body, by HTTP
    await expectAlive(running, verb === 'HEAD' ? { ...answer, text: '{}', status: 200 } : answer);
  }), { numRuns: 400 });
});

/** A text of a shape: the first of a few that it allows. */
function textOf({ pattern, min = 0 }: StringShape): string {
  return ['Name_1-', '04:00', 'bucket.1', 'arn:aws:profile:', 'n'].find((text) => text.length >= min && new RegExp(pattern ?? '').test(text)) ?? '';
}

/** Values of a member: nearly always right, now and then just over its limits, now and then anything. */
function valueOf(name: string): fc.Arbitrary<unknown> {
  const shape = SHAPES[name];
  const right = (): fc.Arbitrary<unknown> => {
    switch (shape.type) {
      case 'string': return shape.enum ? fc.constantFrom(...shape.enum) : fc.constant(textOf(shape));
      case 'integer':
      case 'long': return fc.integer({ min: shape.min ?? 0, max: shape.max ?? 1000 });
      case 'double': return fc.double({ min: shape.min, max: shape.max, noNaN: true });
      case 'boolean': return fc.boolean();
      case 'timestamp': return fc.integer();
      case 'list': return fc.array(valueOf(shape.member), { minLength: shape.min, maxLength: 3 });
      case 'map': return fc.dictionary(fc.stringMatching(/^[A-Za-z_]{1,8}$/), valueOf(shape.value), { minKeys: shape.min, maxKeys: 3 });
      case 'structure': return fc.record(
        Object.fromEntries(Object.entries(shape.members).map(([member, child]) => [member, valueOf(child)])),
        { requiredKeys: [...shape.required ?? []] },
      );
    }
  };
  const wrong = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', -1, 0, 1099, 'x'.repeat(1001), 'a b', {}, [], null));
  return fc.oneof({ weight: 60, arbitrary: right() }, { weight: 1, arbitrary: wrong });
}

/** The model that requests are made of is that of Customer Profiles. */
function isModelled(operation: Operation): operation is Operation & { readonly name: keyof typeof REQUESTS } {
  return operation.api === 'profile';
}

test('requests that are nearly right are carried out or refused with a reason, and what was put is what is answered', async () => {
  const running = await startService({ quotas: false });
  const names = { DomainName: fc.constantFrom('retail', 'travel', '__proto__'), ObjectTypeName: fc.constantFrom('Customer', 'constructor') };
  const call = fc.constantFrom(...OPERATIONS.filter(isModelled))
    .chain((operation) => fc.tuple(fc.constant(operation), fc.record(names), valueOf(REQUESTS[operation.name])));
  // There from the start: how many requests are carried out would otherwise hang on when chance makes the first domain.
  for (const domainName of ['retail', 'travel', '__proto__']) {
    expect(await send(running.url, 'POST', `/domains/${domainName}`, JSON.stringify({ DefaultExpirationDays: 30 }))).toMatchObject({ status: 200 });
  }
  let carriedOut = 0;
  await fc.assert(fc.asyncProperty(call, async ([operation, labels, request]) => {
    const arn = `arn:aws:profile:us-east-1:000000000000:domains/${labels.DomainName}`;
    const known: { readonly [label: string]: string } = { ...labels, resourceArn: arn, TemplateId: 'CTR' };
    const path = operation.route.segments.map((part) => 'label' in part ? encodeURIComponent(known[part.label]) : part.literal).join('/');
    const answer = await send(running.url, operation.route.method, `/${path}`, JSON.stringify(request) ?? '');
    carriedOut += answer.status === 200 ? 1 : 0;
    await expectAlive(running, answer);
    if (operation.name === 'CreateDomain' && answer.status === 200) {
      const { Stats, ...got } = JSON.parse((await send(running.url, 'GET', `/${path}`)).text) as { [member: string]: unknown };
      expect(got).toEqual(JSON.parse(answer.text));
    }
  }), { numRuns: 500 });
  expect(carriedOut).toBeGreaterThan(50);
});

test('bytes that are hardly HTTP do not hurt the service', async () => {
  const running = await startService();
  const head = fc.constantFrom('GET /domains HTTP/1.1', 'POST /domains/x HTTP/1.1', 'GET / HTTP/9.9', 'BREW /pot HTTP/1.1', '', 'GET');
  const header = fc.oneof(
    fc.constantFrom('host: x', 'content-length: 5', 'content-length: -1', 'content-length: x', 'transfer-encoding: chunked', 'connection: close', 'expect: 100-continue'),
    fc.string({ maxLength: 30 }),
  );
  await fc.assert(fc.asyncProperty(head, fc.array(header, { maxLength: 4 }), fc.string(), async (first, headers, rest) => {
    const bytes = [first, ...headers, 'connection: close', '', rest].join('\r\n');
    // what is not finished would be waited for: the client hangs up
    const answer = await sendBytes(running.url, bytes, true).catch((error: Error) => error.message);
    expect(typeof answer).toBe('string');
    expect((await send(running.url, 'GET', '/domains', '', SIGNED)).status).toBe(200);
  }), { numRuns: 200 });
});
