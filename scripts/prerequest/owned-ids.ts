import { createdEver, createdInRun, madeInRun, triedInRun } from '../shared/memory.ts';
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
 * Ids of what a request writes to: what this run created, what somebody typed, or what the collection created in an earlier click;
 * never what a list showed. The subject comes first and brings its parents along, so that a child and its parents belong together.
 */
export function resolveOwned(resolution: Resolution, variables: readonly string[]): void {
  const subject = subjectOf(resolution);
  const inOrder =
    subject && variables.includes(subject)
      ? [subject, ...variables.filter((variable) => variable !== subject)]
      : variables;
  for (const variable of inOrder) {
    if (!resolution.ids[variable]) resolveOne(resolution, variable, variables);
  }
}

function resolveOne(resolution: Resolution, variable: string, among: readonly string[]): void {
  const name = nameOf(resolution, variable);
  const known = createdInRun()[name];
  if (known) return adopt(resolution, variable, known, among);
  // A run that set out to make its own must not fall back on somebody's: that would change or delete what was only typed to be read.
  // What it made and deleted again may be replaced by a typed one where it is merely referred to, in the body.
  const barred =
    (triedInRun(name) && (resolution.known.plan?.path?.includes(variable) === true || !madeInRun(name))) ||
    ownParent(resolution, variable) !== undefined;
  const typed = barred ? '' : typedFor(resolution, variable);
  if (typed) return takeTyped(resolution, variable, typed, among);
  const earlier = barred ? undefined : createdEver()[name];
  if (earlier) return adopt(resolution, variable, earlier, among);
  if (!takesPlaceholder(resolution, variable))
    leaveOut(resolution, barred ? leftAlone(resolution, variable) : notOwned(resolution, variable));
}

/**
 * For what the request deletes: a parent that this run set out to make. No request makes a dataflow; a run that works in a workspace of
 * its own must not delete one in a typed workspace, which was typed to be read.
 */
function ownParent(resolution: Resolution, variable: string): string | undefined {
  if (!resolution.known.plan?.takes || variable !== subjectOf(resolution)) return undefined;
  return resourceFor(resolution, variable)?.parents.find(triedInRun);
}

/** What the request changes or deletes: the last id of its path. */
function subjectOf(resolution: Resolution): string | undefined {
  const path = resolution.known.plan?.path ?? [];
  return path[path.length - 1];
}

/** A typed id belongs to typed parents. */
function takeTyped(resolution: Resolution, variable: string, typed: string, among: readonly string[]): void {
  takeId(resolution, variable, typed);
  if (variable !== subjectOf(resolution)) return;
  for (const parent of resourceFor(resolution, variable)?.parents ?? []) {
    const value = typedFor(resolution, parent);
    if (value && among.includes(parent) && !resolution.ids[parent]) takeId(resolution, parent, value);
  }
}

function leftAlone(resolution: Resolution, variable: string): string {
  const parent = ownParent(resolution, variable);
  if (parent !== undefined && !triedInRun(nameOf(resolution, variable))) {
    const [noun, place] = [variable, parent].map((name) => resourceFor(resolution, name)?.noun);
    return `this run tried to create its own ${place} and has no ${noun} in it, so the one in ${variable} is not touched. To delete it, send this request by itself.`;
  }
  return `this run tried to create its own ${resourceFor(resolution, variable)?.noun} and has none, so the one in ${variable} is not touched`;
}

function notOwned(resolution: Resolution, variable: string): string {
  const creator = resourceFor(resolution, variable)?.createdBy;
  const advice = creator ? `Run ${creator} first, ${orTypeIn(variable)}` : typeIn(variable);
  return `${variable} is empty, and a request that changes something never takes an id that was only found. ${advice}.`;
}
