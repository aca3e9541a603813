import { pauseBefore, readRetryAfter, type Outcome } from '../../../runner/wire/retry.ts';

const policy = { retries: 3, longestWait: 60_000 };
const now = Date.UTC(2026, 0, 1);
const answered = (status: number, retryAfter?: string): Outcome => ({
  status,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const broken = (errorCode: string): Outcome => ({ status: undefined, errorCode });
const NOTHING = true;
const SOMETHING = false;

describe('whether to send again, and when', () => {
  test.each<[string, Outcome, boolean, number, number | undefined]>([
    ['200', answered(200), NOTHING, 1, undefined],
    ['404', answered(404), NOTHING, 1, undefined],
    ['401', answered(401), NOTHING, 1, undefined],
    ['501', answered(501), NOTHING, 1, undefined],
    ['429', answered(429), NOTHING, 1, 500],
    ['429, the second time', answered(429), NOTHING, 2, 1000],
    ['429, the third time', answered(429), NOTHING, 3, 2000],
    ['429, once too often', answered(429), NOTHING, 4, undefined],
    ['429 for a change: nothing was done', answered(429), SOMETHING, 1, 500],
    ['429 with seconds', answered(429, '7'), SOMETHING, 1, 7000],
    ['429 with seconds, the second time', answered(429, '7'), SOMETHING, 2, 7000],
    ['429 at once', answered(429, '0'), NOTHING, 1, 0],
    ['429 at the bound', answered(429, '60'), NOTHING, 1, 60_000],
    ['429 beyond the bound', answered(429, '61'), NOTHING, 1, undefined],
    ['429 with a date', answered(429, 'Thu, 01 Jan 2026 00:00:05 GMT'), NOTHING, 1, 5000],
    ['429 with a date that is over', answered(429, 'Wed, 31 Dec 2025 23:00:00 GMT'), NOTHING, 1, 0],
    ['429 with a date beyond the bound', answered(429, 'Thu, 01 Jan 2026 01:00:00 GMT'), NOTHING, 1, undefined],
    ['429 with nonsense', answered(429, 'a while'), NOTHING, 1, 500],
    ...[500, 502, 503, 504].flatMap((status): [string, Outcome, boolean, number, number | undefined][] => [
      [`${status} for what changes nothing`, answered(status), NOTHING, 1, 500],
      [`${status} for a change`, answered(status), SOMETHING, 1, undefined],
      [`${status} for a change, though it says when`, answered(status, '1'), SOMETHING, 1, undefined],
    ]),
    ['503 with seconds', answered(503, '3'), NOTHING, 1, 3000],
    ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ESOCKETTIMEDOUT', 'EAI_AGAIN'].flatMap(
      (code): [string, Outcome, boolean, number, number | undefined][] => [
        [`${code} for what changes nothing`, broken(code), NOTHING, 1, 500],
        [`${code} for a change`, broken(code), SOMETHING, 1, undefined],
      ],
    ),
    ['a name that nobody knows', broken('ENOTFOUND'), NOTHING, 1, undefined],
    ['a certificate that is no good', broken('DEPTH_ZERO_SELF_SIGNED_CERT'), NOTHING, 1, undefined],
    ['an error without a code', { status: undefined }, NOTHING, 1, undefined],
  ])('%s', (_name, outcome, changesNothing, sent, pause) => {
    expect(pauseBefore(outcome, sent, changesNothing, policy, now)).toBe(pause);
  });

  test('without retries nothing is sent again', () => {
    for (const outcome of [answered(429, '0'), answered(503), broken('ECONNRESET')])
      expect(pauseBefore(outcome, 1, NOTHING, { ...policy, retries: 0 }, now)).toBeUndefined();
  });
});

describe('Retry-After', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    [' 5 ', 5000],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['2026-01-01', undefined],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Thu, nonsense', undefined],
  ])('%j', (header, milliseconds) => expect(readRetryAfter(header, now)).toBe(milliseconds));
});
