import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thing, Workbench } from './workbench';
import { StackStore } from '../../../src/local/cloudformation/stack-store';

let bench: Workbench;
let file: string;
beforeEach(() => {
  bench = new Workbench();
  file = join(bench.directory, 'state', 'stacks.json');
  bench.open({ store: StackStore.open(file) });
});
afterEach(async () => bench.close());

async function anotherProgram(): Promise<void> {
  await bench.engine.close();
  bench.open({ store: StackStore.open(file) });
}

test('another program updates and destroys what the first one deployed', async () => {
  await bench.engine.deploy(bench.stack({ A: thing({ N: 1 }) }, { Outputs: { A: { Value: { Ref: 'A' } } } }));
  const before = bench.engine.describe('Shop');
  await anotherProgram();
  expect(bench.engine.describe('Shop')).toEqual(before);
  expect(await bench.engine.deploy(bench.stack({ A: thing({ N: 2 }) }))).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE' });
  await anotherProgram();
  expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true });
  expect(bench.calls).toEqual(['Create A', 'Update A thing-1', 'Delete A thing-1']);
  await anotherProgram();
  expect(bench.engine.stacks()).toEqual([]);
});

test('an operation that was cut off is found in the state that CloudFormation would have left', async () => {
  const cutOff = async (...parts: Parameters<Workbench['stack']>): Promise<void> => {
    const operation = expect(bench.engine.deploy(bench.stack(...parts))).rejects.toThrow('the engine was closed');
    await bench.engine.close();
    await operation;
    bench.open({ store: StackStore.open(file) });
  };
  const never = join(bench.directory, 'never');
  await cutOff({ A: thing({ WaitFor: never }) });
  expect(bench.engine.describe('Shop')).toMatchObject({ status: 'ROLLBACK_FAILED', reason: 'the program that was at CREATE_IN_PROGRESS ended before it was done' });
  expect(await bench.engine.deploy(bench.stack({ A: thing({ N: 1 }) }))).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  await cutOff({ A: thing({ N: 2 }) });
  expect(bench.engine.describe('Shop')).toMatchObject({ status: 'UPDATE_ROLLBACK_FAILED' });
  expect(await bench.engine.continueUpdateRollback('Shop')).toMatchObject({ ok: true, status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(bench.requests.at(-1)).toMatchObject({ RequestType: 'Update', ResourceProperties: { N: '1' }, OldResourceProperties: { N: '2' } });
});

test('the file is written in one step and for its owner only', async () => {
  await bench.engine.deploy(bench.stack({ A: thing() }));
  expect(readdirSync(join(bench.directory, 'state')).filter((name) => name !== 'assets')).toEqual(['stacks.json']);
  expect((statSync(file).mode % 0o1000).toString(8)).toBe('600');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 1, stacks: [{ name: 'Shop' }] });
});

test('published assets are kept beside the file', () => {
  expect(StackStore.open(file).assetDirectory).toBe(join(bench.directory, 'state', 'assets'));
  expect(StackStore.inMemory().assetDirectory).toBeUndefined();
});

test.each([
  ['no JSON', 'oops', /stacks\.json cannot be read as JSON: .*; delete it to begin anew/],
  ['something else', '{"format":2}', /stacks\.json is no file of deployed stacks of format 1, it holds {"format":2}; delete it to begin anew/],
])('a file that holds %s is refused', async (_, content, message) => {
  await bench.engine.deploy(bench.stack({}));
  writeFileSync(file, content);
  expect(() => StackStore.open(file)).toThrow(message);
});
