import { CarryOut, customResource } from '../../../src/handler/cloudformation/custom-resource';
import { Failure } from '../../../src/handler/failure';
import { AnswerServer } from '../answer-server';
import { context, STACK_ID } from '../stage';

const server = new AnswerServer();
const log: string[] = [];

beforeEach(async () => {
  await server.start();
  log.length = 0;
});
afterEach(async () => { await server.stop(); });

const event = (requestType: string, extra: object = {}) => ({
  RequestType: requestType,
  ResponseURL: server.url,
  StackId: STACK_ID,
  RequestId: 'request-1',
  LogicalResourceId: 'Crm',
  ResourceType: 'Custom::X',
  ...requestType === 'Create' ? {} : { PhysicalResourceId: 'x/1' },
  ResourceProperties: { Secret: 'property' },
  ...extra,
});
const handle = async (carryOut: CarryOut, sent: unknown, remaining = 60_000) => (
  customResource(carryOut, { backoff: { base: 1, cap: 4 }, log: (line) => log.push(line) })(sent, context(remaining))
);
const done: CarryOut = async () => ({ physicalId: 'x/2', data: { Arn: 'arn' }, action: 'created' });
const fail = (error: unknown): CarryOut => async () => { throw error; };

test('what was done is answered with SUCCESS', async () => {
  await handle(done, event('Create'));

  expect(server.answers).toEqual([expect.objectContaining({ Status: 'SUCCESS', PhysicalResourceId: 'x/2', Data: { Arn: 'arn' } })]);
});

test.each([
  ['Create', 'not-created/Crm'],
  ['Update', 'x/1'],
  ['Delete', 'x/1'],
])('a %s that fails is answered with the id %s', async (requestType, id) => {
  await handle(fail(new Failure('Broken', 'it is broken')), event(requestType));

  expect(server.answers).toEqual([expect.objectContaining({ Status: 'FAILED', PhysicalResourceId: id, Reason: 'it is broken' })]);
});

test('something thrown that is no error is answered too', async () => {
  await handle(fail('text'), event('Create'));

  expect(server.answers).toEqual([expect.objectContaining({ Status: 'FAILED', Reason: 'text' })]);
});

test('work that never ends is answered with FAILED before Lambda ends the function', async () => {
  await handle(async () => new Promise(() => undefined), event('Create'), 200);

  expect(server.answers).toEqual([expect.objectContaining({ Status: 'FAILED', Reason: 'the time of the Lambda function was up before the work was done' })]);
});

test('a SUCCESS that cannot be sent is never turned into FAILED: the function throws, and Lambda runs it again', async () => {
  server.next.push(...Array<number>(10_000).fill(503));

  await expect(handle(done, event('Create'), 300)).rejects.toThrow('the answer did not get through to CloudFormation');
  expect(new Set(server.answers.map(({ Status }) => Status))).toEqual(new Set(['SUCCESS']));
});

test('an answer that is refused for good is logged and not tried by another run', async () => {
  server.next.push(403);

  await handle(done, event('Create'));

  expect(JSON.parse(log[0])).toMatchObject({ status: 'SUCCESS', answerErrorCode: 'AnswerRefused' });
});

test.each([
  () => undefined,
  () => ({}),
  () => event('Create', { ResponseURL: undefined }),
  () => event('Sleep'),
])('an event that is none of CloudFormation\'s is logged and dropped', async (broken) => {
  await handle(done, broken());

  expect(server.puts).toEqual([]);
  expect(log).toEqual([expect.stringMatching(/^\{"dropped":"[^"]+"\}$/)]);
});

test('an invocation is one line in the log, without address, properties or the text of errors', async () => {
  await handle(fail(new Failure('Broken', 'text of the error')), event('Update', { OldResourceProperties: { Secret: 'property' } }));

  expect(log).toHaveLength(1);
  expect(JSON.parse(log[0])).toEqual({
    requestType: 'Update', logicalId: 'Crm', resourceType: 'Custom::X', physicalId: 'x/1', status: 'FAILED', errorCode: 'Broken', durationMillis: expect.any(Number),
  });
});

test('an invocation that did something names what it did in the log', async () => {
  await handle(done, event('Create'));

  expect(JSON.parse(log[0])).toEqual({
    requestType: 'Create', logicalId: 'Crm', resourceType: 'Custom::X', physicalId: 'x/2', status: 'SUCCESS', action: 'created', durationMillis: expect.any(Number),
  });
});
