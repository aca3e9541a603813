import { DEVELOPMENT_GROUP_ID } from '../../emulator/tenant/standard.ts';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { Emulator } from '../../emulator/index.ts';
import { type RecipeRun, runRecipeAt, withEmulator } from './run-recipe.ts';

const TITLE = 'Clone and rebind';
const inputs = { workspace: 'Northwind Sales', cloneReports: '*', targetWorkspace: 'Northwind Development' };

interface Report {
  readonly name: string;
  readonly datasetId: string | undefined;
}

async function reportsOf({ url, userToken }: Emulator, groupId: string): Promise<Report[]> {
  const answer = await fetch(`${url}/v1.0/myorg/groups/${groupId}/reports`, {
    headers: { Authorization: `Bearer ${await userToken()}` },
  });
  return ((await answer.json()) as { value: Report[] }).value.map(({ name, datasetId }) => ({ name, datasetId }));
}

const changes = ({ sent }: RecipeRun): string[] => sent.filter((line) => !/^\d+ GET/.test(line));

/** The workspace's reports, as many as it takes to see a queue. */
async function addReport({ url, userToken }: Emulator, name: string): Promise<void> {
  const { groupId, reportId } = standardTenant;
  const { status } = await fetch(`${url}/v1.0/myorg/groups/${groupId}/reports/${reportId}/Clone`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await userToken()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  expect(status).toBe(200);
}

test('all reports are cloned, one after the other; the second run clones nothing', () =>
  withEmulator(async (emulator) => {
    await addReport(emulator, 'Orders');
    const [source, before] = [
      await reportsOf(emulator, standardTenant.groupId),
      await reportsOf(emulator, DEVELOPMENT_GROUP_ID),
    ];
    const missing = source.filter(({ name }) => !before.some((report) => report.name === name));
    expect(missing.length).toBeGreaterThan(0);
    const run = await runRecipeAt(emulator, TITLE, inputs);
    expect(run.failed).toEqual([]);
    expect(run.sent).toEqual([
      '200 GET Clone 1 Find the workspace',
      '200 GET Clone 2 Find the target workspace',
      '200 GET Clone 4 See what is there',
      '200 GET Clone 5 Find the reports',
      ...missing.map(() => '200 POST Clone 6 Clone a report'),
    ]);
    const after = [...before, ...missing];
    expect(await reportsOf(emulator, DEVELOPMENT_GROUP_ID)).toEqual(after);
    expect(run.rows.filter(({ done }) => done === 'cloned').map(({ report }) => report)).toEqual(
      missing.map(({ name }) => name),
    );
    const again = await runRecipeAt(emulator, TITLE, inputs);
    expect([again.failed, changes(again)]).toEqual([[], []]);
    expect([...again.lines.keys()].some((line) => line.startsWith('nothing to clone'))).toBe(true);
    expect(await reportsOf(emulator, DEVELOPMENT_GROUP_ID)).toEqual(after);
    expect(await reportsOf(emulator, standardTenant.groupId)).toEqual(source);
  }));

test('named reports are bound to a model of the target', () =>
  withEmulator(async (emulator) => {
    await addReport(emulator, 'Orders, all');
    await addReport(emulator, 'Stock');
    const run = await runRecipeAt(emulator, TITLE, { ...inputs, cloneReports: ' stock ', rebindTo: 'Sales' });
    expect([run.failed, changes(run)]).toEqual([[], ['200 POST Clone 6 Clone a report']]);
    const target = await reportsOf(emulator, DEVELOPMENT_GROUP_ID);
    const sales = target.find(({ name }) => name === 'Sales overview')?.datasetId;
    expect(target.at(-1)).toEqual({ name: 'Stock', datasetId: sales });
    expect(sales).not.toBe(standardTenant.datasetId);
  }));

test('without a target it is a rehearsal: one copy, which is deleted again', () =>
  withEmulator(async (emulator) => {
    const before = await reportsOf(emulator, standardTenant.groupId);
    const run = await runRecipeAt(emulator, TITLE, { ...inputs, targetWorkspace: '' });
    expect([run.failed, changes(run)]).toEqual([
      [],
      ['200 POST Clone 6 Clone a report', '200 DELETE Clone 7 Delete the copy'],
    ]);
    expect([...run.lines.keys()].find((line) => line.includes('is cloned as'))).toMatch(
      /is cloned as powerbi-postman /,
    );
    expect(await reportsOf(emulator, standardTenant.groupId)).toEqual(before);
  }));

test('one that is refused does not keep back the others', () =>
  withEmulator(
    async (emulator) => {
      for (const name of ['One', 'Two', 'Three']) await addReport(emulator, name);
      const run = await runRecipeAt(emulator, TITLE, { ...inputs, cloneReports: 'One, Two, Three' });
      expect(run.failed).toHaveLength(1);
      expect(changes(run).map((line) => line.slice(0, 3))).toEqual(['200', '404', '200']);
      expect(run.rows.map(({ report, done }) => [report, done])).toEqual([
        ['One', 'cloned'],
        ['Two', 'refused'],
        ['Three', 'cloned'],
      ]);
    },
    // The requests of the three additions are counted also: they go the same way.
    { faults: [{ operation: 'Reports_CloneReportInGroup', kind: 'status', status: 404, after: 4, times: 1 }] },
  ));

describe('traps', () => {
  test.each([
    ['no reports named', { cloneReports: '' }, 'type cloneReports: names separated by commas, or * for all'],
    [
      'no such report',
      { cloneReports: 'Orders' },
      'no report has the name or id "Orders" here. There are: Sales overview, Invoice.',
    ],
    ['no such target', { targetWorkspace: 'Nowhere' }, 'no workspace has the name "Nowhere" here.'],
    [
      'the target is the source',
      { targetWorkspace: 'Northwind Sales' },
      'targetWorkspace is the workspace of the reports itself',
    ],
    ['no such model', { rebindTo: 'Orders' }, 'no semantic model has the name "Orders" here.'],
    ['nothing typed', { workspace: '' }, 'type workspace: the name or the id of the workspace.'],
  ])('%s: nothing is cloned', (_name, more, reason) =>
    withEmulator(async (emulator) => {
      const run = await runRecipeAt(emulator, TITLE, { ...inputs, ...more });
      expect(run.failed[0]).toContain(`Inputs: ${reason}`);
      expect([run.failed.length, changes(run)]).toEqual([1, []]);
    }),
  );

  test('several have the name: nothing is guessed', () =>
    withEmulator(async (emulator) => {
      await addReport(emulator, 'Invoice');
      const run = await runRecipeAt(emulator, TITLE, { ...inputs, cloneReports: 'Invoice' });
      expect(run.failed[0]).toContain('Inputs: several reports have the name "Invoice": type the id');
      expect(changes(run)).toEqual([]);
    }));

  test('a paginated report is not bound to a model', () =>
    withEmulator(async (emulator) => {
      const run = await runRecipeAt(emulator, TITLE, { ...inputs, cloneReports: 'Invoice', rebindTo: 'Sales' });
      expect([run.failed, changes(run)]).toEqual([[], []]);
      expect(run.rows[0]).toMatchObject({ report: 'Invoice', done: 'left as it is' });
    }));
});
