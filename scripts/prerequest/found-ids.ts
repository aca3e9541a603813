import { createdEver, createdInRun, found } from '../shared/memory.ts';
import type { ResourcePlan } from '../../catalogue/model/plan.ts';
import type { KnownId } from '../shared/step.ts';
import { lookUp } from './lookup.ts';
import {
  adopt,
  leaveOut,
  nameOf,
  resourceFor,
  takeId,
  takesPlaceholder,
  typedFor,
  type Resolution,
} from './resolution.ts';
import { orTypeIn, typeIn } from './type-in.ts';

/**
 * Ids of what a request only reads: what somebody typed, what a list showed before, a look at the list, once, and last what this run
 * created. Parents are found before their children.
 */
export function resolveFound(resolution: Resolution, variables: readonly string[], done: () => void): void {
  adoptUnlisted(resolution, variables);
  inTurn(resolution, variables, done);
}

/** What no list shows (an export, a scan) is known only from having been created: then its parents come along. */
function adoptUnlisted(resolution: Resolution, variables: readonly string[]): void {
  for (const variable of [...variables].reverse()) {
    const resource = resourceFor(resolution, variable);
    if (typedFor(resolution, variable) || !resource || resource.list) continue;
    const name = nameOf(resolution, variable);
    const known = createdInRun()[name] ?? createdEver()[name];
    if (known) adopt(resolution, variable, known, variables);
  }
}

function inTurn(resolution: Resolution, variables: readonly string[], done: () => void): void {
  const missing = variables.find((variable) => !resolution.ids[variable]);
  if (missing === undefined || resolution.unsent) return done();
  resolveOne(resolution, missing, () => inTurn(resolution, variables, done));
}

function resolveOne(resolution: Resolution, variable: string, then: () => void): void {
  const typed = typedFor(resolution, variable);
  if (typed) return take(resolution, variable, typed, then);
  if (takesPlaceholder(resolution, variable)) return then();
  const resource = resourceFor(resolution, variable);
  if (!resource) return miss(resolution, `${variable} is empty, and no list shows it. ${typeIn(variable)}.`, then);
  inTurn(resolution, resource.parents, () => {
    if (resolution.unsent) return then();
    findOne(resolution, variable, resource, then);
  });
}

function findOne(resolution: Resolution, variable: string, resource: ResourcePlan, then: () => void): void {
  const name = nameOf(resolution, variable);
  const shown = found()[name];
  if (belongs(resolution, shown, resource) && !shown!.doubted) return takeFound(resolution, variable, shown!.id, then);
  const made = createdInRun()[name];
  const own = belongs(resolution, made, resource) ? made!.id : '';
  if (!resource.list)
    return own ? take(resolution, variable, own, then) : miss(resolution, notYet(variable, resource), then);
  void lookUp(name, resource, resolution, (id, unsent) => {
    if (id) return takeFound(resolution, variable, id, then);
    if (own) return take(resolution, variable, own, then);
    resolution.unsent ??= unsent;
    then();
  });
}

function take(resolution: Resolution, variable: string, id: string, then: () => void): void {
  takeId(resolution, variable, id);
  then();
}

function takeFound(resolution: Resolution, variable: string, id: string, then: () => void): void {
  resolution.found.push({ name: nameOf(resolution, variable), noun: resourceFor(resolution, variable)!.noun, id });
  take(resolution, variable, id, then);
}

function miss(resolution: Resolution, reason: string, then: () => void): void {
  leaveOut(resolution, reason);
  then();
}

function belongs(resolution: Resolution, known: KnownId | undefined, resource: ResourcePlan): boolean {
  return known !== undefined && resource.parents.every((parent) => known.parents[parent] === resolution.ids[parent]);
}

function notYet(variable: string, resource: ResourcePlan): string {
  const first = resource.createdBy ?? resource.listedBy ?? 'the request that shows one';
  return `no ${resource.noun} yet, and no list shows one. Run ${first} first, ${orTypeIn(variable)}.`;
}
