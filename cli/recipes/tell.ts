import { defined } from '../../catalogue/model/defined.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { projectRoot } from '../../generator/project.ts';
import { printLines, readPageAssets, writeReports, type ExchangeOf } from '../../reporting/index.ts';
import type { RunRecord } from '../../runner/index.ts';
import { printCauses } from '../output/causes.ts';
import { folderNames } from '../output/folder-names.ts';
import { shownPath } from '../output/shown-path.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import { workspaceList } from '../output/workspace-list.ts';
import { printWritten } from '../output/written-files.ts';
import type { Removal } from './clean-up.ts';
import { exitCodes, problemsIn, toldBy } from './outcome.ts';
import { printNext, printRemovals, printResult } from './print.ts';
import type { RecipeResult } from './run-recipe.ts';

/** What comes after a recipe's run. */
export interface RecipeAftermath {
  readonly json: boolean;
  /** Folder of the reports. */
  readonly reports: string;
  readonly exchangeOf: ExchangeOf;
  /** What became of the things that it made and left. */
  readonly removals: readonly Removal[];
  /** What comes after it, with commands as they are typed here. */
  readonly next: readonly string[];
}

/** Prints how a recipe went, as text or as JSON, and writes its reports. */
export async function tellRecipe(
  recipe: Recipe,
  result: RecipeResult,
  { exchangeOf, json, next, removals, reports }: RecipeAftermath,
  terminal: Terminal,
): Promise<void> {
  const { outcome, record, saved } = result;
  const look = lookOf(terminal.screens.out);
  const shown = (path: string): string => shownPath(path, terminal);
  const material = { exchangeOf, assets: () => readPageAssets(projectRoot()), workspaceList, folderNames };
  if (json) terminal.out(JSON.stringify(asData(recipe, result, removals, next), null, 2));
  else {
    for (const line of [...printResult(recipe, result, look, shown), ...printRemovals(removals, look)])
      terminal.out(line);
    const refused = record.counts.refused > 0 || outcome === 'no token';
    const more = refused
      ? printLines(record, 'terminal', { ...material, look })
      : printCauses(causesOf(record), { look, brief: true });
    for (const line of [...(more.length > 0 ? ['', ...more] : []), ...printNext(next, look)]) terminal.out(line);
  }
  const paths = await writeReports(reports, record, ['json', 'html', 'markdown'], material);
  if (json) return;
  const written = [...(saved === undefined ? [] : [saved]), ...paths.values()];
  for (const line of ['', ...printWritten(written, look, terminal)]) terminal.out(line);
}

function asData({ id }: Recipe, result: RecipeResult, removals: readonly Removal[], next: readonly string[]): object {
  const { count, outcome, record, rows, saved } = result;
  return {
    recipe: id,
    outcome,
    exitCode: exitCodes[outcome],
    told: toldBy(record),
    problems: problemsIn(result).map(({ name, message }) => defined({ name, message })),
    count,
    rows,
    causes: causesOf(record).map(({ code, title, fix }) => ({ code, title, fix })),
    ...(removals.length > 0 ? { leftovers: removalsAsData(removals) } : {}),
    ...(next.length > 0 ? { next } : {}),
    ...defined({ saved }),
  };
}

/** Why its requests were refused or failed, each cause once. */
function causesOf({ entries }: RunRecord): Cause[] {
  const causes = entries
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'refused')
    .flatMap(({ causes: own = [] }) => own);
  return [...new Map(causes.map((cause) => [cause.code, cause])).values()];
}

/** What became of leftovers, for programs. */
export function removalsAsData(removals: readonly Removal[]): object[] {
  return removals.map(({ leftover: { id, removedBy, resource }, outcome, reason }) =>
    defined({ noun: resource.noun, id, outcome, reason, removedBy }),
  );
}
