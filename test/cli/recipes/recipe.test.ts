import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../../emulator/index.ts';
import { knownRecipes } from '../../../cli/recipes/known.ts';
import { toldBy } from '../../../cli/recipes/outcome.ts';
import { environment } from '../../runner/fixtures/collection.ts';
import { makeCommittedProject, type Project, type Result, type StartOptions } from '../fixtures/terminal.ts';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

const recipe = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['recipe', ...args], options);
const ORDERS = ['--workspace', 'Northwind Sales', '--model', 'Sales'];

/** Does something with an emulator that is not known to be one: as with a real tenant, everything must be allowed. */
async function asRealTenant<T>(
  use: (env: readonly string[], emulator: Emulator) => Promise<T>,
  options: EmulatorOptions = {},
): Promise<T> {
  const emulator = await startEmulator(options);
  try {
    const { url: loginUrl, url: apiUrl } = emulator;
    const scope = 'https://analysis.windows.net/powerbi/api/.default';
    project.write(
      'real.json',
      JSON.stringify(environment({ loginUrl, apiUrl, scope, ...(await emulator.clientValues()) })),
    );
    return await use(['--env', 'real.json'], emulator);
  } finally {
    await emulator.close();
  }
}

test('lists the recipes, for people and for programs', async () => {
  const { code, out } = await recipe(['--json']);
  expect(code).toBe(0);
  const { recipes } = JSON.parse(out) as { recipes: { name: string; does: string }[] };
  for (const { name, does } of recipes) {
    expect(name).toMatch(/^[a-z]+$/);
    expect((await recipe([])).out).toContain(does);
  }
});

test('runs with no other flag against an emulator, and leaves a record and a report', async () => {
  const { code, out } = await recipe(['refresh', '--emulator']);
  expect(out).toContain('✓ Refresh completes');
  expect(out).toContain('Done: Refresh and wait, 7 requests.');
  expect(code).toBe(0);
  expect(existsSync(join(project.root, 'reports', 'recipe', 'report.html'))).toBe(true);
});

test.each(knownRecipes.map(({ id }) => id))('%s runs with no other flag, and leaves nothing behind', async (id) => {
  const { code, out } = await recipe([id, '--emulator', '--json']);
  const { leftovers, problems } = JSON.parse(out) as { leftovers?: unknown; problems: unknown };
  expect({ code, problems, leftovers }).toEqual({ code: 0, problems: [], leftovers: undefined });
});

describe('exit codes', () => {
  // prettier-ignore
  test.each<[name: string, args: readonly string[], code: number, words: string]>([
    ['done', ['refresh', '--emulator'], 0, 'Done: Refresh and wait'],
    ['a name that is not there', ['refresh', '--emulator', '--workspace', 'Sales'], 2, 'no workspace has the name "Sales" here. There are: Northwind Sales'],
    ['the time is over', ['refresh', '--emulator', '--timeout', '0s'], 4, 'it has taken more than 0 minutes (--timeout)'],
    ['the job failed', ['refresh', '--emulator', '--scenario', 'refresh-failed'], 1, 'Refresh completes: it ended as Failed'],
    ['no token', ['refresh', '--emulator', '--scenario', 'secret-expired'], 3, 'No access token'],
  ])('%s', async (_name, args, code, words) => {
    const result = await recipe(args);
    expect(result.out).toContain(words);
    expect(result.code).toBe(code);
  });

  test.each([
    [['refrehs'], 'E_RECIPE_UNKNOWN'],
    [['refresh', '--emulator', '--every', 'soon'], '--timeout and --every take a time'],
    [['refresh', '--emulator', '--save', 'rows.xlsx'], '.json, .ndjson or .csv'],
    [['refresh', '--emulator', '--concurrency', '2'], 'Unknown argument'],
    [['scan', '--emulator', '--concurrency', '0'], '--concurrency takes a number'],
    [['refresh', '--emulator', '--modle', 'x'], '--model'],
  ])('usage: %s', async (args, words) => {
    const { code, err } = await recipe(args);
    expect(err).toContain(words);
    expect(code).toBe(2);
  });
});

describe('the help of a recipe', () => {
  // prettier-ignore
  test.each([
    ['failures', ['Empty: all workspaces', 'How many days back'], ['Refresh report', 'typed into groupId']],
    ['activity', ['up to and including the last one'], ['How many days back']],
    ['push', ['Without --model it is', 'Empty: a rehearsal'], ['datasetId', 'Refresh report']],
    ['own', ['POWERBI_CREDENTIAL_SECRET has a value', 'id of the gateway. Empty: none'], ['in a life cycle']],
  ])('%s: only what an input means there', async (name, words, others) => {
    const { out } = await recipe([name, '--help']);
    const text = out.replace(/\s+/g, ' ');
    expect(words.filter((each) => !text.includes(each))).toEqual([]);
    expect(others.filter((each) => text.includes(each))).toEqual([]);
  });
});

describe('a tenant that is no emulator', () => {
  test('is not changed without --allow-write: it says what it would do', async () => {
    await asRealTenant(async (env, { requests }) => {
      const { code, out } = await recipe(['refresh', ...env, ...ORDERS]);
      expect(out).toContain('Refresh 4 Start the refresh  (starts)');
      expect(out).toContain('Nothing was sent. To allow it, add --allow-write TENANT-ID.');
      expect(code).toBe(2);
      expect(requests).toEqual([]);
    });
  });

  test('a name that nobody typed is asked for by its flag', async () => {
    await asRealTenant(async (env) => {
      const { code, out } = await recipe(['refresh', ...env, '--allow-write', standardTenant.tenantId]);
      expect(out).toContain('Inputs: type --workspace: the name or the id of the workspace.');
      expect(code).toBe(2);
    });
  });

  test('is changed where the flag names it', async () => {
    await asRealTenant(async (env) => {
      const args = ['refresh', ...env, ...ORDERS, '--every', '0s', '--allow-write', standardTenant.tenantId];
      expect(await recipe(args)).toMatchObject({ code: 0 });
    });
  });
});

