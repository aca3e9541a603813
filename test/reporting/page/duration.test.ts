import { printDuration } from '../../../reporting/page/duration.ts';

test.each([
  [0, '0 ms'],
  [84.4, '84 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [1340, '1.3 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min'],
  [125_000, '2 min 5 s'],
  [3_600_000, '1 h'],
  [3_840_000, '1 h 4 min'],
])('%d ms are %s', (milliseconds, text) => {
  expect(printDuration(milliseconds)).toBe(text);
});
