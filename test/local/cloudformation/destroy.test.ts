import { thing, Workbench } from './workbench';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

test('resources go in reverse order, the function last', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ Id: 'a' }), B: thing({ Id: 'b' }, { DependsOn: ['A'] }), C: thing({ Id: 'c', After: { Ref: 'B' } }) }));
  bench.forgetCalls();
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  expect(bench.log()).toEqual([
    'DELETE_IN_PROGRESS Shop',
    'DELETE_IN_PROGRESS C', 'DELETE_COMPLETE C',
    'DELETE_IN_PROGRESS B', 'DELETE_COMPLETE B',
    'DELETE_IN_PROGRESS A', 'DELETE_COMPLETE A',
    'DELETE_IN_PROGRESS Worker', 'DELETE_COMPLETE Worker',
    'DELETE_COMPLETE Shop',
  ]);
  expect(bench.engine.describe('Shop')).toBeUndefined();
});

test('progress counts the resources of the phase', async () => {
  await bench.engine.deploy(bench.stack({ A: thing() }));
  expect(bench.events.map(({ progress }) => `${progress.done}/${progress.total}`)).toEqual(['0/2', '0/2', '0/2', '1/2', '1/2', '1/2', '2/2', '2/2']);
});

test('a delete that fails keeps the resource and what it depends on; everything else goes; another try deletes the rest', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ Id: 'a' }), B: thing({ Id: 'b', FailOn: ['Delete'], After: { Ref: 'A' } }), C: thing({ Id: 'c' }) }));
  const failed = await bench.engine.destroy('Shop');
  expect(failed).toMatchObject({ ok: false, status: 'DELETE_FAILED', failures: [{ logicalId: 'B', status: 'DELETE_FAILED' }] });
  expect(bench.engine.describe('Shop')).toMatchObject({ status: 'DELETE_FAILED', reason: 'The following resource(s) failed to delete: [B].' });
  expect(bench.engine.resources().map(({ logicalId }) => logicalId).sort()).toEqual(['A', 'B', 'Worker']);
  await expect(bench.engine.deploy(bench.stack({ A: thing() })))
    .rejects.toThrow("stack 'Shop' is DELETE_FAILED and cannot be updated; destroy it again first");
  bench.forgetCalls();
  expect(await bench.engine.destroy('Shop', { retain: ['B'] })).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  expect(bench.calls).toEqual(['Delete A a']);
  expect(bench.log('B')).toEqual(['DELETE_SKIPPED B']);
});

test.each([['Retain'], ['RetainExceptOnCreate']])('DeletionPolicy %s leaves the resource behind', async (policy) => {
  await bench.engine.deploy(bench.stack({ A: thing({}, { DeletionPolicy: policy }) }));
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A']);
  expect(bench.log('A').at(-1)).toBe('DELETE_SKIPPED A');
});

test('a stack that does not exist counts as deleted', async () => {
  expect(await bench.engine.destroy('None')).toMatchObject({ ok: true, status: 'DELETE_COMPLETE', changed: false });
});

test('termination protection refuses', async () => {
  await bench.engine.deploy({ ...bench.stack({ A: thing() }), terminationProtection: true });
  await expect(bench.engine.destroy('Shop'))
    .rejects.toThrow("stack 'Shop' cannot be deleted while termination protection is on; deploy it with terminationProtection off first");
  await bench.engine.deploy(bench.stack({ A: thing() }));
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
});

test('a delete whose function is gone fails', async () => {
  await bench.engine.deploy(bench.stack({}, { Outputs: { Token: { Value: { 'Fn::GetAtt': ['Worker', 'Arn'] } } } }, 'Provider'));
  const token = bench.engine.describe('Provider')?.outputs.Token ?? '';
  await bench.engine.deploy({ name: 'User', template: { Resources: { A: { Type: 'Custom::Thing', Properties: { ServiceToken: token, Id: 'a' } } } } });
  await bench.engine.destroy('Provider');
  const result = await bench.engine.destroy('User');
  expect(result).toMatchObject({ status: 'DELETE_FAILED', reason: expect.stringMatching(/^Function not found: /) });
});

test('a stack is busy with one operation at a time', async () => {
  const first = bench.engine.deploy(bench.stack({ A: thing() }));
  await expect(bench.engine.destroy('Shop')).rejects.toThrow("stack 'Shop' is busy with another operation; wait for its end");
  expect(await first).toMatchObject({ ok: true });
});
