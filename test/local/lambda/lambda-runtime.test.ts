import { existsSync } from 'node:fs';
import { gone, LambdaProject, ROLE_ARN } from './lambda-project';
import { credentialsOf, roleOfSessionToken } from '../../../src/local/lambda/credentials';
import { LambdaRuntime } from '../../../src/local/lambda/lambda-runtime';
import type { LambdaRuntimeOptions } from '../../../src/local/lambda/lambda-runtime';

const project = new LambdaProject();
afterAll(() => project.remove());

let runtime = new LambdaRuntime();
afterEach(async () => runtime.close());

async function withFunction(
  files: { [key: string]: string } | string,
  settings: Parameters<LambdaProject['function']>[1] = {},
  options: LambdaRuntimeOptions = {},
): Promise<string> {
  await runtime.close();
  runtime = new LambdaRuntime(options);
  const fn = await project.function(files, settings);
  runtime.put(fn);
  return fn.arn;
}

describe('handlers', () => {
  test.each<[string, { [key: string]: string }, string]>([
    ['a CommonJS module', { 'index.js': 'exports.handler = async (event) => event.n + 1;' }, 'index.handler'],
    ['an ES module', { 'index.mjs': 'import { join } from "node:path"; export const handler = async (event) => join("a", "b").length - 2 + event.n;' }, 'index.handler'],
    ['an ES module by package.json', { 'index.js': 'export const handler = async ({ n }) => n + 1;', 'package.json': '{"type":"module"}' }, 'index.handler'],
    ['a .cjs module', { 'index.cjs': 'exports.handler = async ({ n }) => n + 1;' }, 'index.handler'],
    ['a module in a directory', { 'app/main.js': 'exports.run = ({ n }) => n + 1;' }, 'app/main.run'],
    ['a nested export', { 'index.js': 'exports.api = { handler: async ({ n }) => n + 1 };' }, 'index.api.handler'],
  ])('%s answers', async (_, files, handler) => {
    const arn = await withFunction(files, { handler });
    expect(await runtime.invoke(arn, { n: 41 })).toMatchObject({ outcome: 'returned', value: 42 });
  });

  test.each<[string, { [key: string]: string }, string, string]>([
    ['no module', { 'other.js': '' }, 'Runtime.ImportModuleError', "Error: Cannot find module 'index'"],
    ['no export', { 'index.js': 'exports.other = 1;' }, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    ['a module that throws', { 'index.js': 'throw new TypeError("bad start");' }, 'TypeError', 'bad start'],
  ])('%s fails the run', async (_, files, errorType, errorMessage) => {
    const arn = await withFunction(files);
    expect(await runtime.invoke(arn, {})).toMatchObject({ outcome: 'crashed', error: { errorType, errorMessage } });
  });

  test('what the handler throws is told with type, message and trace', async () => {
    const arn = await withFunction('exports.handler = async () => { throw new RangeError("too much"); };');
    expect(await runtime.invoke(arn, {})).toMatchObject({
      outcome: 'threw', error: { errorType: 'RangeError', errorMessage: 'too much', trace: expect.arrayContaining(['RangeError: too much']) },
    });
  });

  test('a process that ends is a crash, and the next event gets another one', async () => {
    const arn = await withFunction('exports.handler = async ({ code }) => code === undefined ? process.pid : process.exit(code);');
    const first = await runtime.invoke(arn, {});
    expect(await runtime.invoke(arn, { code: 7 }))
      .toMatchObject({ outcome: 'crashed', error: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: exit status 7' } });
    expect(await runtime.invoke(arn, {})).not.toMatchObject({ value: first.outcome === 'returned' ? first.value : undefined });
  });

  test('a function that runs on is ended when its time is over', async () => {
    const arn = await withFunction('exports.handler = () => new Promise(() => setInterval(() => {}, 1000));', { timeoutSeconds: 1 });
    expect(await runtime.invoke(arn, {}, 'request-1'))
      .toMatchObject({ outcome: 'timed out', error: { errorMessage: 'RequestId: request-1 Error: Task timed out after 1.00 seconds' } });
  });

  test('even one that never lets go of the processor', async () => {
    const arn = await withFunction('exports.handler = () => { for (;;); };', { timeoutSeconds: 1 });
    expect(await runtime.invoke(arn, {})).toMatchObject({ outcome: 'timed out' });
  });

  test('a function that takes too much memory crashes alone', async () => {
    const arn = await withFunction('exports.handler = () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); };', { memoryMegabytes: 16 });
    expect(await runtime.invoke(arn, {})).toMatchObject({ outcome: 'crashed', error: { errorType: 'Runtime.ExitError' } });
  });

  test('the context is the one of Lambda', async () => {
    const arn = await withFunction('exports.handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });', { name: 'Ctx' });
    const run = await runtime.invoke(arn, {}, 'request-1');
    expect(run).toMatchObject({
      value: {
        functionName: 'Ctx',
        functionVersion: '$LATEST',
        invokedFunctionArn: arn,
        memoryLimitInMB: '128',
        awsRequestId: 'request-1',
        logGroupName: '/aws/lambda/Ctx',
        logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
        callbackWaitsForEmptyEventLoop: true,
        left: expect.any(Number),
      },
    });
    const { left } = (run as unknown as { value: { left: number } }).value;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(20_000);
  });
});

describe('environment', () => {
  test('the process has what Lambda, the template and the options give, and nothing of ours', async () => {
    process.env.OURS = 'must not be seen';
    const arn = await withFunction(
      'exports.handler = async () => ({ variables: process.env, directory: process.cwd(), arguments: process.execArgv });',
      { name: 'Env', variables: { FROM_TEMPLATE: '1' }, memoryMegabytes: 256 },
      { environment: { AWS_ENDPOINT_URL_CUSTOMER_PROFILES: 'http://127.0.0.1:1' } },
    );
    const { value } = await runtime.invoke(arn, {}) as unknown as { value: { variables: NodeJS.ProcessEnv; directory: string; arguments: string[] } };
    delete process.env.OURS;
    const { accessKeyId, secretAccessKey, sessionToken } = credentialsOf(ROLE_ARN);
    expect(value.variables).toEqual({
      FROM_TEMPLATE: '1',
      AWS_ENDPOINT_URL_CUSTOMER_PROFILES: 'http://127.0.0.1:1',
      _HANDLER: 'index.handler',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'Env',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/Env',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.any(String),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      LAMBDA_TASK_ROOT: value.directory,
      LANG: 'en_US.UTF-8',
      PATH: '/usr/local/bin:/usr/bin:/bin:/opt/bin',
      TZ: ':UTC',
    });
    expect(value.arguments).toEqual(['--max-old-space-size=256']);
  });

  test('it runs what the zip holds, from a directory of its own', async () => {
    const arn = await withFunction({ 'index.js': 'exports.handler = async () => [__dirname, require("./lib/data.json")];', 'lib/data.json': '{"a":1}' });
    const { value } = await runtime.invoke(arn, {}) as unknown as { value: [string, object] };
    expect(value).toEqual([expect.stringMatching(/lambda-task-/), { a: 1 }]);
    await runtime.close();
    expect(existsSync(value[0])).toBe(false);
  });

  test('credentials tell the role', () => {
    expect(credentialsOf(ROLE_ARN)).toEqual(credentialsOf(ROLE_ARN));
    expect(credentialsOf(ROLE_ARN).accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(credentialsOf(ROLE_ARN).accessKeyId).not.toBe(credentialsOf(`${ROLE_ARN}2`).accessKeyId);
    expect(roleOfSessionToken(credentialsOf(ROLE_ARN).sessionToken)).toBe(ROLE_ARN);
    expect(['', 'x', Buffer.from('{}').toString('base64'), Buffer.from('1').toString('base64')].map(roleOfSessionToken)).toEqual(Array(4).fill(undefined));
  });
});

describe('environments', () => {
  const COUNTING = 'let runs = 0; exports.handler = async () => ({ pid: process.pid, runs: runs += 1 });';

  test('a warm one is used again', async () => {
    const arn = await withFunction(COUNTING);
    await runtime.invoke(arn, {});
    expect(await runtime.invoke(arn, {})).toMatchObject({ value: { runs: 2 } });
  });

  test('each serves one event at a time', async () => {
    const arn = await withFunction(COUNTING);
    const runs = await Promise.all([1, 2, 3].map(async () => runtime.invoke(arn, {})));
    expect(new Set(runs.map((run) => (run as unknown as { value: { pid: number } }).value.pid)).size).toBe(3);
  });

  test('further events wait when there are as many as there may be', async () => {
    const arn = await withFunction(COUNTING, {}, { maxEnvironments: 1 });
    const runs = await Promise.all([1, 2, 3].map(async () => runtime.invoke(arn, {})));
    expect(runs.map((run) => (run as unknown as { value: { runs: number } }).value.runs).sort()).toEqual([1, 2, 3]);
  });

  test('idle ones are stopped', async () => {
    const arn = await withFunction(COUNTING, {}, { idleMilliseconds: 0 });
    const { value } = await runtime.invoke(arn, {}) as unknown as { value: { pid: number } };
    await gone(value.pid);
    expect(await runtime.invoke(arn, {})).toMatchObject({ value: { runs: 1 } });
  });

  test('a changed function runs in new ones; the same put again changes nothing', async () => {
    const first = await project.function(COUNTING);
    runtime = new LambdaRuntime();
    runtime.put(first);
    const { value: { pid } } = await runtime.invoke(first.arn, {}) as unknown as { value: { pid: number } };
    runtime.put({ ...first });
    expect(await runtime.invoke(first.arn, {})).toMatchObject({ value: { runs: 2 } });
    runtime.put({ ...first, variables: { NEW: '1' } });
    expect(await runtime.invoke(first.arn, {})).toMatchObject({ value: { runs: 1 } });
    await gone(pid);
  });

  test('a version or alias of the ARN reaches the function; a removed function is not found', async () => {
    const arn = await withFunction(COUNTING);
    expect(await runtime.invoke(`${arn}:live`, {})).toMatchObject({ outcome: 'returned' });
    runtime.remove(arn);
    expect(runtime.has(arn)).toBe(false);
    await expect(runtime.invoke(arn, {})).rejects.toThrow(`Function not found: ${arn}`);
  });

  test('other runtimes are refused', async () => {
    const arn = await withFunction(COUNTING, { name: 'Snake', runtime: 'python3.13' });
    await expect(runtime.invoke(arn, {}))
      .rejects.toThrow("function 'Snake' has the runtime 'python3.13'; only nodejs functions run here, with the Node.js of this machine");
  });
});

describe('logs', () => {
  test('lines belong to their run and can be asked for later', async () => {
    const heard: string[] = [];
    const arn = await withFunction(
      'exports.handler = async ({ n }) => { console.log("out", n); console.error("err", n); process.stdout.write("no newline"); };',
      {},
      { onLog: (_, { text }) => heard.push(text) },
    );
    const first = await runtime.invoke(arn, { n: 1 }, 'r1');
    const second = await runtime.invoke(arn, { n: 2 }, 'r2');
    expect(first.logs.map(({ stream, text, requestId }) => `${requestId} ${stream} ${text}`).sort())
      .toEqual(['r1 stderr err 1', 'r1 stdout no newline', 'r1 stdout out 1']);
    expect(second.logs.map(({ text }) => text).sort()).toEqual(['err 2', 'no newline', 'out 2']);
    expect(runtime.logs(arn)).toHaveLength(6);
    expect(heard).toHaveLength(6);
  });

  test('many lines all arrive before the run is over', async () => {
    const arn = await withFunction('exports.handler = async () => { for (let i = 0; i < 5000; i += 1) console.log("line " + i); };');
    const { logs } = await runtime.invoke(arn, {});
    expect(logs.map(({ text }) => text)).toEqual(Array.from({ length: 5000 }, (_, i) => `line ${i}`));
  });

  test('the last words of a crash are kept', async () => {
    const arn = await withFunction('exports.handler = async () => { Promise.reject(new Error("nobody listens")); await new Promise(() => setTimeout(() => {}, 1000)); };');
    const run = await runtime.invoke(arn, {});
    expect(run).toMatchObject({ outcome: 'crashed', error: { errorMessage: 'Runtime exited with error: exit status 1' } });
    expect(run.logs.map(({ text }) => text).join('\n')).toContain('nobody listens');
  });
});
