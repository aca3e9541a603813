import { pathVariables } from '../catalogue/model/variables.ts';
import { memoryVariables } from '../catalogue/model/vocabulary.ts';
import type { Catalogues } from '../catalogue/model/catalogue.ts';
import { problemOfPathId } from '../diagnosis/settings/path-id.ts';
import type { DataRow } from './data-rows.ts';
import { valueOf, type Environment } from './environment.ts';
import { RunError } from './run-error.ts';

/**
 * Makes sure that each id stays where it is put: one with a separator in it would lead to another operation than the one that is shown.
 * @throws RunError E_ID_MALFORMED with the variable, and the row that it is of
 */
export function checkPathIds(environment: Environment, catalogues: Catalogues, rows: readonly DataRow[] = []): void {
  // Every variable whose value becomes a part of an address's path.
  const ids = new Set(catalogues.flatMap(({ operations }) => operations.flatMap(pathVariables)));
  for (const name of ids) refuse(problemOfPathId(name, valueOf(environment, name)));
  // What the scripts remember holds ids also, and somebody else may have written them.
  for (const name of memoryVariables)
    for (const text of textsIn(valueOf(environment, name))) refuse(problemOfPathId(name, text));
  rows.forEach((row, index) => {
    for (const [name, value] of Object.entries(row))
      if (ids.has(name)) refuse(problemOfPathId(name, value), `row ${index + 1} of the data: `);
  });
}

/** Every text in a JSON value; none in what is no JSON. */
function textsIn(json: string): string[] {
  const texts: string[] = [];
  const left: unknown[] = [parsed(json)];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values<unknown>(value as Record<string, unknown>)) left.push(inner);
  }
  return texts;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function refuse(problem: string | null, where = ''): void {
  if (problem !== null) throw new RunError('E_ID_MALFORMED', where + problem.replace(/\.$/, ''));
}
