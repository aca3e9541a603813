import { jest } from '@jest/globals';
import { KeptToken } from '../../../runner/sign-in/kept-token.ts';
import type { AccessToken } from '../../../runner/sign-in/token-source.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;

beforeEach(() => void jest.useFakeTimers({ now: START }));
afterEach(() => void jest.useRealTimers());

/** A source whose tokens live so long, and that fails when it is told to. */
class Source {
  asked = 0;
  down = false;
  constructor(readonly life: number) {}
  get(): Promise<AccessToken> {
    this.asked += 1;
    return this.down
      ? Promise.reject(new Error('down'))
      : Promise.resolve({ token: `T${this.asked}`, expiresAt: Date.now() + this.life });
  }
}

const at = (milliseconds: number): void => void jest.setSystemTime(START + milliseconds);

describe('a kept token', () => {
  test.each<[string, number, number, string]>([
    ['an hour, in the middle', 60 * MINUTE, 30 * MINUTE, 'T1'],
    ['an hour, before the margin', 60 * MINUTE, 55 * MINUTE, 'T1'],
    ['an hour, in the margin', 60 * MINUTE, 57 * MINUTE, 'T2'],
    ['four seconds, in the first half', 4_000, 1_900, 'T1'],
    ['four seconds, in the second half', 4_000, 2_100, 'T2'],
    ['an hour, over', 60 * MINUTE, 90 * MINUTE, 'T2'],
  ])('lives %s', async (_name, life, later, expected) => {
    const kept = new KeptToken(new Source(life));
    await kept.get();
    at(later);
    expect(kept.fresh?.token).toBe(expected === 'T1' ? 'T1' : undefined);
    expect((await kept.get()).token).toBe(expected);
  });

  test('is asked for once, however many want it', async () => {
    const source = new Source(60 * MINUTE);
    const kept = new KeptToken(source);
    expect(new Set((await Promise.all([kept.get(), kept.get(), kept.get()])).map(({ token }) => token))).toEqual(
      new Set(['T1']),
    );
    expect(source.asked).toBe(1);
  });

  test('that cannot be renewed is used until it is nearly over, and tried again', async () => {
    const source = new Source(60 * MINUTE);
    const kept = new KeptToken(source);
    await kept.get();
    source.down = true;
    at(57 * MINUTE);
    expect((await kept.get()).token).toBe('T1');
    expect((await kept.get()).token).toBe('T1');
    expect(source.asked).toBe(2);
    at(59.5 * MINUTE);
    await expect(kept.get()).rejects.toThrow('the access token could not be renewed: down');
    source.down = false;
    expect((await kept.get()).token).toBe('T4');
  });

  test('the first that does not come is told as it is', async () => {
    const source = new Source(MINUTE);
    source.down = true;
    await expect(new KeptToken(source).get()).rejects.toThrow(/^down$/);
  });
});
