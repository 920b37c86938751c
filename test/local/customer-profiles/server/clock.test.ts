import { Clock } from '../../../../src/local/customer-profiles/server/local/clock';

test('the clock is that of the machine until it is stopped or moved', () => {
  let machine = 1000;
  const clock = new Clock(() => machine);
  expect(clock.now()).toBe(1000);
  machine = 1500;
  expect(clock.now()).toBe(1500);
  clock.advance(100);
  machine = 1600;
  expect(clock.now()).toBe(1700);
});

test('a clock that was stopped stands, can be moved, and runs on from where it is', () => {
  let machine = 1000;
  const clock = new Clock(() => machine);
  clock.advance(5);
  clock.stopAt(10);
  machine = 2000;
  expect(clock.now()).toBe(10);
  clock.advance(7);
  expect(clock.now()).toBe(17);
  clock.run();
  expect(clock.now()).toBe(17);
  machine = 2003;
  expect(clock.now()).toBe(20);
  clock.run();
  expect(clock.now()).toBe(20);
});

test('its reading is a function by itself', () => {
  const { now } = new Clock(() => 5);
  expect(now()).toBe(5);
});
