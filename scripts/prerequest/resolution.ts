import { NO_ID } from '../../catalogue/model/guid.ts';
import { problemOfPathId } from '../../diagnosis/settings/path-id.ts';
import type { Plan, ResourcePlan } from '../../catalogue/model/plan.ts';
import type { FoundId, KnownId } from '../shared/step.ts';
import { valueOf } from '../shared/value.ts';
import type { Address } from './address.ts';
import type { Known } from './known.ts';
import type { RequestText } from './request.ts';

/** The request whose ids are asked for. */
export interface Asked {
  readonly plan: Plan;
  readonly known: Known;
  readonly text: RequestText;
  readonly address: Address;
  readonly caller: 'app' | 'user' | 'unknown';
  readonly token: string;
  /** Where lists are asked. */
  readonly apiUrl: string;
}

/** Why a request cannot be sent. */
export interface Unsent {
  readonly reason: string;
  /** Something is wrong: the request fails. Otherwise it is left out by choice. */
  readonly failed: boolean;
}

/** The search for the ids of one request: what is asked for, and what has come of it so far. */
export interface Resolution extends Asked {
  /** Found so far, by variable. */
  readonly ids: Record<string, string>;
  /** Those of them that a list showed. */
  readonly found: FoundId[];
  /** An id is a placeholder that names nothing. */
  placeholder: boolean;
  unsent: Unsent | null;
}

export function startResolution(asked: Asked): Resolution {
  return { ...asked, ids: {}, found: [], placeholder: false, unsent: null };
}

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

/** Takes an id, whoever it is from, unless it would lead a path astray: its own, or that of a list that is asked on the way. */
export function takeId(resolution: Resolution, variable: string, id: string): void {
  resolution.ids[variable] = id;
  const inPath = resolution.address.inPath.includes(variable) || resourceFor(resolution, variable) !== undefined;
  const problem = inPath ? problemOfPathId(variable, id) : null;
  if (problem) resolution.unsent ??= { reason: problem, failed: true };
}

/** Takes a known id, and the ids of what it belongs to for those of the given variables that have none yet. */
export function adopt(resolution: Resolution, variable: string, known: KnownId, among: readonly string[]): void {
  takeId(resolution, variable, known.id);
  for (const [parent, id] of Object.entries(known.parents)) {
    const slot = among.find((candidate) => nameOf(resolution, candidate) === parent);
    if (slot && !resolution.ids[slot]) takeId(resolution, slot, id);
  }
}

/** Leaves the request out by choice: for want of something that the reader may give. The first reason counts. */
export function leaveOut(resolution: Resolution, reason: string): void {
  resolution.unsent ??= { reason, failed: false };
}

/** A call that is expected to be refused needs no real id; with this one it can do no harm if it is answered. */
export function takesPlaceholder(resolution: Resolution, variable: string): boolean {
  if (!resolution.known.plan?.closed || resolution.caller !== 'app') return false;
  resolution.ids[variable] = NO_ID;
  resolution.placeholder = true;
  return true;
}
