import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCK_FILE, lockFolder } from '../../../runner/files/folder-lock.ts';

const quick = { beat: 20, patience: 200 };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-lock-'));
  path = join(folder, LOCK_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Left {
  readonly pid?: number;
  readonly where?: string;
  readonly since?: string;
}

/** A lock of this process as it would be written, so that where it is from is known. */
async function written(): Promise<Required<Left> & { readonly id: string }> {
  const lock = await lockFolder(folder, quick);
  const text = readFileSync(path, 'utf8');
  lock.release();
  return JSON.parse(text) as Required<Left> & { readonly id: string };
}

async function leave(left: Left): Promise<void> {
  writeFileSync(path, JSON.stringify({ ...(await written()), id: 'of-somebody-else', ...left }));
}

/** The number of a process that has ended. */
const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('a folder', () => {
  test('is refused while it is held, says by whom, and is free again afterwards', async () => {
    const lock = await lockFolder(folder, quick);
    const refused = await lockFolder(folder, quick).catch((error: unknown) => error as Error);
    expect(refused).toMatchObject({ code: 'E_REPORTS_LOCKED', subject: folder });
    expect(((refused as Error).cause as Error).message).toMatch(
      new RegExp(`^Process ${process.pid} on ${hostname()} has been writing there since \\d{4}-`),
    );
    lock.release();
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    (await lockFolder(folder, quick)).release();
  });

  test('is the same by whatever path', async () => {
    const link = join(folder, 'link');
    symlinkSync(folder, link, 'dir');
    const lock = await lockFolder(link, quick);
    await expect(lockFolder(folder, quick)).rejects.toMatchObject({ code: 'E_REPORTS_LOCKED' });
    lock.release();
  });

  test('that is not there cannot be locked', async () => {
    await expect(lockFolder(join(folder, 'none'), quick)).rejects.toMatchObject({ code: 'E_REPORTS_UNWRITABLE' });
  });

  test('one of several that come at once gets it', async () => {
    await leave({ pid: ended() });
    const came = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder, quick)));
    const got = came.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(got).toHaveLength(1);
    got[0]!.release();
    expect(existsSync(path)).toBe(false);
  });
});

describe('a lock that was left', () => {
  test.each<[name: string, left: () => Left | string, taken: boolean]>([
    ['by a process that has ended', () => ({ pid: ended() }), true],
    ['by a process that runs', () => ({ pid: process.ppid }), false],
    ['by an earlier process of our number', () => ({ pid: process.pid }), true],
    ['before the machine started', () => ({ pid: process.ppid, since: '2001-01-01T00:00:00.000Z' }), true],
    ['by another machine that shows nothing any more', () => ({ where: 'elsewhere', pid: process.ppid }), true],
    ['half written', () => '{"id":"x', true],
    ['empty', () => '', true],
    ['of another kind', () => '{"pid":"all"}', true],
  ])('%s', async (_name, make, taken) => {
    const left = make();
    if (typeof left === 'string') writeFileSync(path, left);
    else await leave(left);
    const lock = await lockFolder(folder, quick).catch((error: unknown) => error as { code: string });
    expect('code' in lock ? lock.code : 'taken').toBe(taken ? 'taken' : 'E_REPORTS_LOCKED');
    if ('release' in lock) lock.release();
    expect(existsSync(path)).toBe(!taken);
  });

  test('by another machine that still touches it is held', async () => {
    await leave({ where: 'elsewhere', pid: 1 });
    let seconds = 1_700_000_000;
    const touching = setInterval(() => utimesSync(path, seconds, (seconds += 1)), 20);
    await expect(lockFolder(folder, quick)).rejects.toMatchObject({ code: 'E_REPORTS_LOCKED' });
    clearInterval(touching);
  });

  test('as a link to somewhere is replaced; what it leads to stays as it is', async () => {
    const target = join(folder, 'target');
    writeFileSync(target, 'precious');
    symlinkSync(target, path);
    const lock = await lockFolder(folder, quick);
    expect(readFileSync(target, 'utf8')).toBe('precious');
    lock.release();
    expect(readdirSync(folder)).toEqual(['target']);
  });

  test('and taken over by somebody else meanwhile is not released', async () => {
    const lock = await lockFolder(folder, quick);
    writeFileSync(
      path,
      JSON.stringify({ id: 'other', pid: process.ppid, where: 'x', since: new Date().toISOString() }),
    );
    lock.release();
    expect(existsSync(path)).toBe(true);
  });
});

test('a lock shows again and again that its holder lives', async () => {
  const lock = await lockFolder(folder, quick);
  utimesSync(path, 1, 1);
  while (statSync(path).mtimeMs < 2_000) await sleep(10); // until it is touched, or the test takes too long
  lock.release();
});
