import { setTimeout as wait } from 'node:timers/promises';
import { exitCodeOf } from '../../runner/index.ts';
import { some } from '../cases.ts';
import type { Fault } from './front.ts';
import { runFaulty } from './faulty-run.ts';
import * as spoil from './spoils.ts';

const operations = [
  'Groups_GetGroups',
  'Groups_CreateGroup',
  'Groups_UpdateGroup',
  'Reports_GetReportsInGroup',
  'Datasets_GetDatasetsInGroup',
  'Apps_GetApps',
  'Groups_DeleteGroup',
];

/** Numbers between 0 and 1, the same each time (mulberry32). */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

const moments = [...Array(10).keys()].map((index) => ({
  request: 1 + (index % 8),
  concurrency: index % 2 === 0 ? 1 : 4,
  answer: index % 3,
}));
const random = seeded(20_261_123);
const delays = Array.from({ length: 10 }, (_, index) => ({
  milliseconds: Math.round(random.next().value! * 400),
  concurrency: index % 2 === 0 ? 1 : 4,
}));
/** What a request that is on its way meets: it is answered at once, a little later, or never. */
const answers: readonly (readonly Fault[])[] = [
  [],
  [{ spoil: spoil.late(100) }],
  [{ on: 'read', spoil: spoil.silence }],
];

describe('a run that is interrupted', () => {
  test.each(some(moments, 3))(
    'when request $request comes, with $concurrency at a time (answer $answer)',
    async ({ request, concurrency, answer }) => {
      const stop = new AbortController();
      let count = 0;
      let sentAfter = 0;
      const { record, received } = await runFaulty({
        operations,
        faults: answers[answer]!,
        options: { concurrency, signal: stop.signal },
        prepare: (front) => {
          front.onRequest = () => {
            count += 1;
            if (stop.signal.aborted) sentAfter += 1;
            if (count === request) stop.abort();
          };
        },
      });
      const came = count >= request;
      expect(record.ending).toBe(came ? 'interrupted' : 'complete');
      if (came) expect(exitCodeOf(record)).toBe(130);
      // What was on its way at that moment may still arrive; nothing else is begun.
      expect(sentAfter).toBeLessThan(concurrency);
      const done = record.entries.filter(({ outcome }) => outcome === 'answered').map(({ request: name }) => name);
      expect(done.length).toBeLessThanOrEqual(received.length);
    },
  );

  test.each(some(delays, 3))(
    'after $milliseconds ms, with $concurrency at a time',
    async ({ milliseconds, concurrency }) => {
      const { record } = await runFaulty({
        operations,
        faults: [{ spoil: spoil.late(50) }],
        options: { concurrency, signal: AbortSignal.timeout(milliseconds) },
      });
      expect(['interrupted', 'complete']).toContain(record.ending);
      expect(record.entries).toHaveLength(operations.length);
      expect(record.entries.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    },
  );

  test('while it waits for a limit or for what the service asked: nothing goes out any more', async () => {
    const stop = new AbortController();
    const { record, received } = await runFaulty({
      operations: ['Groups_GetGroups', 'Groups_CreateGroup'],
      faults: [{ on: 'write', spoil: spoil.throttled('60') }],
      options: { signal: stop.signal, transport: { timeout: 1000, retry: { retries: 3, longestWait: 100_000 } } },
      prepare: (front) => {
        front.onRequest = ({ target }) => void (target === 'write' && wait(100).then(() => stop.abort()));
      },
    });
    expect(record.ending).toBe('interrupted');
    expect(received.filter(({ target }) => target === 'write')).toHaveLength(1);
  });

  test.each([1, 4])(
    'while it waits for the token, with %i at a time: that is no token refused',
    async (concurrency) => {
      const stop = new AbortController();
      const { record } = await runFaulty({
        operations,
        faults: [{ on: 'token', spoil: spoil.status(503) }],
        options: { concurrency, signal: stop.signal },
        prepare: (front) => {
          front.onRequest = () => void wait(100).then(() => stop.abort());
        },
      });
      expect(exitCodeOf(record)).toBe(130);
      expect(record.counts).toMatchObject({ failed: 0, skipped: 0, 'not-reached': operations.length });
      expect(record.entries.map(({ reason }) => reason).filter((reason) => /token/.test(reason ?? ''))).toEqual([]);
    },
  );

  test('before it begins: nothing is sent', async () => {
    const { record, received } = await runFaulty({ operations, options: { signal: AbortSignal.abort() } });
    expect(exitCodeOf(record)).toBe(130);
    expect(received).toEqual([]);
  });
});

describe('a run that stops at the first failure, several requests at a time', () => {
  test.each([1, 2, 8])('%i at a time', async (concurrency) => {
    const { record, received } = await runFaulty({
      operations,
      faults: [
        { on: { operation: 'Apps_GetApps' }, spoil: spoil.status(501) },
        { on: 'read', spoil: spoil.late(50) },
      ],
      options: { concurrency, bail: true },
    });
    expect(record.ending).toBe('stopped-at-failure');
    expect(exitCodeOf(record)).toBe(1);
    expect(record.counts.failed).toBe(1);
    expect(record.counts['not-reached']).toBeGreaterThan(0);
    expect(received.filter(({ path }) => path.includes('/apps'))).toHaveLength(1);
  });
});
