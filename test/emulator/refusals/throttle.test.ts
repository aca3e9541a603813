import { createThrottle } from '../../../emulator/refusals/throttle.ts';

test('calls beyond the limit wait until the oldest leaves the window', () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  const take = (): number | undefined => throttle.take([{ key: 'a', max: 2, windowSeconds: 60 }]);
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
  const take = (key: string): number | undefined => throttle.take([{ key, max: 1, windowSeconds: 60 }]);
  expect(take('a')).toBeUndefined();
  expect(take('b')).toBeUndefined();
  expect(take('a')).toBe(60);
  throttle.reset();
  expect(take('a')).toBeUndefined();
});

test('of two limits the longer wait counts, and a refused call is counted under neither', () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  const take = (): number | undefined =>
    throttle.take([
      { key: 'hour', max: 3, windowSeconds: 3600 },
      { key: 'minute', max: 2, windowSeconds: 60 },
    ]);
  expect([take(), take(), take(), take()]).toEqual([undefined, undefined, 60, 60]);
  now = 60_000;
  expect(take()).toBeUndefined();
  expect(take()).toBe(3540);
});

test('a long row of calls keeps its count while the oldest leave', () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  const passed = Array.from({ length: 1000 }, () => {
    now += 1000;
    return throttle.take([{ key: 'a', max: 10, windowSeconds: 20 }]);
  }).filter((wait) => wait === undefined);
  // Ten of every twenty seconds.
  expect(passed).toHaveLength(500);
});
