import { thing, Workbench } from './workbench';

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

test('a custom resource is created and deleted by the function of the same stack', async () => {
  const created = await bench.engine.deploy(bench.stack({ A: thing() }));
  expect(created).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  const deleted = await bench.engine.destroy('Shop');
  expect(deleted).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
  expect(bench.calls).toEqual(['Create A', 'Delete A thing-1']);
});
