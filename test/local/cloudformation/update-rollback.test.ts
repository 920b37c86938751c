import { thing, Workbench } from './workbench';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

async function deployed(...parts: Parameters<Workbench['stack']>): Promise<void> {
  expect(await bench.engine.deploy(bench.stack(...parts))).toMatchObject({ ok: true });
  bench.forgetCalls();
}

function resource(id: string): object | undefined {
  return bench.engine.resources().find(({ logicalId }) => logicalId === id);
}

test('updated and failed resources get swapped Updates, then new resources are deleted', async () => {
  await deployed({ A: thing({ Id: 'a', N: 1 }), B: thing({ Id: 'b', N: 1, After: { Ref: 'A' } }) });
  const result = await bench.engine.deploy(bench.stack({
    A: thing({ Id: 'a', N: 2 }),
    B: thing({ Id: 'b', N: 2, FailOn: ['Update'], After: { Ref: 'A' } }),
    C: thing({ Id: 'c' }, { DependsOn: 'A' }),
  }));
  expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', failures: [{ logicalId: 'B', status: 'UPDATE_FAILED' }] });
  const [firstA, , , backA, backB, deletion] = bench.requests;
  expect(bench.calls[0]).toBe('Update A a');
  expect(bench.calls.slice(1, 3).sort()).toEqual(['Create C', 'Update B b']);
  expect(bench.calls.slice(3)).toEqual(['Update A a', 'Update B b', 'Delete C c']);
  expect(firstA).toMatchObject({ ResourceProperties: { N: '2' }, OldResourceProperties: { N: '1' } });
  expect(backA).toMatchObject({ ResourceProperties: { N: '1' }, OldResourceProperties: { N: '2' } });
  expect(backB).toMatchObject({ ResourceProperties: { N: '1' }, OldResourceProperties: { N: '2', FailOn: ['Update'] } });
  expect(deletion).toMatchObject({ ResourceProperties: { Id: 'c' } });
  expect(resource('B')).toMatchObject({ physicalId: 'b', properties: { N: 1 }, status: 'UPDATE_COMPLETE' });
  expect(resource('C')).toBeUndefined();
});

test('the event log tells it in the words of CloudFormation', async () => {
  await deployed({ A: thing({ N: 1 }) });
  await bench.engine.deploy(bench.stack({ A: thing({ N: 2, FailOn: ['Update'] }) }));
  expect(bench.log()).toEqual([
    'UPDATE_IN_PROGRESS Shop',
    'UPDATE_IN_PROGRESS A',
    'UPDATE_FAILED A',
    'UPDATE_ROLLBACK_IN_PROGRESS Shop',
    'UPDATE_IN_PROGRESS A',
    'UPDATE_COMPLETE A',
    'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS Shop',
    'UPDATE_ROLLBACK_COMPLETE Shop',
  ]);
  expect(bench.events[3].reason).toBe('The following resource(s) failed to update: [A].');
});

test('a record that failed before it took its new name goes back to its old one', async () => {
  await deployed({ Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'old-name' } } });
  const result = await bench.engine.deploy(bench.stack({ Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'new-name' } } }), { failAt: 'Files' });
  expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(resource('Files')).toMatchObject({ physicalId: 'old-name' });
});

test('after a replacement the old id comes back by a swapped Update, and the new id is deleted afterwards', async () => {
  await deployed({ A: thing({ Id: 'old' }), B: thing({ Id: 'b', Uses: { Ref: 'A' } }) });
  await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new' }), B: thing({ Id: 'b', FailOn: ['Update'], Uses: { Ref: 'A' } }) }));
  expect(bench.calls).toEqual(['Update A old', 'Update B b', 'Update A new', 'Update B b', 'Delete A new']);
  expect(bench.requests[2]).toMatchObject({ ResourceProperties: { Id: 'old' }, OldResourceProperties: { Id: 'new' } });
  expect(bench.requests[4]).toMatchObject({ ResourceProperties: { Id: 'new' } });
  expect(resource('A')).toMatchObject({ physicalId: 'old' });
});

