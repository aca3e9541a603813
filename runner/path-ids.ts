import { pathVariables } from '../catalogue/curated/variables.ts';
import { operations } from '../catalogue/index.ts';
import { problemOfPathId } from '../diagnosis/settings/path-id.ts';
import type { DataRow } from './data-rows.ts';
import { valueOf, type Environment } from './environment.ts';
import { RunError } from './run-error.ts';

/** Every variable whose value becomes a part of an address's path. */
const PATH_IDS: ReadonlySet<string> = new Set(operations.flatMap(pathVariables));

/**
 * Makes sure that each id stays where it is put: one with a separator in it would lead to another operation than the one that is shown.
 * @throws RunError E_ID_MALFORMED with the variable, and the row that it is of
 */
export function checkPathIds(environment: Environment, rows: readonly DataRow[] = []): void {
  for (const name of PATH_IDS) refuse(problemOfPathId(name, valueOf(environment, name)));
  rows.forEach((row, index) => {
    for (const [name, value] of Object.entries(row)) if (PATH_IDS.has(name)) refuse(problemOfPathId(name, value), `row ${index + 1} of the data: `);
  });
}

function refuse(problem: string | null, where = ''): void {
  if (problem !== null) throw new RunError('E_ID_MALFORMED', where + problem.replace(/\.$/, ''));
}
