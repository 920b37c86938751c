import { CarryOut, customResource } from '../../../src/handler/cloudformation/custom-resource';
import { Failure } from '../../../src/handler/retry/failure';
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
  ['Create', 'not-created/Crm/19f1064b', 'it is broken'],
  ['Update', 'x/1', 'it is broken (if the roll-back itself fails here, UPDATE_ROLLBACK_FAILED: aws cloudformation continue-update-rollback --stack-name shop '
    + '--resources-to-skip Crm; see docs/guide/when-a-stack-is-stuck.md of cdk-customer-profiles)'],
  ['Delete', 'x/1', 'it is broken'],
])('a %s that fails is answered with the id %s', async (requestType, id, Reason) => {
  await handle(fail(new Failure('Broken', 'it is broken')), event(requestType));

  expect(server.answers).toEqual([expect.objectContaining({ Status: 'FAILED', PhysicalResourceId: id, Reason })]);
});

test('the id of a Create that fails tells the event by its request and by when it was sent', async () => {
  const first = event('Create');
  for (const sent of [first, first, { ...first, RequestId: 'request-2' }, { ...first, ResponseURL: `${server.url}&X-Amz-Date=20260102T030405Z` }]) {
    await handle(fail(new Failure('Broken', 'it is broken')), sent);
  }

  const [one, again, other, later] = server.answers.map(({ PhysicalResourceId }) => PhysicalResourceId);
  expect(again).toBe(one);
  expect(other).toMatch(/^not-created\/Crm\/[0-9a-f]{8}$/);
  expect(other).not.toBe(one);
  expect(later).toBe(`${one}.d${(Date.parse('2026-01-02T03:04:05Z') / 1_000).toString(36)}`);
});

test('the way out of a roll-back is never cut off the reason of an Update, however long that is', async () => {
  await handle(fail(new Failure('Broken', 'x'.repeat(10_000))), event('Update'));

  expect(Buffer.byteLength(server.puts[0].body)).toBe(4096);
  expect(server.answers[0].Reason).toMatch(/^x+\.\.\. \(if the roll-back .*continue-update-rollback --stack-name shop --resources-to-skip Crm; .*\)$/);
});

test('what is left behind is told in the reason of a SUCCESS, and in the log', async () => {
  await handle(async () => ({ physicalId: 'x/1', action: 'left alone', left: 'it is somebody else\'s' }), event('Delete'));

  expect(server.answers).toEqual([expect.objectContaining({ Status: 'SUCCESS', Reason: 'it is somebody else\'s' })]);
  expect(JSON.parse(log[0])).toMatchObject({ status: 'SUCCESS', action: 'left alone', left: 'it is somebody else\'s' });
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

test('the line goes out as it is, so that CloudWatch finds its fields', async () => {
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await customResource(done, { backoff: { base: 1, cap: 4 } })(event('Create'), context(60_000));

    expect(written.mock.calls).toEqual([[expect.stringMatching(/^\{"requestType":"Create",.*\}\n$/)]]);
  } finally {
    written.mockRestore();
  }
});
