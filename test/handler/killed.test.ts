import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import type { Answer } from './answer-server';
import { scenariosOn } from './killed-scenarios';
import { Stage } from './stage';

/**
 * The real thing: the bundled function in a process of its own, killed by SIGKILL at every API call, right before the service carries it
 * out and right after, and then started again with the same event, as Lambda does.
 */
const stage = new Stage();
const folder = mkdtempSync(path.join(tmpdir(), 'handler-'));
const bundle = path.join(folder, 'index.js');
const RUN = `const [bundle, event] = process.argv.slice(1);
require(bundle).handler(JSON.parse(event), { invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:provider', getRemainingTimeInMillis: () => 60000 });`;

beforeAll(async () => {
  buildSync({
    entryPoints: ['src/handler/customer-profiles.lambda.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './src/handler/service/environment-credentials.ts' },
  });
  await stage.open();
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

describe.each(Object.entries(scenariosOn(stage)))('%s', (_, { seed, event, calls }) => {
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

      let victim: ChildProcess | undefined;
      let seen = 0;
      stage.onCall = async (call, at) => {
        if (at === phase && seen++ === index) {
          expect(call.operation).toBe(operation);
          victim?.kill('SIGKILL');
          await new Promise((resolve) => victim?.once('exit', resolve));
        }
      };
      victim = start(event());
      const signal = await new Promise((resolve) => victim?.once('close', (_code, by) => resolve(by)));
      stage.onCall = undefined;

      expect(signal).toBe('SIGKILL');
      expect(stage.answers.puts).toEqual([]);
      expect(essence(await stage.run(event()))).toEqual(essence(expected.answer));
      expect(timeless()).toEqual(expected.state);
    });
});

function start(event: object): ChildProcess {
  // the environment is said explicitly, because that of a test is a copy
  return spawn(process.execPath, ['-e', RUN, bundle, JSON.stringify(event)], { stdio: 'ignore', env: { ...process.env } });
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
