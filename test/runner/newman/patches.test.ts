import { applyPatches } from '../../../runner/newman/patches.ts';
import { loadNewman } from '../../../runner/newman/load-newman.ts';
import { eventLog } from './fixtures/event-log.ts';
import { endlessCollection, startEcho, tortureCollection, tortureEnvironment } from './fixtures/torture.ts';

const rows = [{ row: 0 }, { row: 1 }];
/** In milliseconds: nothing but the scripts that never end takes so long, however busy the machine is; those cost as much. */
const SCRIPT_TIMEOUT = 2_000;
const PATIENCE = 60_000;
const RUNS = 3;

let echo: Awaited<ReturnType<typeof startEcho>>;
const options = (tag: string): object => ({
  collection: tortureCollection(),
  environment: tortureEnvironment(echo.url, tag),
  iterationData: rows,
  timeoutScript: PATIENCE,
});
const endless = (): object => ({
  collection: endlessCollection(),
  environment: tortureEnvironment(echo.url, 'endless'),
  timeoutScript: SCRIPT_TIMEOUT,
});
let alone: string[];
/** What the run with this number tells alone: like the first, with its own tag. */
const expected = (run: number): string[] => alone.map((line) => line.replaceAll('tag0', `tag${String(run)}`));
let withEndless: string[];

// First everything as Newman does it: the patches cannot be taken back.
beforeAll(async () => {
  echo = await startEcho();
  alone = await eventLog(options('tag0'));
  withEndless = await eventLog(endless());
  expect(applyPatches()).toEqual({ applied: ['steps', 'sandbox'], skipped: [] });
}, 120_000);
afterAll(() => echo.close());

test('the fixture does what it is for', () => {
  const text = alone.join('\n');
  for (const told of ['in the callback tag0', 'late tag0', 'thrown before tag0', 'cookie tag0', 'ECONNREFUSED'])
    expect(text).toContain(told);
  expect(text).not.toContain('it was sent');
  expect(withEndless.join('\n')).toContain('script execution timeout');
  expect(withEndless.at(-3)).toContain('Script execution timed out');
});

test('a run tells the same, event by event', async () => {
  expect(await eventLog(options('tag0'))).toEqual(alone);
});

test('again in the same sandbox', async () => {
  expect(await eventLog(options('tag1'))).toEqual(expected(1));
});

test('runs side by side tell what each tells alone', async () => {
  const runs = [...Array(RUNS).keys()];
  const logs = await Promise.all(runs.map((run) => eventLog(options(`tag${String(run)}`))));
  for (const run of runs) expect(logs[run]).toEqual(expected(run));
}, 60_000);

test('a script that does not return ends its own run, as it does in Newman, and no other', async () => {
  const [ended, other] = await Promise.all([eventLog(endless()), eventLog(options('tag2'))]);
  expect(ended).toEqual(withEndless);
  expect(other).toEqual(expected(2));
}, 60_000);

test('the patches are applied once', () => {
  const { pool } = loadNewman().instruction;
  applyPatches();
  expect(loadNewman().instruction.pool).toBe(pool);
});
