import { playAll, REFUSES_ITSELF } from './play-all';
import { SCENARIOS } from './runner/read-scenarios';

test('every scenario ends well with the AWS CLI, but for requests that it refuses itself', async () => {
  const { well, badly, unsaid } = await playAll('cli');

  expect(badly).toEqual([]);
  expect(unsaid.filter((scenario) => !REFUSES_ITSELF.test(scenario))).toEqual([]);
  expect(unsaid.length).toBeLessThanOrEqual(25);
  expect(well).toBe(SCENARIOS.length - unsaid.length);
}, 240_000);
