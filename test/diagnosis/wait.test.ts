import { diagnose } from '../../diagnosis/diagnose.ts';
import { secondsToWait } from '../../diagnosis/wait.ts';
import { readRetryAfter } from '../../runner/wire/retry.ts';
import { call, NOW, tokenAnswer } from './evidence.ts';

const date = (seconds: number): string => new Date(NOW + seconds * 1000).toUTCString();

/** What a service, or something in front of it, may say, and how long that is to wait; 0: it says nothing that can be. */
const headers: readonly (readonly [header: string, seconds: number])[] = [
  ['57', 57],
  [' 57 ', 57],
  ['1', 1],
  ['3600', 3600],
  [date(90), 90],
  ['0', 0],
  ['-5', 0],
  ['+5', 0],
  ['5.5', 0],
  ['1e3', 0],
  ['soon', 0],
  ['', 0],
  ['-', 0],
  ['NaN', 0],
  ['5, 7', 0],
  ['99999999999999999999', 0],
  [date(-90), 0],
  ['Wed, 99 Foo 2026 99:99:99 GMT', 0],
];

test.each(headers)('Retry-After: %s is %d seconds', (header, seconds) => {
  expect(secondsToWait(header, NOW)).toBe(seconds);
  // The runner waits as long as the text says, or by its own measure.
  const waited = readRetryAfter(header, NOW) ?? 0;
  expect(waited).toBeGreaterThanOrEqual(0);
  if (seconds > 0) expect(waited).toBe(seconds * 1000);
});

const answers = {
  'Power BI': (header: string) => call({ path: '/groups', status: 429, headers: { 'retry-after': header } }),
  Fabric: (header: string) =>
    call({
      path: '/v1/workspaces',
      status: 429,
      headers: { 'retry-after': header },
      body: { errorCode: 'RequestBlocked', message: 'x' },
    }),
  Entra: (header: string) => tokenAnswer({ code: 90055, text: 'x', headers: { 'retry-after': header } }),
  'a service that failed': (header: string) =>
    call({ path: '/groups', status: 503, headers: { 'retry-after': header } }),
};

describe.each(Object.entries(answers))('what is said of %s', (_name, answer) => {
  test.each(headers)('Retry-After: %s', (header, seconds) => {
    const { causes } = diagnose({ ...answer(header), now: NOW });
    const text = causes.flatMap(({ why, fix }) => [why, ...fix]).join(' ');
    const waits = [...text.matchAll(/(\S+) seconds?\b/g)].map(([, number]) => number);
    expect(waits).toEqual(waits.map(() => String(seconds)));
    if (seconds > 0) expect(text).toContain(`${seconds} second${seconds === 1 ? '' : 's'}`);
    else expect(text).toMatch(/a minute|some minutes/);
  });
});

test.each([
  ['Retry in 12 seconds', '12 seconds'],
  ['Retry in -12 seconds', 'a minute'],
  ['Retry in 99999999999 seconds', 'a minute'],
])('a body that says: %s', (message, says) => {
  const { causes } = diagnose(call({ path: '/groups', status: 429, body: { message } }));
  expect(causes[0]!.fix[0]).toContain(says);
});
