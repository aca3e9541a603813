import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario, startEmulator } from '../../emulator/index.ts';
import type { RunEntry } from '../../runner/index.ts';
import { makeCommittedProject, type Project } from '../cli/fixtures/terminal.ts';
import { environment } from '../runner/fixtures/collection.ts';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

/** Runs the folder "Start here" in Newman, as it is committed, against a scenario. */
async function startHere(scenario: string): Promise<readonly RunEntry[]> {
  const emulator = await startEmulator({ scenario: readScenario(scenario) });
  const values = {
    loginUrl: emulator.url,
    apiUrl: emulator.url,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
    ...(await emulator.clientValues()),
  };
  project.write('file.json', JSON.stringify(environment(values)));
  await project.start([
    'run',
    '--env',
    'file.json',
    '--folder',
    'Start here',
    '--format',
    'json',
    '--reports',
    'reports',
  ]);
  await emulator.close();
  return (JSON.parse(readFileSync(join(project.root, 'reports', 'record.json'), 'utf8')) as { entries: RunEntry[] })
    .entries;
}

const red = (entries: readonly RunEntry[]): string[] =>
  entries.flatMap(({ assertions }) => assertions.filter(({ passed }) => !passed).map(({ name }) => name));

test.each([
  ['admin-switch-off', 'PBI_ADMIN_SWITCH_OFF'],
  ['origin-3', 'PBI_ADMIN_CONSENT'],
])('%s: the optional step is refused, and no test is red', async (scenario, code) => {
  const entries = await startHere(scenario);
  expect(red(entries)).toEqual([]);
  const line = entries.find(({ request }) => request === 'Check admin APIs')!.assertions[0]!.name;
  expect(line).toMatch(/^not needed unless you call admin APIs: Check admin APIs answered 401/);
  expect(line).toContain(`[${code}]`);
});

test('no-workspace: the steps that need one are left out, the admin step is sent', async () => {
  const entries = await startHere('no-workspace');
  expect(entries.map(({ outcome }) => outcome)).toEqual(['answered', 'failed', 'skipped', 'skipped', 'answered']);
  expect(entries[3]!.reason).toMatch(/^"Check workspaces" failed, and this step needs it/);
});

test('switch-off: without the first step nothing is sent', async () => {
  expect((await startHere('switch-off')).map(({ outcome }) => outcome)).toEqual([
    'refused',
    'skipped',
    'skipped',
    'skipped',
    'skipped',
  ]);
});