describe('--save', () => {
  // prettier-ignore
  test.each<[file: string, read: (text: string) => unknown]>([
    ['rows.json', (text) => (JSON.parse(text) as { status: string }[]).map(({ status }) => status)],
    ['rows.ndjson', (text) => text.trimEnd().split('\n').map((line) => (JSON.parse(line) as { status: string }).status)],
    ['rows.csv', (text) => text.trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[3])],
  ])('%s has the rows', async (file, read) => {
    const { code, out } = await recipe(['refresh', '--emulator', '--save', file]);
    expect(code).toBe(0);
    expect(out).toContain(file);
    expect(read(readFileSync(join(project.root, file), 'utf8'))).toEqual(['Completed']);
  });
});

test('a place that cannot be written is told before anything is sent', async () => {
  const { code, err } = await recipe(['refresh', '--emulator', '--save', 'missing/rows.csv']);
  expect(err).toContain('E_OUT_UNWRITABLE');
  expect(err).not.toContain('the refresh is at work');
  expect(code).toBe(2);
});

test('a file to publish that is not there is told before anything is sent', async () => {
  const { code, out, err } = await recipe(['publish', '--emulator', '--file', 'none.pbix']);
  expect(err).toMatch(/E_FILE_UNREADABLE: .*none\.pbix cannot be read\./);
  expect([code, out]).toEqual([2, '']);
});

test('a recipe that only reads does not say that it changes something', async () => {
  const [reads, changes] = [await recipe(['activity', '--emulator']), await recipe(['publish', '--emulator'])];
  expect(changes.err).toContain('including requests that change something');
  expect(reads.err).not.toContain('change something');
});

test('what comes after a release is told at the end, in commands that work as they are', async () => {
  for (const watched of [false, true]) {
    const { out } = await recipe(['release', '--emulator'], { watched });
    const flags = '--workspace "Northwind Sales" --model "Sales" --allow-write --emulator';
    expect(
      out
        .slice(out.indexOf('Done: '))
        .split('\n')
        .filter((line) => line.includes(' recipe ')),
    ).toEqual([`  node dist/cli/main.js recipe own ${flags}`, `  node dist/cli/main.js recipe refresh ${flags}`]);
  }
  const words = ['refresh', '--workspace', 'Northwind Sales', '--model', 'Sales', '--allow-write', '--emulator'];
  expect((await recipe(words)).code).toBe(0);
});

test('a recipe that reads a lot and whose time is over: how far it came, and how to go on', async () => {
  const { code, out } = await recipe(['inventory', '--emulator', '--timeout', '0s', '--save', 'part.ndjson']);
  expect(out).toContain('(--timeout). It ended before Inventory 2 List its users: workspace 1: Northwind Sales');
  expect(out).toContain('So far: 3 rows, saved in part.ndjson.');
  expect(out).toContain('more time (--timeout) or several parts (--concurrency 4, ');
  expect(code).toBe(4);
});

test('one that reads a lot and is interrupted: how far it came', async () => {
  const stop = new AbortController();
  const { code, out } = await recipe(['inventory', '--emulator', '--save', 'part.ndjson'], {
    signal: stop.signal,
    onErr: (text) => {
      if (text.includes('workspace 2')) stop.abort();
    },
  });
  expect(out).toMatch(/So far: \d+ rows, saved in part\.ndjson\./);
  expect(out).not.toContain('more time');
  expect(code).toBe(130);
});

test('an exported file that has no place is said to be lost', async () => {
  const { out } = await recipe(['export', '--emulator']);
  expect(out).toContain('The file was not kept');
  const kept = await recipe(['export', '--emulator', '--save', 'report.pdf']);
  expect(kept.out).not.toContain('The file was not kept');
});

test('several parts say each what they did', async () => {
  const { out } = await recipe(['scan', '--emulator', '--concurrency', '2']);
  expect(out).toContain('part 1/2: 6 workspaces scanned');
  expect(out).toContain('part 2/2: 0 workspaces scanned');
  expect(out).toContain('In all: 6 rows from 2 parts.');
});

test('the moment for the next scan is one for all parts, the earliest', async () => {
  const line = 'for the changes after this scan: since is 2026-12-01T08:00:';
  const entry = (iteration: number, name: string): object => ({ iteration, assertions: [{ name, passed: true }] });
  const record = {
    rowNames: ['part 1/2', 'part 2/2'],
    entries: [entry(0, '6 workspaces scanned'), entry(0, `${line}09Z`), entry(1, `${line}07Z`)],
  } as never;
  expect(toldBy(record)).toEqual(['part 1/2: 6 workspaces scanned', `${line}07Z`]);
});

test('a job that failed: its cause and the fix, as far as they are known', async () => {
  const { code, out } = await recipe(['refresh', '--emulator', '--scenario', 'refresh-failed']);
  expect(code).toBe(1);
  expect(out).toContain('PBI_REFRESH_CREDENTIALS');
  expect(out).toMatch(/Set the credentials of the\s+data source/);
});

test('--json has outcome, lines and rows, and nothing else on standard output', async () => {
  const { code, out } = await recipe(['refresh', '--emulator', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    recipe: 'refresh',
    outcome: 'done',
    exitCode: 0,
    problems: [],
    count: 1,
    rows: [{ status: 'Completed' }],
  });
});
