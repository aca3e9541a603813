import { createThrottle } from '../../../emulator/refusals/throttle.ts';

test('calls beyond the limit wait until the oldest leaves the window', () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  const take = (): number | undefined => throttle.take('a', 2, 60);
  expect(take()).toBeUndefined();
  now = 10_000;
  expect(take()).toBeUndefined();
  expect(take()).toBe(50);
  now = 59_500;
  expect(take()).toBe(1);
  now = 60_000;
  expect(take()).toBeUndefined();
  expect(take()).toBe(10);
});

test('keys are apart, and reset forgets them', () => {
  const throttle = createThrottle(() => 0);
  expect(throttle.take('a', 1, 60)).toBeUndefined();
  expect(throttle.take('b', 1, 60)).toBeUndefined();
  expect(throttle.take('a', 1, 60)).toBe(60);
  throttle.reset();
  expect(throttle.take('a', 1, 60)).toBeUndefined();
});
