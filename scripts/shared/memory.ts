import type { KnownId } from './step.ts';
import { CREATED_IDS, FOUND_IDS } from '../../catalogue/model/vocabulary.ts';
import { recall, valueOf } from './value.ts';

/**
 * Ids that the collection came by. What a list showed is `found`; what a request of this collection made is `created`.
 * Both stand in the environment, so that the next click in the app knows them; neither is ever a value that somebody typed.
 * What *this run* made stands in a run-wide variable besides: only that may be changed in place of a typed id.
 */
type KnownIds = Record<string, KnownId>;

const CREATED_IN_RUN = 'createdInRun';
const TRIED_IN_RUN = 'triedInRun';
const MADE_IN_RUN = 'madeInRun';
const FOUND_BY = 'foundBy';
const DOUBTED_IN_RUN = 'doubtedInRun';
const REFUSED_IN_RUN = 'refusedInRun';

export const found = (): KnownIds => fromEnvironment(FOUND_IDS);
export const createdEver = (): KnownIds => fromEnvironment(CREATED_IDS);
export const createdInRun = (): KnownIds => recall<KnownIds>(CREATED_IN_RUN) ?? {};

/** Whether this run came to a request that creates such a thing, with whatever outcome, sent or unsent. */
export const triedInRun = (variable: string): boolean => (recall<string[]>(TRIED_IN_RUN) ?? []).includes(variable);

/** Whether this run has created such a thing, even if it is deleted by now. */
export const madeInRun = (variable: string): boolean => (recall<string[]>(MADE_IN_RUN) ?? []).includes(variable);

export function rememberFound(variable: string, known: KnownId): void {
  pm.environment.set(FOUND_IDS, JSON.stringify({ ...found(), [variable]: known }));
}

/** What one identity found or made is nothing for another: when the run goes on as somebody else, it is forgotten. */
export function keepFoundBy(identity: string): void {
  const before: unknown = pm.variables.get(FOUND_BY);
  if (before === identity) return;
  if (before) {
    for (const name of [FOUND_IDS, CREATED_IDS]) pm.environment.set(name, '');
    for (const name of [CREATED_IN_RUN, TRIED_IN_RUN, MADE_IN_RUN, DOUBTED_IN_RUN, REFUSED_IN_RUN])
      pm.variables.set(name, '');
  }
  pm.variables.set(FOUND_BY, identity);
}

export function rememberTried(variable: string): void {
  pm.variables.set(TRIED_IN_RUN, JSON.stringify([...(recall<string[]>(TRIED_IN_RUN) ?? []), variable]));
}

export function rememberCreated(variable: string, known: KnownId): void {
  pm.environment.set(CREATED_IDS, JSON.stringify({ ...createdEver(), [variable]: known }));
  pm.variables.set(CREATED_IN_RUN, JSON.stringify({ ...createdInRun(), [variable]: known }));
  pm.variables.set(MADE_IN_RUN, JSON.stringify([...(recall<string[]>(MADE_IN_RUN) ?? []), variable]));
}

/**
 * A found id was refused: the next request looks one up anew. Once in a run for each id, so that a list which still shows it is not asked
 * for ever. It stays, marked, until another takes its place.
 */
export function doubt(variable: string, id: string): void {
  const known = found()[variable];
  const mark = `${variable} ${id}`;
  const doubted = recall<string[]>(DOUBTED_IN_RUN) ?? [];
  if (known?.id !== id || doubted.includes(mark)) return;
  pm.variables.set(DOUBTED_IN_RUN, JSON.stringify([...doubted, mark]));
  rememberFound(variable, { ...known, doubted: true });
}

/** How a list was refused in this run, by its address; empty when it was not. */
export function refusedLookUp(url: string): string {
  return (recall<Record<string, string>>(REFUSED_IN_RUN) ?? {})[url] ?? '';
}

export function rememberRefused(url: string, how: string): void {
  pm.variables.set(REFUSED_IN_RUN, JSON.stringify({ ...recall<Record<string, string>>(REFUSED_IN_RUN), [url]: how }));
}

/** Forgets an id that was deleted, and the ids of what belonged to it. */
export function forget(variable: string, id: string): void {
  const gone = (name: string, known: KnownId): boolean =>
    (name === variable && known.id === id) || known.parents[variable] === id;
  const without = (ids: KnownIds): string =>
    JSON.stringify(Object.fromEntries(Object.entries(ids).filter(([name, known]) => !gone(name, known))));
  pm.environment.set(FOUND_IDS, without(found()));
  pm.environment.set(CREATED_IDS, without(createdEver()));
  pm.variables.set(CREATED_IN_RUN, without(createdInRun()));
}

function fromEnvironment(name: string): KnownIds {
  const text = valueOf(name);
  if (!text) return {};
  try {
    return JSON.parse(text) as KnownIds;
  } catch {
    return {};
  }
}
