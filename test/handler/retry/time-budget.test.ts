import { Deadline, shareOut } from '../../../src/handler/retry/time-budget';

test.each([900_000, 60_000, 3_000, 100])('of %d milliseconds, each step leaves time for the next', (remaining) => {
  const { work, undo, answer } = shareOut(remaining, () => 0);

  expect(work.remaining()).toBeGreaterThanOrEqual(remaining * 0.5);
  expect(undo.remaining()).toBeGreaterThan(work.remaining());
  expect(answer.remaining()).toBeGreaterThan(undo.remaining());
  expect(remaining).toBeGreaterThan(answer.remaining());
});

test('of a long time, most is for the work', () => {
  expect(shareOut(900_000, () => 0).work.remaining()).toBe(818_500);
});

test('a deadline that has passed has nothing left', () => {
  let now = 0;
  const deadline = Deadline.in(10, () => now);
  now = 4;
  expect(deadline.remaining()).toBe(6);
  now = 40;
  expect(deadline.remaining()).toBe(0);
});
