import { cronProblem } from '../../../cli/pipelines/cron.ts';

test.each([
  '17 4 * * *',
  '*/30 * * * *',
  '0 6-18/2 * * MON-FRI',
  '5,35 0 1,15 jan-mar *',
  '0 0 29 2 *',
  '59 23 31 12 6',
  '0 0 31 2 MON',
  '0-55/5 * * * *',
])('%s will do', (text) => {
  expect(cronProblem(text)).toBeUndefined();
});

test.each([
  ['', /five fields/],
  ['daily', /five fields/],
  ['@daily', /five fields/],
  ['0 4 * *', /five fields/],
  ['0 0 4 * * *', /five fields/],
  [' 0 4 * * *', /five fields/],
  ['60 4 * * *', /"60" is not a valid minute: use numbers from 0 to 59/],
  ['0 24 * * *', /"24" is not a valid hour/],
  ['0 4 0 * *', /"0" is not a valid day of the month/],
  ['0 4 32 * *', /"32" is not a valid day of the month/],
  ['0 4 * 13 *', /"13" is not a valid month/],
  ['0 4 * FOO *', /"FOO" is not a valid month/],
  ['0 4 * * 7', /"7" is not a valid day of the week/],
  ['0 4 * * MONDAY', /"MONDAY" is not a valid day of the week/],
  ['0 4 * * 5-1', /"5-1" is not a valid day of the week/],
  ['0 4 * * 5L', /is not a valid day of the week/],
  ['0 4 ? * *', /is not a valid day of the month/],
  ['*/0 4 * * *', /is not a valid minute/],
  ['5/10 4 * * *', /is not a valid minute/],
  ['1, 4 * * *', /is not a valid minute/],
  ['-1 4 * * *', /is not a valid minute/],
  ["' 4 * * *", /is not a valid minute/],
  ['0 4 30 2 *', /has such a day/],
  ['0 4 31 4,6,9,11 *', /has such a day/],
  ['* * * * *', /more often than every 5 minutes/],
  ['*/4 * * * *', /more often/],
  ['0,58 * * * *', /more often/],
])('%j will not', (text, problem) => {
  expect(cronProblem(text)).toMatch(problem);
});
