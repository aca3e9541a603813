import type { TenantChange } from '../../emulator/index.ts';
import { allCases } from '../cases.ts';
import { cellsOf, changesOf, stepsOf, type Cell } from './cells.ts';
import { inWords, type Ending, type Inputs, type JobEnding } from './condition.ts';
import { behindFullPages } from './full-pages.ts';
import { held } from './held.ts';
import { runRecipeAt, withEmulator } from './run-recipe.ts';

const noTime = { recipeMinutes: '0', pollSeconds: '1' };
const empty: TenantChange = {
  workspaces: {
    'Northwind Sales': null,
    'Northwind Development': null,
    'Northwind Production': null,
    'Northwind Archive': null,
  },
  capacities: { 'Northwind capacity': null },
  activityLog: { eventsPerDay: 0, eventsPerPage: 1 },
};

test.each(cellsOf('jobFails'))(`%s: ${inWords.jobFails}`, (_title, cell) => expectEnding(cell, jobs(cell, 'failed')));

test.each(cellsOf('jobNeverEnds'))(`%s: ${inWords.jobNeverEnds}`, (_title, cell) =>
  expectEnding(cell, jobs(cell, 'never'), noTime),
);

test.each(cellsOf('emptyTenant'))(`%s: ${inWords.emptyTenant}`, (_title, cell) => expectEnding(cell, empty));

/**
 * A page takes a moment, so a proof alone tries all of them. Here is one of each way to read pages, and the first stands for all that find a
 * workspace by its name. Inventory, scan and failures read several pages in suites of their own.
 */
const tried = ['refresh', 'activity', 'onboard', 'profiles'];

test.each(cellsOf('fiftyPages').filter(([, { recipe }]) => allCases || tried.includes(recipe.id)))(
  `%s: ${inWords.fiftyPages}`,
  (_title, { expected, inputs, recipe }) =>
    withEmulator(
      async (emulator) => {
        const before = await held(emulator);
        const { failed, rows, sent } = await behindFullPages(emulator, expected.list, 49, (behind) =>
          runRecipeAt(behind, recipe.title, { ...inputs, ...expected.inputs }),
        );
        expect(failed).toEqual([]);
        const steps = stepsOf(recipe, sent).map((line) => line.split(' ').at(-1));
        for (const [step, times] of Object.entries(expected.asks))
          expect([step, steps.filter((each) => each === step).length]).toEqual([step, times]);
        expect(await held(emulator)).toEqual(before);
        expect(rows).toHaveLength(expected.rows);
      },
      { scenario: { about: '50 pages', tenant: expected.tenant ?? {} } },
    ),
  240_000,
);

function jobs({ expected }: Cell<JobEnding>, ends: 'failed' | 'never'): TenantChange {
  return { jobs: { [expected.job]: { ends } } };
}

/** What was there before is there afterwards, and nothing else. */
async function expectEnding(
  cell: Cell<Ending & { inputs?: Inputs }>,
  tenant: TenantChange,
  more?: Inputs,
): Promise<void> {
  const { expected, recipe } = cell;
  await withEmulator(
    async (emulator) => {
      const before = await held(emulator);
      const inputs = { ...(expected.inputs ?? cell.inputs), ...more };
      const { failed, rows, sent } = await runRecipeAt(emulator, recipe.title, inputs);
      expect(failed).toEqual(expected.fails === undefined ? [] : [expect.stringContaining(expected.fails)]);
      expect(changesOf(recipe, sent)).toEqual(expected.sends);
      expect(stepsOf(recipe, sent).at(-1)?.split(' ').at(-1)).toBe(expected.last);
      expect(rows).toHaveLength(expected.rows);
      expect(await held(emulator)).toEqual(before);
    },
    { scenario: { about: 'a condition', tenant } },
  );
}
