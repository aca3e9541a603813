import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { powerBi } from '../../../catalogue/powerbi/catalogue.ts';
import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import {
  startEmulator,
  standardTenantDefinition,
  type Emulator,
  type EmulatorOptions,
} from '../../../emulator/index.ts';
import { environmentOf } from '../../recipes/emulator-as-tenant.ts';
import { held } from '../../recipes/held.ts';
import { makeCommittedProject, type Project, type Result } from '../fixtures/terminal.ts';

const OTHER_TENANT = '11111111-2222-4333-8444-555555555555';
const RECORD = 'broken.ndjson';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

/** What was made in a run that died: `recipe cleanup` has its record, and nothing else. */
const broken: readonly (readonly [recipe: string, made: string, nouns: readonly string[]])[] = [
  ['onboard', 'Onboard 3 Create the workspace', ['workspace']],
  ['profiles', 'Profiles 4 Create the workspace', ['workspace', 'service principal profile']],
  ['push', 'Push 3 Create a push model', ['semantic model']],
  ['publish', 'Publish 5 Publish a rehearsal', ['report']],
  ['clone', 'Clone 6 Clone a report', ['report']],
];

/** What these cannot do without. */
const inWorkspace = ['--workspace', 'Northwind Sales'];
const needed: Readonly<Record<string, readonly string[]>> = {
  push: inWorkspace,
  publish: inWorkspace,
  clone: [...inWorkspace, '--set', 'cloneReports=*'],
};

test.each(broken)('%s: what has the mark is removed; the second time it was gone', async (recipe, made, nouns) => {
  await withEmulator(async (emulator) => {
    const before = await held(emulator);
    await dieAfter(emulator, recipe, made);
    expect(await held(emulator)).not.toEqual(before);
    const first = await cleanup(emulator);
    expect([first.out.match(/^Removed: .*(?= \S+$)/gm), first.code]).toEqual([
      nouns.map((noun) => `Removed: ${noun}`),
      0,
    ]);
    expect(await held(emulator)).toEqual(before);
    const second = await cleanup(emulator);
    expect(second.out).not.toMatch(/Removed|Kept|Not removed/);
    expect([second.out.match(/Was gone already/g)?.length, second.code]).toEqual([nouns.length, 0]);
  });
});

test('a record of another tenant: everything is kept, also what does not seem to be there', async () => {
  await withEmulator(async (emulator) => {
    await dieAfter(emulator, 'onboard', 'Onboard 3 Create the workspace');
    const before = await held(emulator);
    rewrite((text) => text.replaceAll(standardTenant.tenantId, OTHER_TENANT));
    await expectKept(emulator, `it was made in the tenant ${OTHER_TENANT}, and this is ${standardTenant.tenantId}`);
    expect(await held(emulator)).toEqual(before);
    rewrite((text) => text.replaceAll(OTHER_TENANT, standardTenant.tenantId));
    await withEmulator(
      (other) => expectKept(other, `it was made in the tenant ${standardTenant.tenantId}, and this is ${OTHER_TENANT}`),
      { tenant: { ...standardTenantDefinition(), tenantId: OTHER_TENANT } },
    );
  });
});

