import { sampleBody } from '../catalogue/powerbi/curated/bodies/index.ts';
import { pathVariables, queryValues } from '../catalogue/powerbi/curated/variables.ts';
import type { Operation } from '../catalogue/powerbi/index.ts';
import { resourceOf } from '../catalogue/powerbi/resources.ts';

/** Filled in by the scripts, or settings and not ids: nothing that has to be found. */
const NOT_FOUND_BY_ID = new Set(['activityDate', 'tenantId']);

/** Every variable that must have a value before the request can be sent: parents before children, then those of query and body. */
export function variablesOf(operation: Operation): string[] {
  const query = Object.values(queryValues[operation.id] ?? {}).join(' ');
  const body = JSON.stringify(sampleBody(operation) ?? '');
  const inText = [...`${query} ${body}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
  const all = [...new Set([...pathVariables(operation), ...inText])].filter((name) => !NOT_FOUND_BY_ID.has(name));
  return all.sort((a, b) => depth(a) - depth(b));
}

function depth(variable: string): number {
  return resourceOf(variable)?.parents.length ?? 0;
}
