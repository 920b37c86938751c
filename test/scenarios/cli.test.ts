import { playAll } from './play-all';
import { SCENARIOS } from './runner/read-scenarios';

test('every scenario ends well with the AWS CLI', async () => {
  const { well, badly, unsaid } = await playAll('cli');

  expect({ badly, unsaid }).toEqual({ badly: [], unsaid: [] });
  expect(well).toBe(SCENARIOS.length);
}, 180_000);
