import { recall, unset } from './value.ts';

/** Names of the requests that clean up after a recipe, as far as there is something to clean up. It stands in a run-wide variable. */
const CLEANS_UP = 'recipeCleansUp';

/** Whether a request of a recipe has something to clean up. */
export function hasToCleanUp(name: string): boolean {
  return (recall<string[]>(CLEANS_UP) ?? []).includes(name);
}

/** Keeps that a request has something to clean up: only then is it sent, also after a failure. */
export function rememberToCleanUp(name: string): void {
  pm.variables.set(CLEANS_UP, JSON.stringify([...(recall<string[]>(CLEANS_UP) ?? []), name]));
}

/** A recipe begins anew. */
export function forgetToCleanUp(): void {
  unset(CLEANS_UP);
}
