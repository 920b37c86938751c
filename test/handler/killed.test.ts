import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { Answer } from './answer-server';
import { scenariosOn } from './killed-scenarios';
import { Stage } from './stage';

/**
 * The real thing: the bundled function in a thread of its own, ended at every API call, right before the service carries it out and right after, and
 * then started again with the same event, as Lambda does. Nothing of a thread goes on or is closed in good order when it is ended, as with SIGKILL,
 * which test/end-to-end/killed.test.ts sends to processes of the function.
 */
const stage = new Stage();
const scenarios = scenariosOn(stage);
const folder = mkdtempSync(path.join(tmpdir(), 'handler-'));
const bundle = path.join(folder, 'index.js');
/** What V8 has made of the bundle, so that not every thread compiles it. */
let compiled: Uint8Array | undefined;

beforeAll(async () => {
  buildSync({
    entryPoints: ['src/handler/customer-profiles.lambda.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './src/handler/service/environment-credentials.ts' },
    // code that another thread has compiled cannot import
    supported: { 'dynamic-import': false },
  });
  await stage.open();
  compiled = await new Promise((resolve) => start(scenarios['Create of a domain'].event()).once('message', resolve));
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

describe.each(Object.entries(scenarios))('%s', (_, { seed, event, calls }) => {
  const undisturbed = async () => {
    stage.reset();
    seed();
    const answer = await stage.run(event());
    return { state: timeless(), answer, calls: stage.takeCalls() };
  };

  test('makes these calls, and delivered twice ends in the same state with the same answer', async () => {
    const first = await undisturbed();
    const again = await stage.run(event());

    expect(first.calls).toEqual(calls);
    expect(essence(again)).toEqual(essence(first.answer));
    expect(timeless()).toEqual(first.state);
  });

  test.each(calls.flatMap((operation, index) => [[operation, index, 'before'], [operation, index, 'after']] as const))(
    'killed at %s (call %d, %s it is carried out) ends in the same state when it is run again', async (operation, index, phase) => {
      const expected = await undisturbed();
      stage.reset();
      seed();

      let victim: Worker | undefined;
      let seen = 0;
      let killed = false;
      stage.onCall = async (call, at) => {
        if (at === phase && seen++ === index) {
          expect(call.operation).toBe(operation);
          killed = true;
          await victim?.terminate();
        }
      };
      victim = start(event());
      await new Promise((resolve, reject) => victim?.once('exit', resolve).once('error', reject));
      stage.onCall = undefined;

      expect(killed).toBe(true);
      expect(stage.answers.puts).toEqual([]);
      expect(essence(await stage.run(event()))).toEqual(essence(expected.answer));
      expect(timeless()).toEqual(expected.state);
    });
});

function start(event: object): Worker {
  // the environment is said explicitly, because that of a test is a copy
  return new Worker(path.join(__dirname, 'function-thread.cjs'), {
    workerData: { bundle, event, compiled }, env: { ...process.env }, stdout: true, stderr: true,
  });
}

/** An answer without when what was made, and without why something is left, which may be another reason the second time: what was handed back is another's. */
function essence({ Reason, ...answer }: Answer): unknown {
  return withoutTimes({ ...answer, leaves: answer.Status === 'SUCCESS' ? Reason !== undefined : Reason });
}

/** The state of the service, without when what happened. */
function timeless(): unknown {
  return withoutTimes(stage.service.store.snapshot());
}

function withoutTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (['CreatedAt', 'LastUpdatedAt'].includes(key) ? undefined : member)));
}
