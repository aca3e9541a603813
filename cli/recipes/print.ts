import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { operationOf } from '../../catalogue/model/catalogue.ts';
import { levelOf } from '../../catalogue/model/permission.ts';
import { requestNameOf, type Recipe } from '../../catalogue/model/recipe.ts';
import { many, plain, printTable, type Look } from '../../reporting/index.ts';
import { printable } from './cell.ts';
import { columnsFor } from './columns.ts';
import { isDone, type Removal } from './clean-up.ts';
import { inFlags } from './in-flags.ts';
import { partsIn, problemsIn, toldBy, type RecipeOutcome } from './outcome.ts';
import type { RecipeResult } from './run-recipe.ts';
import { fetchesFile } from './saved-body.ts';
import { takesRows } from './saved-rows.ts';
import { printTimeOver } from './time-over.ts';

const ENDINGS: Readonly<Record<RecipeOutcome, string>> = {
  done: 'Done',
  failed: 'Failed',
  'wrong input': 'Nothing was done: an input is wrong',
  'no token': 'No access token',
  'timed out': 'Timed out',
  interrupted: 'Interrupted',
};

/** The recipes as a table, for choosing one. */
export function printRecipes(recipes: readonly Recipe[], look: Look): string[] {
  return printTable(
    ['recipe', 'does'],
    recipes.map(({ id, does }) => [id, does]),
    { look },
  );
}

/**
 * How a recipe went: its rows, what it says of itself, and what failed.
 * @param shown how a path is shown
 */
export function printResult(
  recipe: Recipe,
  result: RecipeResult,
  look: Look,
  shown: (path: string) => string = (path) => path,
): string[] {
  const { columns: all, count, outcome, record, rows, saved } = result;
  const good = outcome === 'done';
  const { shown: columns, leftOut } = columnsFor(rows, all, look);
  const table = printTable(
    columns,
    rows.map((row) => columns.map((name) => printable(row[name]))),
    { look },
  );
  const hint = saved === undefined ? '; --save FILE keeps all' : '';
  const more = [
    ...(count > rows.length ? [`… and ${count - rows.length} more${hint}`] : []),
    ...(leftOut.length > 0 ? [`No room for ${leftOut.join(', ')}${hint}`] : []),
  ].flatMap((line) => look.hang('', line).map(look.muted));
  const problems = problemsIn(result).flatMap(({ name, message = '' }) =>
    look.hang(`${look.wrong(look.marks.wrong)} `, plain(`${name}: ${inFlags(recipe, message)}`)),
  );
  const told = toldBy(record).flatMap((line) =>
    look.hang(`${look.good(look.marks.good)} `, plain(inFlags(recipe, line))),
  );
  const sent = record.entries.reduce(
    (sum, { attempts, earlier = 0 }) => sum + earlier + attempts.filter(({ purpose }) => purpose === 'request').length,
    0,
  );
  const parts = partsIn(record);
  const total = parts > 1 ? [`In all: ${many(count, 'row')} from ${many(parts, 'part')}.`] : [];
  const [soFar, ways] = printTimeOver(recipe, { count, saved: saved === undefined ? saved : shown(saved) });
  const over = outcome === 'timed out' ? [soFar, ways] : outcome === 'interrupted' ? [soFar] : [];
  const isLost = good && fetchesFile(recipe) && (saved === undefined || takesRows(saved));
  return [
    ...(rows.length > 0 ? [...table, ...more, ''] : []),
    ...told,
    ...problems,
    ...total,
    ...over.flatMap((line) => (line === undefined ? [] : look.hang('', line))),
    ...(isLost ? [look.muted('The file was not kept: name one for it with --save.')] : []),
    (good ? look.good : look.wrong)(`${ENDINGS[outcome]}: ${recipe.title}, ${many(sent, 'request')}.`),
  ];
}

/** What a recipe would send, for somebody who has not allowed it. */
export function printIntention(recipe: Recipe, flag: string, look: Look): string[] {
  const lines = recipe.steps.flatMap((step) => {
    const { effect, method, path } = operationOf(powerBi, step.operation);
    const mark = levelOf(effect) === 'plain read' ? '' : `  (${effect})`;
    return [`  ${requestNameOf(recipe, step)}${mark}`, look.muted(`      ${method} ${path}`)];
  });
  return [
    `${recipe.title} would send:`,
    ...lines,
    '',
    ...look.hang('', inFlags(recipe, recipe.changes)),
    ...look.hang('', `Nothing was sent. To allow it, add ${flag}.`),
  ];
}

const REMOVALS: Readonly<Record<Removal['outcome'], string>> = {
  removed: 'Removed',
  gone: 'Was gone already',
  kept: 'Kept',
  failed: 'Not removed',
};

/** What became of the things that a run had made and left; of what is still there, the request that removes it. */
export function printRemovals(removals: readonly Removal[], look: Look): string[] {
  return removals.flatMap((removal) => {
    const { leftover, outcome, reason = '' } = removal;
    const { id, removedBy, resource } = leftover;
    const isThere = !isDone(removal);
    const paint = isThere ? look.wrong : look.good;
    return [
      ...look.hang(
        '',
        `${paint(REMOVALS[outcome])}: ${resource.noun} ${id || 'with an unknown id'}${reason === '' ? '' : `: ${plain(reason)}`}`,
      ),
      ...(isThere ? [`  ${look.command(removedBy)}`] : []),
    ];
  });
}

/** What comes after a recipe. A command stays on one line: it is to be copied. */
export function printNext(next: readonly string[], look: Look): string[] {
  const lines = next.flatMap((line) =>
    line.startsWith('  ') ? [`  ${look.command(plain(line))}`] : look.hang('', plain(line)),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}
