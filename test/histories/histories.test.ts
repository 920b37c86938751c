import { search, tellFound } from './search';
import { World } from './world';

let world: World;
beforeAll(async () => { world = await World.start(); });
afterAll(() => world.stop());

const SEED = 20_261_126;
const RUNS = 200;

test(`${RUNS} random histories lose nothing, touch nothing of others, and leave no stack stuck without a way out`, async () => {
  const { totals, found } = await search(world, { runs: RUNS, seed: SEED });
  if (found !== undefined) {
    throw new Error(tellFound(found));
  }
  // a generator that makes nothing, or faults that never strike, would prove nothing
  expect(totals.histories).toBe(RUNS);
  expect(totals.steps).toBeGreaterThan(5 * RUNS);
  expect(Object.keys(totals.faults).length).toBeGreaterThan(12);
}, 180_000);
