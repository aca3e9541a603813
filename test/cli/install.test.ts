import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder, startNode } from './fixtures/built.ts';
import type { Result } from './fixtures/terminal.ts';

type Packages = Record<string, { version: string; integrity?: string; optional?: true; peer?: true }>;

const wanted: Packages = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a-for-another-platform': { version: '1.0.0', optional: true },
};

/** Stands in for npm: notes its arguments, takes its time, and installs what the lock file wants, unless it is to fail. */
const NPM = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
console.log('npm says something');
if (process.env.NPM_FAILS) process.exit(Number(process.env.NPM_FAILS));
setTimeout(() => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const kept = Object.fromEntries(Object.entries(packages).filter(([path, each]) => path !== '' && !each.optional));
  for (const path of Object.keys(kept)) mkdirSync(path, { recursive: true });
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: kept }));
}, Number(process.env.NPM_TAKES ?? 0));
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'powerbi-postman-install-test-'));
  mkdirSync(join(folder, 'cli'));
  cpSync(join(projectFolder, 'build', 'install.mjs'), join(folder, 'build', 'install.mjs'));
  writeFileSync(join(folder, 'npm.mjs'), NPM);
  writeFileSync(join(folder, 'npm-cli.js'), 'import("./npm.mjs");');
  lock(wanted);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = (packages: Packages): void =>
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
const install = (env: Record<string, string> = {}): Promise<Result> =>
  startNode([join(folder, 'build', 'install.mjs')], {
    cwd: tmpdir(),
    env: { npm_execpath: join(folder, 'npm-cli.js'), ...env },
  }).ended;
const calls = (): number =>
  existsSync(join(folder, 'calls.txt')) ? readFileSync(join(folder, 'calls.txt'), 'utf8').trim().split('\n').length : 0;

describe('install', () => {
  test('a fresh clone: installs, all its output on stderr', async () => {
    expect(await install()).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('npm says something') as string,
    });
    expect(readFileSync(join(folder, 'calls.txt'), 'utf8')).toContain('ci --include=dev --dry-run=false');
  });

  test('up to date: does nothing, says nothing', async () => {
    await install();
    expect(await install()).toEqual({ code: 0, out: '', err: '' });
    expect(calls()).toBe(1);
  });

  // prettier-ignore
  test.each<[string, () => void]>([
    ['another version is wanted', () => lock({ ...wanted, 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } })],
    ['another content is wanted', () => lock({ ...wanted, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-c' } })],
    ['one more is wanted', () => lock({ ...wanted, 'node_modules/b': { version: '1.0.0' } })],
    ['one is no longer wanted', () => lock({ 'node_modules/a-for-another-platform': { version: '1.0.0', optional: true } })],
    ['a folder was deleted', () => rmSync(join(folder, 'node_modules', 'a'), { recursive: true })],
    ['an install was cut off', () => rmSync(join(folder, 'node_modules', '.package-lock.json'))],
  ])('installs again when %s', async (_name, change) => {
    await install();
    change();
    expect((await install()).code).toBe(0);
    expect(calls()).toBe(2);
  });

  test('the exit code of a failed install comes through, and the next start can install', async () => {
    expect(await install({ NPM_FAILS: '7' })).toMatchObject({
      code: 7,
      err: expect.stringContaining('Nothing else was started') as string,
    });
    expect((await install()).code).toBe(0);
  });

  test('two starts at once install once', async () => {
    const results = await Promise.all([install({ NPM_TAKES: '800' }), install({ NPM_TAKES: '800' })]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(calls()).toBe(1);
    expect(results.some(({ err }) => err.includes('waiting for it'))).toBe(true);
  });

  test('a signal reaches npm: nothing is left running', async () => {
    const started = startNode([join(folder, 'build', 'install.mjs')], {
      cwd: folder,
      env: { npm_execpath: join(folder, 'npm-cli.js'), NPM_TAKES: '20000' },
    });
    await started.printed('npm says something');
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(143);
    expect((await install()).code).toBe(0);
  });
});

describe('prepare', () => {
  const prepare = (): Promise<Result> =>
    startNode([join(folder, 'build', 'prepare.mjs')], { cwd: tmpdir(), env: {} }).ended;
  beforeEach(() => {
    cpSync(join(projectFolder, 'build', 'prepare.mjs'), join(folder, 'build', 'prepare.mjs'));
    writeFileSync(join(folder, 'build', 'build.mjs'), "console.log('built')");
  });

  test('without the compiler nothing is built, and the install goes on', async () => {
    expect(await prepare()).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/^Not built: /) as string });
  });

  test('with the compiler it builds', async () => {
    mkdirSync(join(folder, 'node_modules', 'typescript'), { recursive: true });
    expect(await prepare()).toMatchObject({ code: 0, out: 'built\n' });
  });
});
