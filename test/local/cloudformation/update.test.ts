import { thing, Workbench } from './workbench';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

async function deployed(...parts: Parameters<Workbench['stack']>): Promise<void> {
  expect(await bench.engine.deploy(bench.stack(...parts))).toMatchObject({ ok: true });
  bench.forgetCalls();
}

test('only resources whose resolved properties differ are updated', async () => {
  await deployed({ A: thing({ Id: 'a', N: 1 }), B: thing({ Id: 'b', After: { Ref: 'A' } }) });
  expect(await bench.engine.deploy(bench.stack({ A: thing({ Id: 'a', N: 2 }), B: thing({ Id: 'b', After: { Ref: 'A' } }) })))
    .toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', changed: true });
  expect(bench.calls).toEqual(['Update A a']);
  expect(bench.log()).toEqual([
    'UPDATE_IN_PROGRESS Shop', 'UPDATE_IN_PROGRESS A', 'UPDATE_COMPLETE A', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS Shop', 'UPDATE_COMPLETE Shop',
  ]);
});

test('a changed attribute reaches what refers to it', async () => {
  await deployed({ A: thing({ Data: { V: '1' } }), B: thing({ Id: 'b', V: { 'Fn::GetAtt': 'A.V' } }) });
  await bench.engine.deploy(bench.stack({ A: thing({ Data: { V: '2' } }), B: thing({ Id: 'b', V: { 'Fn::GetAtt': 'A.V' } }) }));
  expect(bench.calls).toEqual(['Update A thing-1', 'Update B b']);
  expect(bench.requests[1]).toMatchObject({ ResourceProperties: { V: '2' }, OldResourceProperties: { V: '1' } });
});

test('a number that becomes a text of the same digits is no difference to a custom resource', async () => {
  await deployed({ A: thing({ N: 1 }) });
  expect(await bench.engine.deploy(bench.stack({ A: thing({ N: '1' }) }))).toMatchObject({ ok: true });
  expect(bench.calls).toEqual([]);
});

test('the same template again changes nothing and tells nothing', async () => {
  await deployed({ A: thing() });
  expect(await bench.engine.deploy(bench.stack({ A: thing() }))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE', changed: false });
  expect(bench.events).toEqual([]);
});

test('a resource that left the template is deleted in the clean-up, after what is new', async () => {
  await deployed({ A: thing({ Id: 'x' }) });
  await bench.engine.deploy(bench.stack({ B: thing({ Id: 'x' }) }));
  expect(bench.calls).toEqual(['Create B', 'Delete A x']);
  expect(bench.engine.resources().map(({ logicalId }) => logicalId).sort()).toEqual(['B', 'Worker']);
});

test('a resource whose condition became false is deleted', async () => {
  const more = (wanted: string) => ({ Conditions: { Wanted: { 'Fn::Equals': [wanted, 'yes'] } } });
  await deployed({ A: thing({}, { Condition: 'Wanted' }) }, more('yes'));
  await bench.engine.deploy(bench.stack({ A: thing({}, { Condition: 'Wanted' }) }, more('no')));
  expect(bench.calls).toEqual(['Delete A thing-1']);
});

describe('replacement', () => {
  test('another physical id makes CloudFormation delete the old one, with the old properties, in the clean-up', async () => {
    await deployed({ A: thing({ Id: 'old' }), B: thing({ Id: 'b', Uses: { Ref: 'A' } }) });
    expect(await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new' }), B: thing({ Id: 'b', Uses: { Ref: 'A' } }) }))).toMatchObject({ ok: true });
    expect(bench.calls).toEqual(['Update A old', 'Update B b', 'Delete A old']);
    expect(bench.requests[2].ResourceProperties).toMatchObject({ Id: 'old' });
    expect(bench.events.filter(({ logicalId }) => logicalId === 'A').map(({ status, physicalId }) => `${status} ${physicalId}`)).toEqual([
      'UPDATE_IN_PROGRESS old', 'UPDATE_IN_PROGRESS new', 'UPDATE_COMPLETE new', 'DELETE_IN_PROGRESS old', 'DELETE_COMPLETE old',
    ]);
  });

  test('UpdateReplacePolicy Retain keeps the old one', async () => {
    await deployed({ A: thing({ Id: 'old' }, { UpdateReplacePolicy: 'Retain' }) });
    await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new' }, { UpdateReplacePolicy: 'Retain' }) }));
    expect(bench.calls).toEqual(['Update A old']);
    expect(bench.log('A').at(-1)).toBe('DELETE_SKIPPED A');
  });

  test('a clean-up that fails is told, but the update stays a success', async () => {
    await deployed({ A: thing({ Id: 'old', FailOn: ['Delete'] }) });
    const result = await bench.engine.deploy(bench.stack({ A: thing({ Id: 'new' }) }));
    expect(result).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [{ logicalId: 'A', physicalId: 'old', status: 'DELETE_FAILED' }] });
    bench.forgetCalls();
    await bench.engine.destroy('Shop');
    expect(bench.calls).toEqual(['Delete A new']);
  });
});

describe('refusals', () => {
  test('another service token fails the resource, without an Update', async () => {
    await deployed({ A: thing() });
    const other = 'arn:aws:lambda:us-east-1:000000000000:function:other';
    const result = await bench.engine.deploy(bench.stack({ A: thing({ ServiceToken: other }) }));
    expect(result).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'Modifying service token is not allowed.' });
    expect(bench.calls).toEqual([]);
  });

  test('another type fails the resource, without an Update', async () => {
    await deployed({ A: thing() });
    const result = await bench.engine.deploy(bench.stack({ A: { ...thing(), Type: 'Custom::Other' } }));
    expect(result.reason).toBe('Update of resource type is not permitted. The new template modifies resource type of the following resources: [A]');
    expect(result.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(bench.calls).toEqual([]);
    expect(bench.engine.resources().find(({ logicalId }) => logicalId === 'A')).toMatchObject({ type: 'Custom::Thing' });
  });
});

test('a policy that changed alone counts from then on, without an Update', async () => {
  await deployed({ A: thing() });
  await bench.engine.deploy(bench.stack({ A: thing({}, { DeletionPolicy: 'Retain' }) }));
  await bench.engine.destroy('Shop');
  expect(bench.calls).toEqual([]);
  expect(bench.log('A')).toEqual(['DELETE_SKIPPED A']);
});

test('the function of a custom resource is updated before the resource', async () => {
  await deployed({ A: thing({ N: 1 }) });
  const changed = bench.stack({ A: thing({ N: 2 }) });
  const { Resources: { Worker } } = changed.template as { Resources: { Worker: { Properties: { Timeout: number } } } };
  Worker.Properties.Timeout = 30;
  await bench.engine.deploy(changed);
  expect(bench.log().slice(0, 5)).toEqual([
    'UPDATE_IN_PROGRESS Shop', 'UPDATE_IN_PROGRESS Worker', 'UPDATE_COMPLETE Worker', 'UPDATE_IN_PROGRESS A', 'UPDATE_COMPLETE A',
  ]);
});
