import { thing, Workbench } from './workbench';
import type { EngineFaults } from '../../../src/local/cloudformation/engine-options';
import type { AnswerFate } from '../../../src/local/cloudformation/response-server';

let bench: Workbench;
afterEach(async () => bench.close());

function withFaults(faults: EngineFaults): void {
  bench = new Workbench({ faults });
}

test('a run that throws is repeated with the same request', async () => {
  withFaults({});
  expect(await bench.engine.deploy(bench.stack({ A: thing({ ThrowOn: ['Create', 'Delete'] }) }))).toMatchObject({ ok: true });
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A', 'Create A', 'Delete A thing-1', 'Delete A thing-1']);
  expect(bench.requests[1]).toEqual(bench.requests[0]);
});

test('so is one whose process ends', async () => {
  withFaults({});
  expect(await bench.engine.deploy(bench.stack({ A: thing({ ExitOn: ['Create'] }) }))).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A', 'Create A']);
});

test('a function that never gets through is run three times and then given up', async () => {
  withFaults({ onAnswer: () => 'disconnect' });
  const result = await bench.engine.deploy(bench.stack({ A: thing({}, { DeletionPolicy: 'Retain' }) }));
  expect(result.reason).toMatch(/The function has ended 3 times, at last it threw: /);
  expect(bench.calls).toEqual(['Create A', 'Create A', 'Create A']);
});

test('a run whose process is killed from outside is repeated', async () => {
  let kills = 0;
  withFaults({
    onAnswer: async ({ ServiceToken }): Promise<AnswerFate> => {
      kills += 1;
      if (kills > 1) {
        return 'accept';
      }
      await bench.engine.lambda.kill(ServiceToken);
      return 'disconnect';
    },
  });
  expect(await bench.engine.deploy(bench.stack({ A: thing() }))).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A', 'Create A']);
});

test('killing after the answer makes a repeated run whose answer is ignored', async () => {
  let kills = 0;
  withFaults({
    onAnswer: async ({ ServiceToken }): Promise<AnswerFate> => {
      kills += 1;
      if (kills === 1) {
        await bench.engine.lambda.kill(ServiceToken);
      }
      return 'accept';
    },
  });
  expect(await bench.engine.deploy(bench.stack({ A: thing() }))).toMatchObject({ ok: true });
  await bench.engine.settled();
  expect(bench.calls).toEqual(['Create A', 'Create A']);
  expect(bench.engine.ignoredAnswers).toBe(1);
});

test.each(['afterwards', 'at once'] as const)('every event comes twice, %s, and only the first answer counts', async (duplicateEvents) => {
  withFaults({ duplicateEvents });
  expect(await bench.engine.deploy(bench.stack({ A: thing() }))).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A', 'Create A']);
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A', 'Create A', 'Delete A thing-1', 'Delete A thing-1']);
  expect(bench.engine.ignoredAnswers).toBe(2);
});

test('an answer that is lost after it was sent fails the resource', async () => {
  withFaults({ onAnswer: ({ RequestType }) => RequestType === 'Create' ? 'lose' : 'accept' });
  expect(await bench.engine.deploy(bench.stack({ A: thing() })))
    .toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: expect.stringMatching(/^CloudFormation did not receive a response/) });
  expect(bench.calls).toEqual(['Create A', expect.stringMatching(/^Delete A Shop-A-/)]);
});

test('a connection that breaks lets the function try again', async () => {
  let answers = 0;
  withFaults({ onAnswer: () => (answers += 1) === 1 ? 'disconnect' : 'accept' });
  expect(await bench.engine.deploy(bench.stack({ A: thing() }))).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A']);
  expect(answers).toBe(2);
});

test('a hook sees every run before it begins', async () => {
  const seen: string[] = [];
  withFaults({ onInvoke: ({ RequestType, LogicalResourceId }) => void seen.push(`${RequestType} ${LogicalResourceId}`) });
  await bench.engine.deploy(bench.stack({ A: thing({ ThrowOn: ['Create'] }) }));
  expect(seen).toEqual(['Create A', 'Create A']);
});

test('closing the engine ends a deployment under way', async () => {
  withFaults({});
  const deployed = bench.engine.deploy(bench.stack({ A: thing({ WaitFor: `${bench.directory}/never` }) }));
  const ended = expect(deployed).rejects.toThrow('the engine was closed');
  await bench.engine.close();
  await ended;
  await expect(bench.engine.deploy(bench.stack({}))).rejects.toThrow('the engine was closed');
});

test('faults may change between operations', async () => {
  const faults: { duplicateEvents?: 'afterwards' } = { duplicateEvents: 'afterwards' };
  withFaults(faults);
  await bench.engine.deploy(bench.stack({ A: thing() }));
  faults.duplicateEvents = undefined;
  await bench.engine.destroy('Shop');
  expect(bench.calls).toEqual(['Create A', 'Create A', 'Delete A thing-1']);
});

test('events are signed by the clock of the engine', async () => {
  const now = Date.UTC(2030, 0, 1);
  bench = new Workbench({ now: () => now });
  await bench.engine.deploy(bench.stack({ A: thing() }));
  expect(new URL(bench.requests[0].ResponseURL).searchParams.get('Expires')).toBe(String(now / 1000 + 7200));
});
