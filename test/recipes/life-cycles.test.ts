import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { lives, mortal } from '../../catalogue/powerbi/recipes/life-cycles.ts';
import type { ToldLife } from '../../catalogue/powerbi/recipes/told-life.ts';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type TenantChange } from '../../emulator/index.ts';
import { held } from './held.ts';
import { startLiar, type Lie } from './lying-proxy.ts';
import { runRecipeAt } from './run-recipe.ts';

const FOLDER = 'Life cycles';
const { recipes } = powerBi.jobs!.find(({ name }) => name === FOLDER)!;
const nouns = lives.map(({ of }) => powerBi.resources.find(({ variable }) => variable === of)!.noun);
const changed = nouns.filter((_noun, index) => lives[index]!.change);
const readable = nouns.filter(
  (_noun, index) => powerBi.resources.find(({ variable }) => variable === lives[index]!.of)!.read,
);
const typed = { workspace: 'Northwind Sales', report: 'Sales overview', gateway: 'Northwind gateway' };

test('everything that an app can create and delete has one', () => {
  expect(lives.map(({ of }) => of)).toEqual(mortal.map(({ variable }) => variable));
});

test('what is compared is sent', () => {
  for (const { steps, told } of recipes) {
    const { shows, changed: later = [] } = told as ToldLife;
    const bodyOf = (id: string): object => (steps.find((step) => step.id === id)?.body ?? {}) as object;
    expect(Object.keys(bodyOf('create'))).toEqual(expect.arrayContaining(shows.map((member) => member.split(':')[0])));
    expect(Object.keys(bodyOf('change'))).toEqual(expect.arrayContaining([...later]));
    expect(shows.length).toBeGreaterThan(0);
  }
});

test('all of them one after the other: each effect is there, and nothing is left behind', async () => {
  const emulator = await startEmulator();
  try {
    const before = await held(emulator);
    const { failed, lines, sent } = await runRecipeAt(emulator, FOLDER, typed);
    expect(failed).toEqual([]);
    expect([...lines.values()].filter((line) => line !== 'ok')).toEqual([]);
    expect(sent).toHaveLength(recipes.flatMap(({ steps }) => steps).length);
    for (const noun of nouns) expect(lines.get(`the list no longer shows the ${noun}`)).toBe('ok');
    expect(await held(emulator)).toEqual(before);
  } finally {
    await emulator.close();
  }
}, 60_000);

test('what is sent: create, list, read, change and delete, in a workspace of its own', async () => {
  const emulator = await startEmulator();
  try {
    const { sent, rows } = await runRecipeAt(emulator, 'Life of a scorecard');
    expect(sent).toEqual([
      '200 POST Life of a scorecard 1 Create a workspace for it',
      '200 POST Life of a scorecard 2 Create it',
      '200 GET Life of a scorecard 3 List them',
      '200 GET Life of a scorecard 4 Read it',
      '200 PATCH Life of a scorecard 5 Change it',
      '200 GET Life of a scorecard 6 Read the change',
      '204 DELETE Life of a scorecard 7 Delete it',
      '200 GET Life of a scorecard 8 List them again',
      '404 GET Life of a scorecard 9 Look for it again',
      '200 DELETE Life of a scorecard 10 Delete the workspace',
    ]);
    expect(rows).toEqual(
      [
        'the list shows the new scorecard',
        'the scorecard is as it was sent',
        'the change of the scorecard is stored',
        'the list no longer shows the scorecard',
        'the scorecard is gone',
      ].map((check) => ({ check, result: 'yes' })),
    );
  } finally {
    await emulator.close();
  }
});

test.each<[Lie, readonly string[], RegExp]>([
  [
    'deletes nothing',
    nouns.map((noun) => `the list no longer shows the ${noun}`),
    /: it was deleted, and is still in the list$/,
  ],
  ['stores no change', changed.map((noun) => `the change of the ${noun} is stored`), /: \w+ is .*, and .* was sent$/],
  [
    'leaves new ones out',
    nouns.map((noun) => `the list shows the new ${noun}`),
    /: it was created with the id .*, and is not in the list$/,
  ],
  [
    'stores another name',
    nouns.filter((noun) => noun !== 'goal value').map((noun) => `the list shows the new ${noun}`),
    /: \w+ is "other .*", and "powerbi-postman .*" was sent$/,
  ],
  ['reads what is gone', readable.map((noun) => `the ${noun} is gone`), /: it was deleted, and can still be read$/],
])(
  'a service that %s is found out by each',
  async (lie, names, reason) => {
    const emulator = await startEmulator();
    const before = await held(emulator);
    const liar = await startLiar(emulator.url, lie);
    try {
      const { failed } = await runRecipeAt({ ...emulator, url: liar.url }, FOLDER, typed);
      expect(failed.map((line) => line.slice(0, line.indexOf(':')))).toEqual(names);
      for (const line of failed) expect(line).toMatch(reason);
      if (lie !== 'deletes nothing') expect(await held(emulator)).toEqual(before);
    } finally {
      liar.close();
      await emulator.close();
    }
  },
  60_000,
);

const refusedCreation = { settings: { ServicePrincipalAccessGlobalAPIs: { enabled: false } } };
const broken = (operation: string): TenantChange => ({ faults: [{ operation, kind: 'status' }] });

test.each<[string, string, TenantChange, readonly string[]]>([
  ['nothing could be created', 'Life of a dashboard', refusedCreation, []],
  ['nothing could be created', 'Life of a workspace', refusedCreation, []],
  [
    'the workspace was created, and nothing in it',
    'Life of a dashboard',
    broken('Dashboards_AddDashboardInGroup'),
    ['200 DELETE Life of a dashboard 8 Delete the workspace'],
  ],
  [
    'the list fails',
    'Life of a dashboard',
    broken('Dashboards_GetDashboardsInGroup'),
    ['200 DELETE Life of a dashboard 5 Delete it', '200 DELETE Life of a dashboard 8 Delete the workspace'],
  ],
  ['nothing is found', 'Life of a report', broken('Reports_GetReportsInGroup'), []],
])('%s: %s deletes only what it made, whatever is typed', async (_name, title, change, deleted) => {
  const emulator = await startEmulator();
  try {
    const before = await held(emulator);
    emulator.change(change);
    // Typed to be read: a job that has nothing of its own must leave them alone.
    const { groupId, datasetId, reportId } = standardTenant;
    const dashboardId = 'not-to-be-deleted';
    const ids = { groupId, datasetId, reportId, dashboardId };
    const { failed, sent } = await runRecipeAt(emulator, title, { ...typed, ...ids });
    expect(failed).toHaveLength(1);
    expect(emulator.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(deleted.length);
    expect(sent.filter((line) => line.startsWith('200 DELETE') && deleted.includes(line))).toEqual(deleted);
    emulator.clearFaults();
    expect(await held(emulator)).toEqual(before);
  } finally {
    await emulator.close();
  }
});
