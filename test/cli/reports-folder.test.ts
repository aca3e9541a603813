import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../runner/index.ts';
import { collection, expectStatus, folder, request } from '../runner/fixtures/collection.ts';
import type { FixtureServer } from '../runner/fixtures/server.ts';
import { useServedProject } from './fixtures/served-project.ts';
import type { Project, Result } from './fixtures/terminal.ts';

const env = {
  AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
  AZURE_CLIENT_ID: '11111111-2222-4333-8444-666666666666',
  AZURE_CLIENT_SECRET: 'not a real one',
  POWERBI_ACCESS_TOKEN: '',
};
const second = {
  WITH_AZURE_TENANT_ID: env.AZURE_TENANT_ID,
  WITH_AZURE_CLIENT_ID: '11111111-2222-4333-8444-777777777777',
  WITH_AZURE_CLIENT_SECRET: 'not a real one either',
};
const whole = collection([
  folder('Workspaces', [request({ name: 'Get Groups', path: '/good', test: expectStatus('Get Groups', 200) })]),
]);

let service: FixtureServer;
let project: Project;
useServedProject(whole, (made) => ({ service, project } = made));

const at = (...path: string[]): string => join(project.root, ...path);
const start = (args: readonly string[]): Promise<Result> => project.start(args, { env: { ...env, ...second } });

/** A folder with a green record and a report of an earlier run. */
async function ran(): Promise<void> {
  expect(await start(['run'])).toMatchObject({ code: 0 });
  service.received.length = 0;
}

describe('while another command writes there', () => {
  // prettier-ignore
  test.each<[command: string, held: string[], args: string[]]>([
    ['run', ['reports'], ['run']],
    ['run, another folder', ['other'], ['run', '--reports', 'other']],
    ['compare', ['reports', 'compare'], ['compare', '--with', 'commercial']],
    ['compare, the folder of the second record', ['reports', 'compare', 'second'], ['compare', '--with', 'commercial']],
    ['report into the folder', ['reports'], ['report', 'reports', '--format', 'junit', '--format', 'json', '--out', 'reports']],
    ['report into a file that is a report’s', ['reports'], ['report', 'reports', '--format', 'json', '--out', 'reports/record.json']],
  ])('%s is refused: exit 2, nothing sent, nothing changed', async (_command, held, args) => {
    await ran();
    mkdirSync(at(...held), { recursive: true });
    const before = readFileSync(at('reports', 'record.ndjson'), 'utf8');
    const lock = await lockFolder(at(...held));
    const refused = await start(args);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`E_REPORTS_LOCKED: another command is writing to the folder ${at(...held)}.`);
    expect(refused.err).toMatch(/Process \d+ on \S+ has been writing there since 2\d{3}-/);
    expect(refused.err).toContain('`--reports DIR`');
    expect(service.received.filter(({ path }) => path === '/good')).toEqual([]);
    expect(readFileSync(at('reports', 'record.ndjson'), 'utf8')).toBe(before);
    lock.release();
    expect((await start(args)).code).toBe(0);
  });

  test.each<[command: string, args: string[]]>([
    ['report to standard output', ['report', 'reports']],
    [
      'report into another folder',
      ['report', 'reports', '--format', 'junit', '--format', 'json', '--out', 'elsewhere'],
    ],
    ['run into another folder', ['run', '--reports', 'elsewhere']],
  ])('%s works', async (_command, args) => {
    await ran();
    const lock = await lockFolder(at('reports'));
    expect((await start(args)).code).toBe(0);
    lock.release();
  });

  test('two runs at once: one is refused, the other leaves its whole record', async () => {
    const codes = (await Promise.all([start(['run']), start(['run'])])).map(({ code }) => code);
    expect(codes.sort()).toEqual([0, 2]);
    expect((await start(['report', 'reports', '--exit-code'])).code).toBe(0);
  });
});

test.each<[how: string, args: string[], code: number]>([
  ['as expected', ['run'], 0],
  ['with an address that is no good', ['run', '--set', 'apiUrl=nowhere'], 2],
  ['with a baseline that cannot be written', ['run', '--save-baseline', 'reports/record.ndjson/x'], 2],
  ['as a comparison', ['compare', '--with', 'commercial'], 0],
])('no lock is left by what ends %s', async (_how, args, code) => {
  expect((await start(args)).code).toBe(code);
  const files = existsSync(at('reports')) ? (readdirSync(at('reports'), { recursive: true }) as string[]) : [];
  expect(files.filter((name) => name.includes('lock'))).toEqual([]);
});

describe('a link is not followed', () => {
  const targets: [file: string, args: string[]][] = [
    ['reports/record.ndjson', ['run']],
    ['reports/record.json', ['run']],
    ['reports/report.html', ['run']],
    ['reports/summary.md', ['run']],
    ['reports/junit.xml', ['run', '--format', 'junit']],
    ['reports/newman-json.json', ['run', '--newman-reporters', 'json']],
    ['reports/.powerbi-postman.lock', ['run']],
    ['exported.json', ['run', '--export-environment', 'exported.json']],
    ['access.json', ['run', '--save-baseline', 'access.json']],
    ['reports/compare/record.ndjson', ['compare', '--with', 'commercial']],
    ['reports/compare/second/record.ndjson', ['compare', '--with', 'commercial']],
    ['reports/compare/compare.json', ['compare', '--with', 'commercial']],
    ['out/summary.md', ['report', 'reports', '--format', 'markdown', '--format', 'json', '--out', 'out']],
    ['one.md', ['report', 'reports', '--format', 'markdown', '--out', 'one.md']],
    ['shared.zip', ['share', '--out', 'shared.zip', '--env', 'commercial', '--force']],
    ['found.json', ['check', 'environments', '--format', 'json', '--out', 'found.json']],
  ];
  test.each(targets)('%s', async (file, args) => {
    for (const name of ['page.js', 'page.css']) project.write(`dist/reporting/page/assets/${name}`, '');
    await ran();
    writeFileSync(at('precious'), 'precious');
    mkdirSync(join(at(file), '..'), { recursive: true });
    rmSync(at(file), { force: true });
    symlinkSync(at('precious'), at(file));
    expect((await start(args)).code).toBe(0);
    expect(readFileSync(at('precious'), 'utf8')).toBe('precious');
    if (!file.endsWith('.lock')) expect(lstatSync(at(file)).isFile()).toBe(true);
  });

  test('a folder that is a link is what somebody named', async () => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('reports'), 'dir');
    expect((await start(['run'])).code).toBe(0);
    expect(readdirSync(at('real'))).toContain('record.ndjson');
  });
});
