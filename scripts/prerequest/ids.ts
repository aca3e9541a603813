import { createdEver, createdInRun, found, triedInRun } from '../shared/memory.ts';
import type { KnownId, Plan, RequestPlan, ResourcePlan } from '../shared/plan.ts';
import { valueOf } from '../shared/value.ts';
import { lookUp } from './lookup.ts';
import type { RequestText } from './request.ts';

/** What every id of a request is to be; or why one is missing. */
export interface Resolution {
  readonly ids: Record<string, string>;
  placeholder: boolean;
  failure: string | null;
}

/** Names nothing in any tenant. Stands for an id only where the call is expected to be refused before ids count. */
export const NO_ID = '00000000-0000-0000-0000-000000000000';

const READING = ['reads', 'heavy read', 'credential'];

/**
 * Finds a value for each id that a request needs, in this order. To read: what somebody typed, what a list showed before, a look at
 * the list, once, and last what this run created. To write: what this run created, what somebody typed, what the
 * collection created in an earlier click; never what a list showed. A value that somebody typed is never overwritten.
 */
export function resolveIds(plan: Plan, request: RequestPlan, text: RequestText, caller: string, token: string, done: (resolution: Resolution) => void): void {
  const ids: Record<string, string> = {};
  const needs = (request.needs ?? []).filter((variable) => text.refersTo(variable));
  const writes = !READING.includes(request.effect);
  const resolution: Resolution = { ids, placeholder: false, failure: null };
  const typed = (variable: string): string => text.typed[variable] ?? valueOf(variable);
  const resourceName = (variable: string): string => plan.aliases[variable] ?? variable;

  const own = needs.filter((variable) => writes && !request.sources?.includes(variable));
  resolveOwned(own);
  const rest = needs.filter((variable) => !own.includes(variable));
  adoptUnlisted(rest);
  next(0);

  /** Ids that the request writes to: as a set, so that a child and its parents belong together. */
  function resolveOwned(variables: readonly string[]): void {
    for (const variable of [...variables].reverse()) {
      if (ids[variable]) continue;
      const known = createdInRun()[resourceName(variable)];
      if (known) adopt(variable, known, variables);
    }
    for (const variable of variables) {
      if (ids[variable]) continue;
      const name = resourceName(variable);
      const barred = variable === request.subject && triedInRun(name) && !request.closed;
      const value = barred ? '' : typed(variable) || (createdEver()[name]?.id ?? '');
      if (value) ids[variable] = value;
      else if (request.closed && caller === 'app') usePlaceholder(variable);
      else resolution.failure ??= ownedFailure(variable, barred);
    }
  }

  /** What no list shows (an export, a scan) is known only from having been created: then its parents come along. */
  function adoptUnlisted(variables: readonly string[]): void {
    for (const variable of [...variables].reverse()) {
      const resource = plan.resources[resourceName(variable)];
      if (typed(variable) || !resource || resource.list) continue;
      const known = createdInRun()[resourceName(variable)] ?? createdEver()[resourceName(variable)];
      if (known) adopt(variable, known, variables);
    }
  }

  function adopt(variable: string, known: KnownId, among: readonly string[]): void {
    ids[variable] = known.id;
    for (const [parent, id] of Object.entries(known.parents)) {
      if (among.includes(parent) && !ids[parent]) ids[parent] = id;
    }
  }

  function next(index: number): void {
    const variable = rest[index];
    if (variable === undefined || resolution.failure) return done(resolution);
    resolveRead(variable, () => next(index + 1));
  }

  function resolveRead(variable: string, then: () => void): void {
    const value = ids[variable] || typed(variable);
    if (value) return take(variable, value, then);
    const name = resourceName(variable);
    const resource = plan.resources[name];
    if (request.closed && caller === 'app') {
      usePlaceholder(variable);
      return then();
    }
    if (!resource) return miss(`${variable} is empty, and nothing lists it. Type it in the environment.`, then);
    withParents(resource.parents, () => {
      if (resolution.failure) return then();
      const shown = found()[name];
      if (shown && belongs(shown, resource.parents)) return take(variable, shown.id, then);
      const made = createdInRun()[name];
      const own = made && belongs(made, resource.parents) ? made.id : '';
      if (!resource.list) return own ? take(variable, own, then) : miss(notYet(variable, resource), then);
      lookUp(name, resource, ids, token, (failure, id) => {
        if (id || own) take(variable, id || own, then);
        else miss(failure!, then);
      });
    });
  }

  function take(variable: string, id: string, then: () => void): void {
    ids[variable] = id;
    then();
  }

  function miss(failure: string, then: () => void): void {
    resolution.failure ??= failure;
    then();
  }

  function withParents(parents: readonly string[], then: () => void): void {
    const missing = parents.find((parent) => !ids[parent]);
    if (missing === undefined || resolution.failure) return then();
    resolveRead(missing, () => withParents(parents, then));
  }

  function belongs(known: KnownId, parents: readonly string[]): boolean {
    return parents.every((parent) => known.parents[parent] === ids[parent]);
  }

  function usePlaceholder(variable: string): void {
    ids[variable] = NO_ID;
    resolution.placeholder = true;
  }

  function ownedFailure(variable: string, barred: boolean): string {
    const creator = plan.resources[resourceName(variable)]?.createdBy;
    if (barred) return `this run set out to make its own ${plan.resources[resourceName(variable)]?.noun} and has none; the one in ${variable} is left alone`;
    const run = creator ? `Run ${creator} first, or type` : 'Type';
    return `${variable} is empty, and a request that changes something never takes an id that was merely found. ${run} ${variable} in the environment.`;
  }
}

function notYet(variable: string, resource: ResourcePlan): string {
  return `no ${resource.noun} yet: nothing lists it. Run ${resource.createdBy ?? 'the request that creates it'} first, or type ${variable} in the environment.`;
}
