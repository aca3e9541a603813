/**
 * The value of a variable in whatever scope it stands, trimmed; empty when it is nowhere.
 * `replaceIn` is the one look-up that finds environment and collection variables in Postman, Newman, Postman CLI and Bruno.
 */
export function valueOf(name: string): string {
  const reference = '{{' + name + '}}';
  const value = pm.variables.replaceIn(reference);
  return value === reference ? '' : String(value).trim();
}

const STOPPED = 'startHereStopped';

/** Names of the steps of "Start here" that failed in this run. */
export const failedSteps = (): readonly string[] => recall<string[]>(STOPPED) ?? [];

/** Keeps that a step of "Start here" failed: those that need it are left out. */
export function rememberFailedStep(name: string): void {
  pm.variables.set(STOPPED, JSON.stringify([...failedSteps(), name]));
}

/** The first step begins anew. */
export function forgetFailedSteps(): void {
  unset(STOPPED);
}

/** A JSON value that a script kept in a run-wide variable; null when there is none. */
export function recall<T>(name: string): T | null {
  const text = pm.variables.get(name);
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null;
}

/** Bruno's own object, in Bruno alone: its translation of these scripts knows no `unset`, and reads an environment with its references resolved. */
declare const bru: { deleteVar(name: string): void; getAllEnvVars(): Readonly<Record<string, unknown>> } | undefined;

/** The value of a variable as it was typed into the environment, references and all; empty where it has none, whatever other scopes say. */
export function environmentValueOf(name: string): string {
  const value: unknown = typeof bru === 'undefined' ? pm.environment.get(name) : bru.getAllEnvVars()[name];
  return value === undefined || value === null ? '' : String(value);
}

/** The value of a variable of the collection's own; empty where it has none, whatever other scopes say. */
export function collectionValueOf(name: string): string {
  const value: unknown = pm.collectionVariables.get(name);
  return value === undefined || value === null ? '' : String(value);
}

/** Takes a run-wide variable away. */
export function unset(name: string): void {
  if (typeof bru === 'undefined') pm.variables.unset(name);
  else bru.deleteVar(name);
}
