import { exitCodeOf, type RunOptions } from '../../runner/index.ts';
import { collection, expectStatus, request, type FixtureRequest } from '../runner/fixtures/collection.ts';
import { impatient, runFaulty } from './faulty-run.ts';
import * as spoil from './spoils.ts';

const marker = '/.well-known/powerbi-postman-emulator';
const good = (name: string): FixtureRequest => ({ name, path: marker, test: expectStatus(name, 200) });
const impatientWithScripts: RunOptions['transport'] = { ...impatient, scriptTimeout: 300 };
const never = ['setInterval(() => {}, 1000);'];

describe('a script of a collection', () => {
  // prettier-ignore
  test.each<[string, Partial<FixtureRequest>, string, RegExp | undefined]>([
    ['throws before the request', { before: ['nothingOfThatName();'] }, 'failed', /ReferenceError/],
    ['throws after it', { test: ['nothingOfThatName();'] }, 'failed', /ReferenceError/],
    ['is no JavaScript', { test: ['const = 1;'] }, 'failed', /SyntaxError/],
    ['throws in a timer', { test: ["setTimeout(() => { throw new Error('late'); }, 10);"] }, 'failed', /late/],
    ['never ends before the request', { before: never }, 'failed', /time/],
    ['never ends after it', { test: never }, 'failed', /time/],
    ['skips its request without a word', { before: ['pm.execution.skipRequest();'] }, 'failed', /no test says why/],
    ['waits for a service that never answers', { before: ["pm.sendRequest(pm.variables.replaceIn('{{apiUrl}}/silent'), () => {});"] }, 'answered', undefined],
    ['takes its time, within bounds', { test: ['setTimeout(() => {}, 100);'] }, 'answered', undefined],
  ])('%s', async (_name, scripts, outcome, reason) => {
    const items = [good('before'), { ...good('it'), ...scripts }, good('after')].map(request);
    const transport = { ...impatientWithScripts, timeout: 1_500, scriptTimeout: 4_000, retry: { retries: 0, longestWait: 100 } };
    const { record, entryOf, outcomes } = await runFaulty({ faults: [{ on: 'read', spoil: spoil.silence }], options: { collection: collection(items), transport } });
    expect(outcomes).toEqual({ before: 'answered', it: outcome, after: 'answered' });
    expect(record.ending).toBe('complete');
    if (reason) expect(entryOf('it').reason).toMatch(reason);
  });

  test('that never ends holds up only its own of several runs', async () => {
    const items = ['a', 'b', 'c', 'd'].map((name) =>
      request({ ...good(name), ...(name === 'b' ? { test: never } : {}) }),
    );
    const { outcomes } = await runFaulty({
      options: { collection: collection(items), concurrency: 4, transport: impatientWithScripts },
    });
    expect(outcomes).toEqual({ a: 'answered', b: 'failed', c: 'answered', d: 'answered' });
  });
});

describe('rows of a data file, one of which cannot sign in', () => {
  const wrong = 'Wrong~secret-of-the-second-row_0123456789';
  test.each([1, 2, 3, 8])('%i at a time: the others are run', async (concurrency) => {
    const rows = [{ note: 'first' }, { clientSecret: wrong }, { note: 'third' }];
    const { record, received } = await runFaulty({
      operations: ['Groups_GetGroups', 'Capacities_GetCapacities'],
      options: { rows, concurrency },
    });
    expect(record.entries.map(({ iteration, outcome }) => [iteration, outcome])).toEqual([
      [0, 'answered'],
      [0, 'answered'],
      [1, 'not-reached'],
      [1, 'not-reached'],
      [2, 'answered'],
      [2, 'answered'],
    ]);
    expect(exitCodeOf(record)).toBe(3);
    expect(record.entries.filter(({ reason }) => reason?.includes('AADSTS7000215'))).toHaveLength(2);
    expect(JSON.stringify(record)).not.toContain(wrong);
    // As many tokens as there are rows, or fewer; a wrong secret is told once a run and not tried again and again.
    expect(
      received.filter(({ target, body }) => target === 'token' && body.includes('Wrong')).length,
    ).toBeLessThanOrEqual(2);
  });
});
