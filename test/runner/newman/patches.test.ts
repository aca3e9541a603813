import { applyPatches } from '../../../runner/newman/patches.ts';
import { loadNewman } from '../../../runner/newman/load-newman.ts';
import { eventLog } from './fixtures/event-log.ts';
import { startEcho, tortureCollection, tortureEnvironment } from './fixtures/torture.ts';

const rows = [{ row: 0 }, { row: 1 }];
/** In milliseconds; the scripts that never end cost as much. */
const SCRIPT_TIMEOUT = 400;
const RUNS = 8;

let echo: Awaited<ReturnType<typeof startEcho>>;
const options = (tag: string, more?: Parameters<typeof tortureCollection>[0]): object => ({
  collection: tortureCollection(more),
  environment: tortureEnvironment(echo.url, tag),
  iterationData: rows,
  timeoutScript: SCRIPT_TIMEOUT,
});
const endless = { 'never returns': { after: `for (;;) {}` } };
const alone: string[][] = [];
let withEndless: string[];

// First everything as Newman does it: the patches cannot be taken back.
beforeAll(async () => {
  echo = await startEcho();
  for (let run = 0; run < RUNS; run += 1) alone.push(await eventLog(options(`tag${String(run)}`)));
  withEndless = await eventLog(options('endless', endless));
  expect(applyPatches()).toEqual({ applied: ['steps', 'sandbox'], skipped: [] });
}, 120_000);
afterAll(() => echo.close());

test('the fixture does what it is for', () => {
  const text = alone[0]!.join('\n');
  for (const told of ['in the callback tag0', 'late tag0', 'thrown before tag0', 'script execution timeout', 'cookie tag0', 'ECONNREFUSED']) expect(text).toContain(told);
  expect(text).not.toContain('it was sent');
  expect(withEndless.join('\n')).toContain('synchronous script execution timeout');
});

test('a run tells the same, event by event', async () => {
  expect(await eventLog(options('tag0'))).toEqual(alone[0]);
});

test('again in the same sandbox', async () => {
  expect(await eventLog(options('tag1'))).toEqual(alone[1]);
});

test('eight runs side by side tell what each tells alone', async () => {
  const logs = await Promise.all(alone.map((_, run) => eventLog(options(`tag${String(run)}`))));
  expect(logs).toEqual(alone);
}, 60_000);

test('a script that does not return is stopped, and the run goes on', async () => {
  expect(await eventLog(options('endless', endless))).toEqual(withEndless);
}, 60_000);

test('the patches are applied once', () => {
  const { pool } = loadNewman().instruction;
  applyPatches();
  expect(loadNewman().instruction.pool).toBe(pool);
});