test('UpdateReplacePolicy Retain keeps the new id too when the replacement is rolled back', async () => {
  const keep = { UpdateReplacePolicy: 'Retain' };
  await deployed({ A: thing({ Id: 'old' }, keep), B: thing({ Id: 'b', Uses: { Ref: 'A' } }) });
  await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new' }, keep), B: thing({ Id: 'b', FailOn: ['Update'], Uses: { Ref: 'A' } }) }));
  expect(bench.calls).toEqual(['Update A old', 'Update B b', 'Update A new', 'Update B b']);
  expect(bench.log('A').at(-1)).toBe('DELETE_SKIPPED A');
});

test('a failed create of an update is deleted with the id of its FAILED answer', async () => {
  await deployed({ A: thing() });
  await bench.engine.deploy(bench.stack({ A: thing(), B: thing({ FailOn: ['Create'], FailedId: 'not-created/B' }) }));
  expect(bench.calls).toEqual(['Create B', 'Delete B not-created/B']);
});

test('an update that was never answered is swapped back with the old id', async () => {
  await deployed({ A: thing({ N: 1 }) });
  const result = await bench.engine.deploy(bench.stack({ A: thing({ N: 2, SilentOn: ['Update'] }) }));
  expect(result.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(bench.calls).toEqual(['Update A thing-1', 'Update A thing-1']);
});

test('siblings under way can be cancelled and are swapped back too', async () => {
  await bench.close();
  bench = new Workbench({ faults: { cancelSiblings: true } });
  await deployed({ A: thing({ Id: 'a', N: 1 }), B: thing({ Id: 'b', N: 1 }) });
  const result = await bench.engine.deploy(bench.stack({ A: thing({ Id: 'a', N: 2 }), B: thing({ Id: 'b', N: 2 }) }), { failAt: 'B' });
  await bench.engine.settled();
  expect(result.failures).toMatchObject([{ logicalId: 'B' }, { logicalId: 'A', status: 'UPDATE_FAILED', reason: 'Resource update cancelled' }]);
  expect([...bench.calls].sort()).toEqual(['Update A a', 'Update A a', 'Update B b']);
  expect(result.status).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('another id in a FAILED Update is ignored', async () => {
  await deployed({ A: thing({ Id: 'old' }) });
  await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new', FailOn: ['Update'], FailedId: 'half' }) }));
  expect(bench.calls).toEqual(['Update A old', 'Update A old']);
});

test('or the rollback goes on with it and deletes it in the end, when the engine is told to', async () => {
  await bench.close();
  bench = new Workbench({ faults: { takeFailedUpdateId: true } });
  await deployed({ A: thing({ Id: 'old' }) });
  await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new', FailOn: ['Update'], FailedId: 'half' }) }));
  expect(bench.calls).toEqual(['Update A old', 'Update A half', 'Delete A half']);
  expect(resource('A')).toMatchObject({ physicalId: 'old' });
});

test('a clean-up that fails is told, but the rollback is complete', async () => {
  await deployed({ A: thing() });
  const result = await bench.engine.deploy(bench.stack({ A: thing(), B: thing({ FailOn: ['Create', 'Delete'], FailedId: 'half' }) }));
  expect(result).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', abandoned: [{ logicalId: 'B', physicalId: 'half', status: 'DELETE_FAILED' }] });
});

describe('a rollback that fails', () => {
  async function failedRollback(): Promise<void> {
    // every Update fails: the one forward because it is told to, the one back because its properties say so
    await deployed({ A: thing({ Id: 'a', N: 1, FailOn: ['Update'] }), B: thing({ Id: 'b', N: 1, After: { Ref: 'A' } }) });
    const result = await bench.engine.deploy(
      bench.stack({ A: thing({ Id: 'a', N: 2 }), B: thing({ Id: 'b', N: 2, After: { Ref: 'A' } }), C: thing({ Id: 'c' }, { DependsOn: 'A' }) }),
      { failAt: 'B' },
    );
    expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_FAILED' });
    bench.forgetCalls();
  }

  test('refuses updates until it is carried on', async () => {
    await failedRollback();
    await expect(bench.engine.deploy(bench.stack({ A: thing() })))
      .rejects.toThrow("stack 'Shop' is UPDATE_ROLLBACK_FAILED and cannot be updated; continue its rollback or destroy it first");
  });

  test('is carried on where it stopped, and fails again where it failed', async () => {
    await failedRollback();
    expect(await bench.engine.continueUpdateRollback('Shop')).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_FAILED' });
    expect(bench.calls).toEqual(['Update A a']);
    expect(bench.requests[0]).toMatchObject({ ResourceProperties: { N: '1' }, OldResourceProperties: { N: '2' } });
  });

  test('ends when the failing resource is skipped', async () => {
    await failedRollback();
    expect(await bench.engine.continueUpdateRollback('Shop', { skip: ['A'] })).toMatchObject({ ok: true, status: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(bench.calls[0]).toBe('Update B b');
    expect(bench.calls.slice(1).every((call) => call === 'Delete C c')).toBe(true);
    expect(resource('A')).toMatchObject({ properties: { N: 1 } });
  });

  test('still deletes the new ids that it found before it failed', async () => {
    await deployed({ A: thing({ Id: 'old' }), B: thing({ Id: 'b', N: 1, FailOn: ['Update'], After: { Ref: 'A' } }) });
    await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new' }), B: thing({ Id: 'b', N: 2, After: { Ref: 'A' } }) }), { failAt: 'B' });
    bench.forgetCalls();
    expect(await bench.engine.continueUpdateRollback('Shop', { skip: ['B'] })).toMatchObject({ ok: true });
    expect(bench.calls).toEqual(['Delete A new']);
  });

  test('leaves a stack that can be destroyed', async () => {
    await failedRollback();
    expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
    expect(bench.calls).toEqual(expect.arrayContaining(['Delete A a', 'Delete B b']));
  });

  test('cannot be carried on where there is none', async () => {
    await deployed({ A: thing() });
    await expect(bench.engine.continueUpdateRollback('Shop'))
      .rejects.toThrow("stack 'Shop' is CREATE_COMPLETE; only an UPDATE_ROLLBACK_FAILED one has a rollback to go on with");
  });
});

test('template, parameters, outputs and policies are the old ones again', async () => {
  const parameters = { Parameters: { Size: { Type: 'String', Default: 'S' } }, Outputs: { Size: { Value: { Ref: 'Size' } } } };
  await deployed({ A: thing({ N: 1 }), B: thing({ Id: 'b' }) }, parameters);
  const before = bench.engine.describe('Shop');
  const next = bench.stack({ A: thing({ N: 2, FailOn: ['Update'] }), B: thing({ Id: 'b' }, { DeletionPolicy: 'Retain' }) }, parameters);
  await bench.engine.deploy(next, { parameters: { Size: 'L' } });
  expect(bench.engine.describe('Shop')).toMatchObject({ template: before?.template, parameters: {}, outputs: { Size: 'S' } });
  bench.forgetCalls();
  await bench.engine.destroy('Shop');
  expect([...bench.calls].sort()).toEqual(['Delete A thing-1', 'Delete B b']);
});

describe('deletion policies in the rollback of an update', () => {
  test.each([
    ['Delete', ['Delete B b']],
    ['RetainExceptOnCreate', ['Delete B b']],
    ['Retain', []],
  ])('%s of a new resource', async (policy, deletions) => {
    await deployed({ A: thing() });
    await bench.engine.deploy(
      bench.stack({ A: thing(), B: thing({ Id: 'b' }, { DeletionPolicy: policy }), C: thing({ After: { Ref: 'B' } }) }),
      { failAt: 'C' },
    );
    expect(bench.calls.filter((call) => !call.includes(' C '))).toEqual(['Create B', ...deletions]);
  });
});

describe('the new resource of a replacement that is rolled back, under UpdateReplacePolicy Retain', () => {
  const replaced = (id: string, more: object = {}) => ({ A: thing({ Id: id }, { UpdateReplacePolicy: 'Retain' }), ...more });

  test('stays', async () => {
    await deployed(replaced('old'));
    await bench.engine.deploy(bench.stack(replaced('new', { B: thing({}, { DependsOn: 'A' }) })), { failAt: 'B' });
    expect(bench.calls.filter((call) => call.includes(' A '))).toEqual(['Update A old', 'Update A new']);
  });

  test('is deleted, when the engine is told to', async () => {
    await bench.close();
    bench = new Workbench({ faults: { deleteReplacementOnRollback: true } });
    await deployed(replaced('old'));
    await bench.engine.deploy(bench.stack(replaced('new', { B: thing({ Id: 'b' }, { DependsOn: 'A' }) })), { failAt: 'B' });
    expect(bench.calls.filter((call) => call.includes(' A '))).toEqual(['Update A old', 'Update A new', 'Delete A new']);
  });
});
