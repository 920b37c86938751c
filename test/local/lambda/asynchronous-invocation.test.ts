import { LambdaProject } from './lambda-project';
import { invokeAsynchronously } from '../../../src/local/lambda/asynchronous-invocation';
import type { FunctionConfiguration } from '../../../src/local/lambda/function-configuration';
import { LambdaRuntime } from '../../../src/local/lambda/lambda-runtime';

const project = new LambdaProject();
afterAll(() => project.remove());

let runtime: LambdaRuntime;
let fn: FunctionConfiguration;
beforeEach(async () => {
  runtime = new LambdaRuntime();
  fn = await project.function(`
    let runs = 0;
    exports.handler = async ({ failures }, { awsRequestId }) => {
      runs += 1;
      if (runs <= failures) throw new Error('run ' + runs);
      return { runs, awsRequestId };
    };`);
  runtime.put(fn);
});
afterEach(async () => runtime.close());

test.each([[0, 1], [1, 2], [2, 3], [9, 3]])('with %i failures there are %i runs', async (failures, expected) => {
  const runs = await invokeAsynchronously(runtime, fn.arn, { failures }, { retryDelays: [0, 0] });
  expect(runs).toHaveLength(expected);
  expect(runs.at(-1)?.outcome).toBe(failures > 2 ? 'threw' : 'returned');
});

test('all runs of an event have the same request id, those of another event another one', async () => {
  const first = await invokeAsynchronously(runtime, fn.arn, { failures: 2 }, { retryDelays: [0, 0] });
  const second = await invokeAsynchronously(runtime, fn.arn, {}, { retryDelays: [0, 0] });
  expect(new Set(first.map(({ requestId }) => requestId)).size).toBe(1);
  expect(second[0].requestId).not.toBe(first[0].requestId);
});

test.each(['afterwards', 'at once'] as const)('a duplicate comes %s', async (duplicates) => {
  expect(await invokeAsynchronously(runtime, fn.arn, { failures: 0 }, { retryDelays: [], duplicates })).toHaveLength(2);
});

test('no further run comes after the function was removed', async () => {
  const runs = await invokeAsynchronously(runtime, fn.arn, { failures: 9 }, {
    retryDelays: [0, 0],
    duplicates: 'afterwards',
    beforeRun: async () => { setImmediate(() => runtime.remove(fn.arn)); },
  });
  expect(runs).toHaveLength(1);
});

test('a function that does not exist rejects at once', async () => {
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:none';
  await expect(invokeAsynchronously(runtime, arn, {}, { retryDelays: [0] })).rejects.toThrow(`Function not found: ${arn}`);
});
