import { DOES_NOT_KNOW, playAll, REFUSES_ITSELF } from './play-all';

test('every scenario ends well with boto3, but for an operation that it does not know and requests that it refuses itself', async () => {
  const { well, badly, unsaid } = await playAll('boto');

  expect(badly).toEqual([]);
  expect(unsaid.filter((scenario) => !DOES_NOT_KNOW.test(scenario) && !REFUSES_ITSELF.test(scenario))).toEqual([]);
  expect(unsaid.length).toBeLessThanOrEqual(30);
  expect(well).toBeGreaterThanOrEqual(95);
}, 180_000);
