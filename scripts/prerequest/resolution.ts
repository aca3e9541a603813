import type { KnownId, Plan, RequestPlan, ResourcePlan } from '../shared/plan.ts';
import { valueOf } from '../shared/value.ts';
import type { RequestText } from './request.ts';

/** The search for the ids of one request: what is asked for, and what has come of it so far. */
export interface Resolution {
  readonly plan: Plan;
  readonly request: RequestPlan;
  readonly text: RequestText;
  readonly caller: string;
  readonly token: string;
  /** Found so far, by variable. */
  readonly ids: Record<string, string>;
  /** An id is a placeholder that names nothing. */
  placeholder: boolean;
  /** Why the request cannot be sent. */
  failure: string | null;
}

/** Names nothing in any tenant. Stands for an id only where the call is expected to be refused before ids count. */
export const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The name under which a variable's resource is known: `targetWorkspaceId` is a `groupId`. */
export function nameOf(resolution: Resolution, variable: string): string {
  return resolution.plan.aliases[variable] ?? variable;
}

export function resourceFor(resolution: Resolution, variable: string): ResourcePlan | undefined {
  return resolution.plan.resources[nameOf(resolution, variable)];
}

/** What somebody typed for a variable, in the request itself or in the environment; empty when nobody did. */
export function typedFor(resolution: Resolution, variable: string): string {
  return resolution.text.typed[variable] ?? (valueOf(variable) || valueOf(nameOf(resolution, variable)));
}

/** Takes a known id, and the ids of what it belongs to for those of the given variables that have none yet. */
export function adopt(resolution: Resolution, variable: string, known: KnownId, among: readonly string[]): void {
  resolution.ids[variable] = known.id;
  for (const [parent, id] of Object.entries(known.parents)) {
    const slot = among.find((candidate) => nameOf(resolution, candidate) === parent);
    if (slot && !resolution.ids[slot]) resolution.ids[slot] = id;
  }
}

/** A call that is expected to be refused needs no real id; with this one it can do no harm if it is answered. */
export function takesPlaceholder(resolution: Resolution, variable: string): boolean {
  if (!resolution.request.closed || resolution.caller !== 'app') return false;
  resolution.ids[variable] = NO_ID;
  resolution.placeholder = true;
  return true;
}
