import { purposesOf, type Purpose, type PurposeName } from '../../catalogue/powerbi/access/purpose.ts';
import { stepsBefore } from '../../catalogue/model/start.ts';
import { START_FOLDER, startSteps, type PurposedStep } from '../../catalogue/powerbi/start-here.ts';
import { keepRequests, type Collection } from '../../runner/index.ts';

/** What is checked for some purposes. */
export interface CheckScope {
  readonly purposes: readonly Purpose[];
  /** Whether changing the tenant was asked for by name: then it counts that no app can. */
  readonly adminWriteNamed: boolean;
  /** Steps of "Start here" that the purposes need. */
  readonly needed: readonly PurposedStep[];
  readonly notNeeded: readonly PurposedStep[];
  /** Ids of plain reads that show whether a change will be let through, without making one. */
  readonly signs: readonly string[];
}

/** Ids of the plain reads that hint at whether a purpose will be let through. */
export const signsFor: Readonly<Record<Purpose, readonly string[]>> = {
  read: [],
  query: [],
  refresh: ['Groups_GetGroupUsers', 'Datasets_GetRefreshHistoryInGroup'],
  embed: ['Groups_GetGroupUsers', 'Reports_GetReportsInGroup'],
  'admin-read': [],
  'admin-write': [],
  deploy: ['Groups_GetGroupUsers', 'Pipelines_GetPipelines'],
};

/** @param query send the query, whatever the purposes are */
export function scopeOf(named: readonly PurposeName[], query: boolean): CheckScope {
  const purposes = purposesOf(named);
  const wanted = startSteps.filter(
    (step) => step.purposes.some((purpose) => purposes.includes(purpose)) || (query && step.id === 'query'),
  );
  const names = new Set(wanted.flatMap((step) => [...stepsBefore(startSteps, step), step.name]));
  return {
    purposes,
    adminWriteNamed: named.includes('admin-write'),
    needed: startSteps.filter(({ name }) => names.has(name)),
    notNeeded: startSteps.filter(({ name }) => !names.has(name)),
    signs: [...new Set(purposes.flatMap((purpose) => signsFor[purpose]))],
  };
}

/** The collection without the steps that are not needed: they are not sent. */
export function onlyNeeded(collection: Collection, { notNeeded }: CheckScope): Collection {
  const left = new Set(notNeeded.map(({ name }) => name));
  return keepRequests(collection, ({ name, folders }) => !folders.includes(START_FOLDER) || !left.has(name));
}
