import { count, counted } from './flow/count.ts';
import type { Thing } from './flow/list.ts';
import { readOn } from './flow/next.ts';
import { turnPage } from './flow/page.ts';
import { refusalOfThing } from './flow/refusal.ts';
import { give, keep, kept } from './flow/state.ts';
import { show } from './flow/table.ts';
import { tell } from './flow/tell.ts';

/** Where a walk through workspaces and their models goes on, by the ids of its steps; the step `workspaces` asks for a page of them. */
export interface Walk {
  /** The first that asks about a workspace. */
  readonly workspace: string;
  /** The first that asks about a model. */
  readonly model: string;
  /** After the last workspace. */
  readonly done: () => void;
}

/**
 * Walks through a page of workspaces: what is in them is read before the next page.
 * @param found how many things the page had: a full one is not the last
 */
export function walkWorkspaces(walk: Walk, workspaces: readonly Thing[], found: number = workspaces.length): void {
  count('workspace', workspaces.length);
  keep('found', found);
  keep(
    'workspaces',
    workspaces.map(({ id, name }) => ({ id, name })),
  );
  nextWorkspace(walk);
}

export function nextWorkspace(walk: Walk): void {
  const [workspace, ...others] = kept<Thing[]>('workspaces') ?? [];
  keep('model', undefined);
  if (workspace === undefined)
    return turnPage(kept<number>('found') ?? 0)
      ? readOn('workspaces', `${counted('workspace')} workspaces are read`)
      : finish(walk);
  keep('workspaces', others);
  keep('workspace', workspace);
  give('groupId', String(workspace['id']));
  tell(place());
  readOn(walk.workspace, place());
}

/** Walks through models of the workspace. What is kept of each travels with every script. */
export function walkModels(walk: Walk, models: readonly Thing[]): void {
  count('model', models.length);
  keep('models', models);
  nextModel(walk);
}

export function nextModel(walk: Walk): void {
  const [model, ...others] = kept<Thing[]>('models') ?? [];
  if (model === undefined) return nextWorkspace(walk);
  keep('models', others);
  keep('model', model);
  give('datasetId', String(model['id']));
  readOn(walk.model, `${place()}, model ${String(model['name'])}`);
}

/** The workspace that the walk is at, in words. */
function place(): string {
  const others = kept<Thing[]>('workspaces') ?? [];
  return `workspace ${counted('workspace') - others.length}: ${String(workspaceNow()['name'])}`;
}

/** The workspace that the walk is at. */
export function workspaceNow(): Thing {
  return kept<Thing>('workspace') ?? {};
}

/** The model that the walk is at; empty between two workspaces. */
export function modelNow(): Thing {
  return kept<Thing>('model') ?? {};
}

/**
 * One thing is refused: that is a row, and the rest is read.
 * @returns whether it was a refusal of one thing
 */
export function passOver(rowOf: (refusal: string) => Thing, goOn: () => void): boolean {
  const refusal = refusalOfThing();
  if (refusal === undefined) return false;
  count('refusal', 1);
  show([rowOf(refusal)]);
  goOn();
  return true;
}

/** What was found in a list is for nothing but this list. */
function finish({ done }: Walk): void {
  for (const variable of ['groupId', 'datasetId']) give(variable, '');
  done();
}
