import { writeFileSync } from 'node:fs';
import { thing, Workbench } from './workbench';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

const INVENTED = /^Shop-A-[A-Z0-9]{12}$/;

test('a failed create is deleted with the id of its FAILED answer, then what it depends on, the last first', async () => {
  const result = await bench.engine.deploy(bench.stack({
    A: thing({ Id: 'a' }),
    B: thing({ Id: 'b', After: { Ref: 'A' } }),
    C: thing({ FailOn: ['Create'], FailedId: 'not-created/C', After: { Ref: 'B' } }),
  }));
  expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE', changed: true });
  expect(result.failures).toMatchObject([{ logicalId: 'C', physicalId: 'not-created/C', type: 'Custom::Thing', status: 'CREATE_FAILED' }]);
  expect(bench.calls).toEqual(['Create A', 'Create B', 'Create C', 'Delete C not-created/C', 'Delete B b', 'Delete A a']);
  expect(bench.engine.describe('Shop')).toMatchObject({ status: 'ROLLBACK_COMPLETE', resources: [] });
});

test('the event log tells it in the words of CloudFormation', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ FailOn: ['Create'] }) }));
  expect(bench.log()).toEqual([
    'CREATE_IN_PROGRESS Shop',
    'CREATE_IN_PROGRESS Worker',
    'CREATE_IN_PROGRESS Worker',
    'CREATE_COMPLETE Worker',
    'CREATE_IN_PROGRESS A',
    'CREATE_FAILED A',
    'ROLLBACK_IN_PROGRESS Shop',
    'DELETE_IN_PROGRESS A',
    'DELETE_COMPLETE A',
    'DELETE_IN_PROGRESS Worker',
    'DELETE_COMPLETE Worker',
    'ROLLBACK_COMPLETE Shop',
  ]);
  expect(bench.events.find(({ status }) => status === 'ROLLBACK_IN_PROGRESS')).toMatchObject({
    reason: 'The following resource(s) failed to create: [A]. Rollback requested by user.',
    resourceType: 'AWS::CloudFormation::Stack',
    physicalId: bench.engine.describe('Shop')?.id,
  });
});

test('a create that never answered is deleted with an invented id', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ SilentOn: ['Create'] }) }));
  expect(bench.requests.map(({ RequestType }) => RequestType)).toEqual(['Create', 'Delete']);
  expect(bench.requests[1].PhysicalResourceId).toMatch(INVENTED);
});

test('what waits for a failed resource is never begun', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ FailOn: ['Create'] }), B: thing({ After: { Ref: 'A' } }) }));
  expect(bench.log('B')).toEqual([]);
});

test('siblings under way are waited for and deleted with their own ids', async () => {
  const result = await bench.engine.deploy(bench.stack({ A: thing({ FailOn: ['Create'], FailedId: 'none' }), B: thing({ Id: 'b' }) }));
  expect(result.failures.map(({ logicalId }) => logicalId)).toEqual(['A']);
  expect(bench.log('B')).toEqual(['CREATE_IN_PROGRESS B', 'CREATE_IN_PROGRESS B', 'CREATE_COMPLETE B', 'DELETE_IN_PROGRESS B', 'DELETE_COMPLETE B']);
  expect([...bench.calls].sort()).toEqual(['Create A', 'Create B', 'Delete A none', 'Delete B b']);
});

test('siblings under way can be cancelled: their Delete has an invented id, and their answer comes too late', async () => {
  await bench.close();
  bench = new Workbench({ faults: { cancelSiblings: true } });
  const gate = `${bench.directory}/gate`;
  const result = await bench.engine.deploy(bench.stack({ A: thing({ Id: 'a', WaitFor: gate }), B: thing({ FailOn: ['Create'] }) }));
  expect(result.status).toBe('ROLLBACK_COMPLETE');
  expect(result.failures).toMatchObject([
    { logicalId: 'B', status: 'CREATE_FAILED' },
    { logicalId: 'A', status: 'CREATE_FAILED', reason: 'Resource creation cancelled' },
  ]);
  const deletion = bench.requests.find(({ RequestType, LogicalResourceId }) => RequestType === 'Delete' && LogicalResourceId === 'A');
  expect(deletion?.PhysicalResourceId).toMatch(INVENTED);
  writeFileSync(gate, '');
  await bench.engine.settled();
  expect(bench.engine.ignoredAnswers).toBe(1);
});

