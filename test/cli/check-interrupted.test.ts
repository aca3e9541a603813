import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanDocument } from '../../sharing/index.ts';
import { build, builtMain } from './fixtures/built.ts';

const MEGA = 1_048_576;
const line = '{"name": "value", "password": "{{password}}", "text": "some words, 12 or so"}\n';
const long = (length: number): string => line.repeat(Math.ceil(length / line.length));

describe('a long scan', () => {
  // prettier-ignore
  test.each<[string, string]>([
    ['of a text', `A sentence first.\n${long(2 * MEGA)}`],
    ['of lines of JSON', long(2 * MEGA)],
    ['of one document', JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ index, name: `name ${index}`, text: line })))],
    ['of one long line', 'aB3 '.repeat(2 * MEGA)],
  ])('%s lets signals and timers have their turn', async (_name, text) => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await scanDocument('a.txt', text);
    isOver = true;
    expect(turns).toBeGreaterThan(5);
  });
});

describe('a signal while a check is under way', () => {
  let folder: string;
  beforeAll(build);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-check-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it: exit 130, nothing printed', async (signal) => {
    const child = spawn(process.execPath, [builtMain, 'check', '-'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += String(chunk)));
    child.stderr.on('data', (chunk) => (printed += String(chunk)));
    child.stdin.on('error', () => undefined);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    // What it does not end with stays to be written, so that it cannot come to an end by itself; it takes more than one window, so it is at work.
    await new Promise<void>((resolve) => child.stdin.write(long(9 * MEGA), () => resolve()));
    child.kill(signal);
    expect(await ended).toBe(130);
    expect(printed).toBe('');
  });
});
