import { resourceOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { pathVariables } from '../catalogue/model/variables.ts';

/** Filled in by the scripts, or settings and not ids: nothing that has to be found. */
const NOT_FOUND_BY_ID = new Set(['activityDate', 'tenantId']);

/** Every variable that must have a value before the request can be sent: parents before children, then those of query and body. */
export function variablesOf(catalogue: Pick<Catalogue, 'resources'>, operation: Operation): string[] {
  const query = Object.values(operation.values ?? {}).join(' ');
  const body = JSON.stringify(operation.sample ?? '');
  const inText = [...`${query} ${body}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
  const all = [...new Set([...pathVariables(operation), ...inText])].filter((name) => !NOT_FOUND_BY_ID.has(name));
  const depth = (variable: string): number => resourceOf(catalogue, variable)?.parents.length ?? 0;
  return all.sort((a, b) => depth(a) - depth(b));
}

/** Every variable of the catalogue that a request takes an id from, the most used first. */
export function idVariables(
  catalogue: Pick<Catalogue, 'aliases' | 'operations' | 'resources' | 'variables'>,
): string[] {
  const { aliases, operations, variables } = catalogue;
  const uses = new Map<string, number>();
  for (const operation of operations) {
    for (const variable of variablesOf(catalogue, operation)) uses.set(variable, (uses.get(variable) ?? 0) + 1);
  }
  const names = [...uses.keys()].filter(
    (name) => !variables.some((variable) => variable.name === name) && aliases[name] === undefined,
  );
  return names.sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1));
}
