import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { recipes } from '../../catalogue/powerbi/recipes/index.ts';
import type { Fault } from '../../emulator/index.ts';
import { cellsOf, changesOf, stepsOf, type Cell } from './cells.ts';
import { inWords, type Struck } from './condition.ts';
import { conditions } from './conditions.ts';
import { held } from './held.ts';
import { runRecipeAt, withEmulator, type RecipeRun } from './run-recipe.ts';

/** Runs that nothing happened to, by the ids of their recipes. */
const runs = new Map<string, Promise<RecipeRun>>();

const workingDir = mkdtempSync(join(tmpdir(), 'conditions-'));
writeFileSync(join(workingDir, 'Stock.pbix'), 'PK a package');
afterAll(() => rmSync(workingDir, { recursive: true }));

describe('the table', () => {
  test('has a row for each recipe', () => {
    expect(Object.keys(conditions)).toEqual(recipes.recipes.map(({ id }) => id));
  });

  test.each(Object.entries(conditions))('%s has a cell for each condition', (_id, row) => {
    expect(Object.keys(row)).toEqual(['inputs', ...Object.keys(inWords)]);
  });

  test('says why a condition does not concern a recipe', () => {
    const spared = Object.values(conditions).flatMap((row) =>
      Object.values(row).flatMap((cell: object) => ('spared' in cell ? [cell.spared] : [])),
    );
    expect([...new Set(spared)]).toEqual([
      'starts no job',
      'the service gives pipelines, stages and items whole',
      'starts no job: those that failed are its rows',
    ]);
  });
});

test.each(cellsOf('secondRun'))(`%s: ${inWords.secondRun} leaves everything as the first one did`, (_title, cell) =>
  withEmulator(async (emulator) => {
    const { expected, recipe } = cell;
    const inputs = expected.inputs ?? cell.inputs;
    const before = await held(emulator);
    const first = await runRecipeAt(emulator, recipe.title, inputs, { workingDir });
    const after = await held(emulator);
    if (expected.inputs === undefined) {
      expect(after).toEqual(before);
      runs.set(recipe.id, Promise.resolve(first));
    } else expect(after).not.toEqual(before);
    const second = await runRecipeAt(emulator, recipe.title, inputs, { workingDir });
    expect([first.failed, second.failed]).toEqual([[], []]);
    expect(changesOf(recipe, second.sent)).toEqual(expected.sends);
    expect(await held(emulator)).toEqual(after);
    if (expected.rows === 'the same') expect([second.sent, second.rows]).toEqual([first.sent, first.rows]);
    else expect(second.rows).not.toEqual(first.rows);
  }),
);

describe.each([
  ['throttled', 429],
  ['expired', 403],
] as const)('%s', (kind, status) => {
  test.each(cellsOf(kind))(`%s: ${inWords[kind]}, and it ends as if nothing had been`, async (_title, cell) => {
    const { recipe, inputs } = cell;
    const undisturbed = await undisturbedRun(cell);
    await withEmulator(
      async (emulator) => {
        const before = await held(emulator);
        const { failed, rows, sent } = await runRecipeAt(emulator, recipe.title, inputs);
        expect(failed).toEqual([]);
        const struck = stepsOf(recipe, sent).filter((line) => line.startsWith(`${status} `));
        expect(struck.map((line) => line.split(' ').at(-1))).toEqual(cell.expected.at);
        expect(sent.findLastIndex((line) => line.startsWith(`${status} `))).toBeGreaterThan(0);
        expect(sent.filter((line) => !line.startsWith(`${status} `))).toEqual(undisturbed.sent);
        expect(rows).toHaveLength(undisturbed.rows.length);
        expect(await held(emulator)).toEqual(before);
      },
      { faults: faultsOf(cell, kind, undisturbed.sent) },
    );
  });
});

/** A run of the recipe that nothing happens to: the first of two, or one of its own. */
function undisturbedRun({ inputs, recipe }: Cell<unknown>): Promise<RecipeRun> {
  const known = runs.get(recipe.id) ?? withEmulator((emulator) => runRecipeAt(emulator, recipe.title, inputs));
  runs.set(recipe.id, known);
  return known;
}

/** Strikes the first request of each step: others of the same operation may come before it. */
function faultsOf({ expected, recipe }: Cell<Struck>, kind: Fault['kind'], sent: readonly string[]): Fault[] {
  const steps = stepsOf(recipe, sent).map((line) => line.split(' ').at(-1)!);
  return expected.at.map((id) => {
    const operation = operationOf(recipe, id);
    const before = steps.slice(0, steps.indexOf(id)).filter((step) => operationOf(recipe, step) === operation);
    const seconds = kind === 'throttled' ? { seconds: 0 } : {};
    return { operation, kind, ...seconds, times: 1, ...(before.length > 0 ? { after: before.length } : {}) };
  });
}

function operationOf({ steps }: Recipe, id: string): string {
  return steps.find((step) => step.id === id)!.operation;
}
