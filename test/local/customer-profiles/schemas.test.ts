import * as sdk from '@aws-sdk/client-customer-profiles';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { operation } from '../../../src/local/customer-profiles/api/operation';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import { assertReadable, readRequest } from '../../../src/local/customer-profiles/protocol/read-request';
import { writeJson } from '../../../src/local/customer-profiles/protocol/write-response';

const EVERY_OPERATION = Object.values(sdk).filter((value): value is StaticOperationSchema => Array.isArray(value) && value[0] === 9);

function read(schema: NormalizedSchema, body: unknown, query = '', labels: { readonly [label: string]: string } = {}) {
  return readRequest(schema, { body: Buffer.from(JSON.stringify(body)), query: new URLSearchParams(query), labels });
}

test('requests of every operation that the client knows could be read', () => {
  expect(EVERY_OPERATION.length).toBeGreaterThan(100);
  for (const [, , , , input] of EVERY_OPERATION) {
    expect(() => assertReadable(NormalizedSchema.of(input))).not.toThrow();
  }
});

test('what is bound to a header is not read wrong in silence', () => {
  const schema = NormalizedSchema.of([3, 'test', 'Odd', 0, ['Token'], [[0, { httpHeader: 'x-token' }]]]);
  expect(() => assertReadable(schema)).toThrow('Odd.Token is bound to HTTP in a way that the local service does not read yet');
});

test('an operation needs a route and the limits of its request', () => {
  expect(() => operation([9, 'test', 'GetDomain', 0, 'unit', 'unit'], () => ({}))).toThrow('the schema of GetDomain has no route');
  expect(() => operation([9, 'test', 'Juggle', { http: ['GET', '/x', 200] }, 'unit', 'unit'], () => ({})))
    .toThrow('the limits of Juggle are not in limits.generated.ts');
});

test('reads are told from writes by their name', () => {
  const writes = OPERATIONS.filter(({ kind }) => kind === 'write').map(({ name }) => name);
  expect(writes.sort()).toEqual([
    'AddProfileKey', 'BatchPutProfileObject', 'CreateCalculatedAttributeDefinition', 'CreateDomain', 'CreateEventStream', 'CreateIntegrationWorkflow',
    'CreateProfile', 'DeleteCalculatedAttributeDefinition', 'DeleteDomain', 'DeleteEventStream', 'DeleteFlow', 'DeleteIntegration', 'DeleteProfile',
    'DeleteProfileKey', 'DeleteProfileObject', 'DeleteProfileObjectType', 'DeleteWorkflow', 'MergeProfiles', 'PutIntegration', 'PutProfileObject',
    'PutProfileObjectType', 'StartFlow', 'StopFlow', 'TagResource', 'UntagResource', 'UpdateCalculatedAttributeDefinition', 'UpdateDomain', 'UpdateProfile',
  ]);
});

test('times of a request are in seconds or a date and time, and of a response in seconds', () => {
  const trigger = NormalizedSchema.of(sdk.ScheduledTriggerProperties$);
  expect(read(trigger, { ScheduleStartTime: 1.5, ScheduleEndTime: '2026-01-02T03:04:05Z', ScheduleOffset: null })).toEqual({
    ScheduleStartTime: new Date(1500), ScheduleEndTime: new Date('2026-01-02T03:04:05Z'),
  });
  expect(() => read(trigger, { ScheduleStartTime: 'soon' })).toThrow("Value 'soon' at 'ScheduleStartTime' failed to satisfy constraint: Member must be a time");
  expect(() => read(trigger, { ScheduleStartTime: 1e300 })).toThrow('Member must be a time');
  expect(writeJson(trigger, { ScheduleStartTime: new Date(1500), DataPullMode: undefined })).toEqual({ ScheduleStartTime: 1.5 });
});

test('a time is written in the format that its member names', () => {
  const schema = NormalizedSchema.of([3, 'test', 'Times', 0, ['a', 'b', 'c'], [5, 6, 7]]);
  const time = new Date('2026-01-02T03:04:05.500Z');
  expect(writeJson(schema, { a: time, b: time, c: time })).toEqual({
    a: '2026-01-02T03:04:05.500Z', b: 'Fri, 02 Jan 2026 03:04:05 GMT', c: 1767323045.5,
  });
});

test('a member has the name that JSON has for it, both ways', () => {
  const schema = NormalizedSchema.of([3, 'test', 'Renamed', 0, ['Inside'], [[0, { jsonName: 'outside' }]]]);
  expect(read(schema, { outside: 'x', Inside: 'y' })).toEqual({ Inside: 'x' });
  expect(writeJson(schema, { Inside: 'x' })).toEqual({ outside: 'x' });
});

test('members are written in the order of the schema, however they come', () => {
  const schema = NormalizedSchema.of([3, 'test', 'Ordered', 0, ['First', 'Second', 'Third'], [[0, { jsonName: 'one' }], 0, 0]]);
  for (const value of [{ First: 'a', Second: 'b', Third: 'c' }, { Third: 'c', First: 'a', Second: 'b' }, { Second: 'b', Third: 'c', Unknown: 1, First: 'a' }]) {
    expect(JSON.stringify(writeJson(schema, value))).toBe('{"one":"a","Second":"b","Third":"c"}');
  }
});

test('true and false are read from a query', () => {
  const schema = NormalizedSchema.of([3, 'test', 'Switch', 0, ['On', 'At'], [[2, { httpQuery: 'on' }], [4, { httpQuery: 'at' }]]]);
  expect(read(schema, {}, 'on=true&at=2026-01-02T03:04:05Z')).toEqual({ On: true, At: new Date('2026-01-02T03:04:05Z') });
  expect(read(schema, {}, 'on=false')).toEqual({ On: false });
  expect(() => read(schema, {}, 'on=perhaps')).toThrow("Value 'perhaps' at 'On' failed to satisfy constraint: Member must be true or false");
});

describe('a structure that contains itself', () => {
  const tree: [number, string, string, number, string[], unknown[]] = [3, 'test', 'Tree', 0, ['Name', 'Inner', 'Others'], []];
  tree[5].push(0, () => tree, [1, 'test', 'Trees', 0, () => tree]);
  const schema = NormalizedSchema.of(tree as unknown as Parameters<typeof NormalizedSchema.of>[0]);
  const value = { Name: 'a', Inner: { Name: 'b', Inner: { Others: [{ Name: 'c' }] } }, Others: [{ Inner: { Name: 'd' } }] };

  test('is read and written as deep as it is', () => {
    expect(read(schema, { ...value, Unknown: 1 })).toEqual(value);
    expect(writeJson(schema, { ...value, Unknown: 1 })).toEqual(value);
  });

  test('names the place of what is wrong', () => {
    expect(() => read(schema, { Inner: { Others: [{}, { Name: 1 }] } })).toThrow("Value '1' at 'Inner.Others[1].Name'");
  });
});

test('names that objects have by themselves are keys of a map like any other, and no members', () => {
  const schema = NormalizedSchema.of([3, 'test', 'Holder', 0, ['Map', 'toString'], [[2, 'test', 'Texts', 0, 0, 0], 0]]);
  const texts = JSON.parse('{ "__proto__": "x", "constructor": "y" }') as object;

  expect(JSON.stringify(read(schema, { Map: texts }))).toBe(JSON.stringify({ Map: texts }));
  expect(JSON.stringify(writeJson(schema, { Map: texts }))).toBe(JSON.stringify({ Map: texts }));
});
