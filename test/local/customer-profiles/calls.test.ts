import { Calls } from '../../../src/local/customer-profiles/dispatch/calls';

function add(calls: Calls, from: number, to: number): void {
  for (let id = from; id < to; id++) {
    calls.add({ id: String(id), operation: id % 2 === 0 ? 'GetDomain' : 'CreateDomain', kind: id % 2 === 0 ? 'read' : 'write', at: id });
  }
}

const ids = (calls: Calls, operation?: string) => calls.list(operation).map(({ id }) => Number(id));

test.each([9_999, 10_000, 10_001, 10_999, 11_000, 11_001, 25_432])('of %i calls the last ten thousand are listed, and all are counted', (count) => {
  const calls = new Calls();

  add(calls, 0, count);

  const first = Math.max(0, count - 10_000);
  expect(ids(calls)).toEqual(Array.from({ length: count - first }, (_, index) => first + index));
  expect(ids(calls, 'GetDomain')).toEqual(ids(calls).filter((id) => id % 2 === 0));
  expect(calls.counts()).toEqual({
    total: count,
    reads: Math.ceil(count / 2),
    writes: Math.floor(count / 2),
    byOperation: { GetDomain: Math.ceil(count / 2), CreateDomain: Math.floor(count / 2) },
  });
});

test('after a reset nothing is listed or counted', () => {
  const calls = new Calls();
  add(calls, 0, 10);

  calls.reset();

  expect(ids(calls)).toEqual([]);
  expect(calls.counts()).toEqual({ total: 0, reads: 0, writes: 0, byOperation: {} });
});
