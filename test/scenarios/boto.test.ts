import { playAll, titlesWith } from './play-all';

test('every scenario ends well with boto3, which does not know every operation', async () => {
  const { well, badly, unsaid } = await playAll('boto');

  expect(badly).toEqual([]);
  expect(titlesWith('BatchPutProfileObject')).toEqual(expect.arrayContaining(unsaid));
  expect(well).toBeGreaterThanOrEqual(95);
}, 180_000);
