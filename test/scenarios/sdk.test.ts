import { DOES_NOT_KNOW, playAll } from './play-all';

test('every scenario ends well with the AWS SDK for JavaScript, but for an operation that it does not know', async () => {
  const { well, badly, unsaid } = await playAll('sdk');

  expect(badly).toEqual([]);
  expect(unsaid.filter((scenario) => !DOES_NOT_KNOW.test(scenario))).toEqual([]);
  expect(well).toBeGreaterThanOrEqual(95);
}, 180_000);