test('a delete that fails in the rollback ends in ROLLBACK_FAILED, and the next deployment begins by deleting again', async () => {
  const broken = bench.stack({ A: thing({ FailOn: ['Create', 'Delete'], FailedId: 'half' }) });
  expect(await bench.engine.deploy(broken)).toMatchObject({ ok: false, status: 'ROLLBACK_FAILED' });
  expect(bench.engine.describe('Shop')?.resources.map(({ logicalId, status }) => `${status} ${logicalId}`).sort())
    .toEqual(['CREATE_COMPLETE Worker', 'DELETE_FAILED A']);
  bench.forgetCalls();
  expect(await bench.engine.deploy(broken)).toMatchObject({ ok: false, status: 'DELETE_FAILED', failures: [{ logicalId: 'A', status: 'DELETE_FAILED' }] });
  expect(bench.calls).toEqual(['Delete A half']);
});

test('a stack whose creation was rolled back is deleted and made anew, under a new stack id', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ FailOn: ['Create'] }) }));
  const first = bench.engine.describe('Shop')?.id;
  expect(await bench.engine.deploy(bench.stack({ A: thing() }))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  expect(bench.engine.describe('Shop')?.id).not.toBe(first);
  expect(bench.log('Shop').slice(-4)).toEqual(['DELETE_IN_PROGRESS Shop', 'DELETE_COMPLETE Shop', 'CREATE_IN_PROGRESS Shop', 'CREATE_COMPLETE Shop']);
});

test('outputs that cannot be worked out roll the stack back', async () => {
  const result = await bench.engine.deploy(bench.stack({ A: thing() }, { Outputs: { Size: { Value: { 'Fn::GetAtt': ['A', 'Size'] } } } }));
  expect(result).toMatchObject({ ok: false, status: 'ROLLBACK_COMPLETE', reason: expect.stringMatching(/^CustomResource attribute error/) });
  expect(bench.calls).toEqual(['Create A', 'Delete A thing-1']);
});

describe('rehearsed failures', () => {
  test('a custom resource fails before anybody is asked, and is rolled back for real', async () => {
    const result = await bench.engine.deploy(bench.stack({ A: thing({ Id: 'a' }), B: thing({ After: { Ref: 'A' } }) }), { failAt: 'B' });
    expect(result).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: 'Rehearsed failure', failAtReached: true });
    expect(bench.calls).toEqual(['Create A', expect.stringMatching(/^Delete B Shop-B-[A-Z0-9]{12}$/), 'Delete A a']);
  });

  test('so does a record', async () => {
    const result = await bench.engine.deploy(bench.stack({ A: thing(), Q: { Type: 'AWS::SQS::Queue', DependsOn: 'A' } }), { failAt: 'Q' });
    expect(result).toMatchObject({ status: 'ROLLBACK_COMPLETE', failures: [{ logicalId: 'Q', status: 'CREATE_FAILED', reason: 'Rehearsed failure' }] });
    expect(bench.calls).toEqual(['Create A', 'Delete A thing-1']);
  });

  test('a resource that the template does not have is refused before anything is done', async () => {
    await expect(bench.engine.deploy(bench.stack({ A: thing() }), { failAt: 'Z' }))
      .rejects.toThrow("cannot fail at 'Z', stack 'Shop' has no such resource; it has Worker, A");
    expect(bench.engine.describe('Shop')).toBeUndefined();
  });
});

describe('deletion policies in the rollback of a creation', () => {
  test.each([
    ['Delete', ['Delete A thing-1']],
    ['Snapshot', ['Delete A thing-1']],
    ['RetainExceptOnCreate', ['Delete A thing-1']],
    ['Retain', []],
  ])('%s', async (policy, deletions) => {
    await bench.engine.deploy(bench.stack({ A: thing({}, { DeletionPolicy: policy }), B: thing({ FailOn: ['Create'], FailedId: 'b', After: { Ref: 'A' } }) }));
    expect(bench.calls).toEqual(['Create A', 'Create B', 'Delete B b', ...deletions]);
    expect(bench.log('A').at(-1)).toBe(deletions.length === 0 ? 'DELETE_SKIPPED A' : 'DELETE_COMPLETE A');
  });
});
