import { playAll, titlesWith } from './play-all';

test('every scenario ends well with the AWS SDK for JavaScript, which does not know every operation', async () => {
  const { well, badly, unsaid } = await playAll('sdk');

  expect(badly).toEqual([]);
  expect(titlesWith('BatchPutProfileObject')).toEqual(expect.arrayContaining(unsaid));
  expect(well).toBeGreaterThanOrEqual(95);
}, 180_000);
