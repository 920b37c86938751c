import fc from 'fast-check';
import { findCycle, reversed, walk } from '../../../src/local/cloudformation/graph';
import type { Graph } from '../../../src/local/cloudformation/graph';

/** Graphs without circles: every node depends on earlier ones only. */
const acyclic = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 15 }).map((rows): Graph => (
  new Map(rows.map((row, node) => [String(node), node === 0 ? [] : [...new Set(row.map((target) => String(target % node)))]]))
));

async function turn(): Promise<void> {
  return new Promise((next) => setImmediate(next));
}

test('every node comes after those that it depends on, once, and never more at a time than allowed', async () => {
  await fc.assert(fc.asyncProperty(acyclic, fc.integer({ min: 1, max: 5 }), async (graph, concurrency) => {
    const done = new Set<string>();
    let running = 0;
    await walk(graph, { concurrency, afterFailure: 'stop' }, async (node) => {
      running += 1;
      expect(running).toBeLessThanOrEqual(concurrency);
      expect(done.has(node)).toBe(false);
      for (const target of graph.get(node) ?? []) {
        expect(done.has(target)).toBe(true);
      }
      await turn();
      running -= 1;
      done.add(node);
      return true;
    });
    expect(done.size).toBe(graph.size);
  }), { numRuns: 50 });
});

test('after a failure nothing that depends on it is visited; with stop, nothing new at all', async () => {
  await fc.assert(fc.asyncProperty(acyclic, fc.nat(), async (graph, pick) => {
    const failing = String(pick % graph.size);
    const visited = new Set<string>();
    await walk(graph, { concurrency: 3, afterFailure: 'go on' }, async (node) => {
      await turn();
      visited.add(node);
      return node !== failing;
    });
    const reach = (node: string): boolean => node === failing || (graph.get(node) ?? []).some(reach);
    for (const node of graph.keys()) {
      expect(visited.has(node)).toBe(node === failing || !reach(node));
    }
  }), { numRuns: 50 });
  const order: string[] = [];
  await walk(new Map([['a', []], ['b', []], ['c', []]]), { concurrency: 1, afterFailure: 'stop' }, async (node) => {
    order.push(node);
    return node !== 'b';
  });
  expect(order).toEqual(['a', 'b']);
});

test('independent nodes run in parallel', async () => {
  let waiting = 0;
  let release: () => void = () => undefined;
  const all = new Promise<void>((done) => { release = done; });
  await walk(new Map([['a', []], ['b', []], ['c', []]]), { concurrency: 3, afterFailure: 'stop' }, async () => {
    waiting += 1;
    if (waiting === 3) {
      release();
    }
    await all;
    return true;
  });
  expect(waiting).toBe(3);
});

test('reversing twice gives the same graph, and a reversed one has no circle either', () => {
  fc.assert(fc.property(acyclic, (graph) => {
    const sorted = (one: Graph) => [...one].map(([node, targets]) => [node, [...targets].sort()]);
    expect(sorted(reversed(reversed(graph)))).toEqual(sorted(graph));
    expect(findCycle(graph)).toBeUndefined();
    expect(findCycle(reversed(graph))).toBeUndefined();
  }));
});

test('a visit that throws ends the walk with its error', async () => {
  await expect(walk(new Map([['a', []]]), { concurrency: 1, afterFailure: 'stop' }, async () => { throw new Error('broken'); })).rejects.toThrow('broken');
});
