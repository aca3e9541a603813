import type { Plan, RequestPlan } from '../shared/plan.ts';
import { resolveFound } from './found-ids.ts';
import { resolveOwned } from './owned-ids.ts';
import type { RequestText } from './request.ts';
import type { Resolution } from './resolution.ts';

const READING = ['reads', 'heavy read', 'credential'];

/**
 * Finds a value for each id that a request needs: see {@link resolveOwned} for what it writes to, {@link resolveFound} for what it
 * reads. A value that somebody typed is never overwritten.
 */
export function resolveIds(plan: Plan, request: RequestPlan, text: RequestText, caller: string, token: string, done: (resolution: Resolution) => void): void {
  const resolution: Resolution = { plan, request, text, caller, token, ids: {}, placeholder: false, failure: null };
  const needs = (request.needs ?? []).filter((variable) => text.refersTo(variable));
  const owned = READING.includes(request.effect) ? [] : needs.filter((variable) => !request.sources?.includes(variable));
  resolveOwned(resolution, owned);
  const rest = needs.filter((variable) => !owned.includes(variable));
  resolveFound(resolution, rest, () => done(resolution));
}
