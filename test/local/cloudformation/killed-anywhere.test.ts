import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { thing, Workbench } from './workbench';
import type { StackDefinition } from '../../../src/local/cloudformation/assembly';
import type { CustomResourceRequest } from '../../../src/local/cloudformation/custom-resource';
import type { OperationResult } from '../../../src/local/cloudformation/engine-options';
import { StackStore } from '../../../src/local/cloudformation/stack-store';

/** What a program that was killed at some event had written, and what the function had been asked for until the next. */
interface Left {
  readonly at: string;
  readonly state: string;
  readonly asked: number;
}

let bench: Workbench;
beforeEach(() => { bench = new Workbench(); });
afterEach(async () => bench.close());

async function openAt(state: string, options: Parameters<Workbench['open']>[0] = {}): Promise<void> {
  await bench.engine.close();
  bench.open({ store: StackStore.open(join(state, 'stacks.json')), concurrency: 1, ...options });
}

/** Carries an operation out, with a copy of the state at each event, as `kill -9` would leave it. */
async function copied(operation: () => Promise<OperationResult>): Promise<Left[]> {
  const state = join(bench.directory, 'state');
  // a program that is killed before it has written anything has begun nothing
  mkdirSync(state, { recursive: true });
  const copies: { at: string; state: string; asked?: number }[] = [];
  await openAt(state, {
    onEvent: ({ status, logicalId }) => {
      const last = copies.at(-1);
      if (last !== undefined) {
        last.asked = bench.requests.length;
      }
      const copy = join(bench.directory, `state-${status}-${copies.length}`);
      cpSync(state, copy, { recursive: true });
      copies.push({ at: `${status} ${logicalId}`, state: copy });
    },
  });
  expect(await operation()).toMatchObject({ ok: true });
  return copies.map(({ at, state: copy, asked }) => ({ at, state: copy, asked: asked ?? bench.requests.length }));
}

/** What a function would have now that was asked for all this. */
function alive(requests: readonly CustomResourceRequest[]): string[] {
  const things = new Set<string>();
  const creations = new Set<string>();
  for (const { RequestType, RequestId, ResponseURL, LogicalResourceId, PhysicalResourceId, ResourceProperties } of requests) {
    // the owner marks of this library tell events by both
    const event = `${RequestId} ${new URL(ResponseURL).searchParams.get('Expires')}`;
    const wanted = `${LogicalResourceId} ${String(ResourceProperties.Id)}`;
    if (RequestType !== 'Delete') {
      // what is there already of that name would be in the way
      things.add(RequestType === 'Create' && things.has(wanted) && !creations.has(event) ? `${wanted} twice` : wanted);
      creations.add(event);
    } else {
      // a function knows what it has made by the id that it gave it, and by nothing else
      things.delete(`${LogicalResourceId} ${PhysicalResourceId}`);
    }
  }
  return [...things].sort();
}

async function goOn(state: string, before: readonly CustomResourceRequest[], target: StackDefinition): Promise<string[]> {
  bench.forgetCalls();
  await openAt(state);
  if (bench.engine.describe('Shop')?.status === 'UPDATE_ROLLBACK_FAILED') {
    expect(await bench.engine.continueUpdateRollback('Shop')).toMatchObject({ ok: true });
  }
  expect(await bench.engine.deploy(target)).toMatchObject({ ok: true });
  return alive([...before, ...bench.requests]);
}

async function goOnFromEach(lefts: readonly Left[], target: StackDefinition): Promise<{ [at: string]: string[] }> {
  const all = bench.requests;
  const ends: { [at: string]: string[] } = {};
  for (const [index, { at, state, asked }] of lefts.entries()) {
    ends[`${index} ${at}`] = await goOn(state, all.slice(0, asked), target);
  }
  return ends;
}

test('a creation that is killed at any event is begun anew, and nothing is left of it that nobody knows', async () => {
  const target = bench.stack({
    A: thing({ Id: 'a' }, { DeletionPolicy: 'RetainExceptOnCreate' }),
    B: thing({ Id: 'b', A: { Ref: 'A' } }),
  });
  const lefts = await copied(async () => bench.engine.deploy(target));
  expect(lefts.length).toBeGreaterThan(8);
  const ends = await goOnFromEach(lefts, target);
  expect(ends).toEqual(Object.fromEntries(Object.keys(ends).map((at) => [at, ['A a', 'B b']])));
});

test('an update that is killed at any event is rolled back or finished, and the next reaches its end', async () => {
  const first = bench.stack({ A: thing({ Id: 'a1' }), B: thing({ Id: 'b' }), D: thing({ Id: 'd', N: 1 }) });
  await openAt(join(bench.directory, 'state'));
  await bench.engine.deploy(first);
  const target = bench.stack({ A: thing({ Id: 'a2' }), C: thing({ Id: 'c', A: { Ref: 'A' } }), D: thing({ Id: 'd', N: 2 }) });
  const lefts = await copied(async () => bench.engine.deploy(target));
  expect(lefts.map(({ at }) => at)).toContain('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS Shop');
  const ends = await goOnFromEach(lefts, target);
  expect(ends).toEqual(Object.fromEntries(Object.keys(ends).map((at) => [at, ['A a2', 'C c', 'D d']])));
});

test('a deletion that is killed at any event is finished by the next', async () => {
  const target = bench.stack({ A: thing({ Id: 'a' }), B: thing({ Id: 'b', A: { Ref: 'A' } }) });
  await openAt(join(bench.directory, 'state'));
  await bench.engine.deploy(target);
  const lefts = await copied(async () => bench.engine.destroy('Shop'));
  const all = bench.requests;
  for (const { state, asked } of lefts) {
    bench.forgetCalls();
    await openAt(state);
    expect(await bench.engine.destroy('Shop')).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });
    expect(alive([...all.slice(0, asked), ...bench.requests])).toEqual([]);
  }
});
