import { applyPatches } from '../../../runner/newman/patches.ts';
import { loadNewman } from '../../../runner/newman/load-newman.ts';
import { eventLog } from './fixtures/event-log.ts';
import { startEcho, tortureCollection, tortureEnvironment } from './fixtures/torture.ts';

const rows = [{ row: 0 }, { row: 1 }];
/** In milliseconds; the scripts that never end cost as much. */
const SCRIPT_TIMEOUT = 400;
/** For runs side by side: one script that keeps the processor must not cost another its time. */
const PATIENCE = 1_500;
const RUNS = 5;

let echo: Awaited<ReturnType<typeof startEcho>>;
const options = (
  tag: string,
  more?: Parameters<typeof tortureCollection>[0],
  timeoutScript = SCRIPT_TIMEOUT,
): object => ({
  collection: tortureCollection(more),
  environment: tortureEnvironment(echo.url, tag),
  iterationData: rows,
  timeoutScript,
});
const endless = { 'never returns': { after: `for (;;) {}` } };
let alone: string[];
/** What the run with this number tells alone: like the first, with its own tag. */
const expected = (run: number): string[] => alone.map((line) => line.replaceAll('tag0', `tag${String(run)}`));
let withEndless: string[];

// First everything as Newman does it: the patches cannot be taken back.
beforeAll(async () => {
  echo = await startEcho();
  alone = await eventLog(options('tag0'));
  withEndless = await eventLog(options('endless', endless));
  expect(applyPatches()).toEqual({ applied: ['steps', 'sandbox'], skipped: [] });
}, 120_000);
afterAll(() => echo.close());

test('the fixture does what it is for', () => {
  const text = alone.join('\n');
  for (const told of [
    'in the callback tag0',
    'late tag0',
    'thrown before tag0',
    'script execution timeout',
    'cookie tag0',
    'ECONNREFUSED',
  ])
    expect(text).toContain(told);
  expect(text).not.toContain('it was sent');
  expect(withEndless.at(-3)).toContain('Script execution timed out');
});

test('a run tells the same, event by event', async () => {
  expect(await eventLog(options('tag0'))).toEqual(alone);
});

test('again in the same sandbox', async () => {
  expect(await eventLog(options('tag1'))).toEqual(expected(1));
});

test('five runs side by side tell what each tells alone', async () => {
  const runs = [...Array(RUNS).keys()];
  const logs = await Promise.all(runs.map((run) => eventLog(options(`tag${String(run)}`, {}, PATIENCE))));
  for (const run of runs) expect(logs[run]).toEqual(expected(run));
}, 60_000);

test('a script that does not return ends its own run, as it does in Newman, and no other', async () => {
  const [ended, other] = await Promise.all([
    eventLog(options('endless', endless)),
    eventLog(options('tag2', {}, PATIENCE)),
  ]);
  expect(ended).toEqual(withEndless);
  expect(other).toEqual(expected(2));
}, 60_000);

test('the patches are applied once', () => {
  const { pool } = loadNewman().instruction;
  applyPatches();
  expect(loadNewman().instruction.pool).toBe(pool);
});