test("a name that has lost the mark: it is somebody else's now", async () => {
  await withEmulator(async (emulator) => {
    await dieAfter(emulator, 'onboard', 'Onboard 3 Create the workspace');
    const id = (await marked(emulator)).slice(0, 36);
    const answer = await fetch(`${emulator.url}/v1.0/myorg/admin/groups/${id}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${await emulator.userToken()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Kept by Ada' }),
    });
    expect(answer.status).toBe(200);
    await expectKept(emulator, 'its name does not begin with "powerbi-postman"');
    expect((await held(emulator))['workspaces']).toContain(`${id} Kept by Ada`);
  });
});

test('the workspace of a profile cannot be removed: the profile stays, and both are named with their requests', async () => {
  await withEmulator(async (emulator) => {
    await dieAfter(emulator, 'profiles', 'Profiles 4 Create the workspace');
    emulator.addFault({ operation: 'Groups_DeleteGroup', kind: 'status', status: 400 });
    const { code, out } = await cleanup(emulator);
    expect(code).toBe(1);
    expect(out).toMatch(/^Not removed: workspace \S+/m);
    expect(out).toMatch(/DELETE http\S+\/v1\.0\/myorg\/groups\/\S+ \(X-PowerBI-Profile-Id: \S+\)$/m);
    expect(out).toMatch(/^Kept: service principal profile \S+: only as this profile can the workspace/m);
    expect(out).toMatch(/DELETE http\S+\/v1\.0\/myorg\/profiles\/\S+$/m);
  });
});

test('a run that died before the answer came: it says what may be there', async () => {
  await withEmulator(async (emulator) => {
    await dieAfter(emulator, 'onboard', 'Onboard 3 Create the workspace');
    // What stands in the record before the request is sent.
    rewrite((text) => {
      const lines = text.trimEnd().split('\n');
      const at = lines.findIndex((line) => line.includes('it may have been carried out'));
      expect(at).toBeGreaterThan(0);
      return `${lines.slice(0, at + 1).join('\n')}\n`;
    });
    const { code, out } = await cleanup(emulator);
    expect(out).toContain('Kept: workspace with an unknown id: the answer to the request that makes it is not known.');
    expect(code).toBe(1);
  });
});

test('nothing was left: nothing is sent', async () => {
  await withEmulator(async (emulator) => {
    await dieAfter(emulator, 'onboard', 'Onboard 1 Look for the name');
    const sent = emulator.requests.length;
    expect(await cleanup(emulator)).toMatchObject({ code: 0, out: 'That run left nothing behind.\n' });
    expect(emulator.requests).toHaveLength(sent);
  });
});

/** Runs a recipe's rehearsal and keeps its record as it was when a request had ended, as if the process had been killed then. */
async function dieAfter(emulator: Emulator, recipe: string, made: string): Promise<void> {
  const env = await environmentOf(emulator, project);
  const typed = needed[recipe] ?? [];
  const stop = new AbortController();
  // What the command does on its own behalf comes to nothing: it may not remove anything.
  const reads = powerBi.resources.flatMap(({ read }) => read ?? []);
  await project.start(['recipe', recipe, '--env', env, ...typed, '--every', '0s', '--allow-write', emulator.tenantId], {
    signal: stop.signal,
    watched: true,
    onErr: (text) => {
      if (!text.startsWith(`\r${made}`) || stop.signal.aborted) return;
      stop.abort();
      for (const operation of reads) emulator.addFault({ operation, kind: 'status', status: 400 });
    },
  });
  emulator.clearFaults();
  expect(stop.signal.aborted).toBe(true);
  cpSync(join(project.root, 'reports', 'recipe', 'record.ndjson'), join(project.root, RECORD));
}

async function cleanup(emulator: Emulator): Promise<Result> {
  const env = await environmentOf(emulator, project);
  const allowed = ['--allow-write', emulator.tenantId, '--set', 'pollSeconds=0'];
  return project.start(['recipe', 'cleanup', '--run', RECORD, '--env', env, ...allowed]);
}

async function expectKept(emulator: Emulator, reason: string): Promise<void> {
  const { code, out } = await cleanup(emulator);
  expect(out).toMatch(/^Kept: workspace /m);
  expect(out.replace(/\s+/g, ' ')).toContain(reason);
  expect(out).toMatch(/DELETE http\S+\/v1\.0\/myorg\/groups\/\S+$/m);
  expect(code).toBe(1);
}

async function marked(emulator: Emulator): Promise<string> {
  return (await held(emulator))['workspaces']!.find((workspace) => workspace.includes(' powerbi-postman '))!;
}

function rewrite(change: (text: string) => string): void {
  const path = join(project.root, RECORD);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

async function withEmulator(use: (emulator: Emulator) => Promise<void>, options?: EmulatorOptions): Promise<void> {
  const emulator = await startEmulator(options);
  try {
    await use(emulator);
  } finally {
    await emulator.close();
  }
}
