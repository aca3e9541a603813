import { callerOf } from '../../diagnosis/caller.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import { rememberTried } from '../shared/memory.ts';
import type { Plan, RequestPlan, Step } from '../shared/plan.ts';
import { STOPPED, unset, valueOf } from '../shared/value.ts';
import { effectOfUnknown, guard } from './guard.ts';
import { resolveIds } from './ids.ts';
import { leaveUnsent, stopWithoutToken } from './outcome.ts';
import { checkProfile, checkProfileOf, profileHeaders } from './profile.ts';
import { readRequest } from './request.ts';
import { acquireToken } from './token.ts';
import { isSafeUrl } from './token-inputs.ts';

declare const PLAN: Plan;

prepare();

/** Before every request: may it be sent, with which token, with which ids. */
function prepare(): void {
  const name = pm.info.requestName;
  const known = PLAN.requests[name];
  const request: RequestPlan = known ?? { effect: effectOfUnknown(pm.request.method) };
  unset('step');
  unset('expected');
  if (request.step === 'first') unset(STOPPED);
  const stopped = request.step ? pm.variables.get(STOPPED) : undefined;
  if (stopped) return leaveUnsent(`"${String(stopped)}" failed, and this step needs it. Mend that first.`);
  const refusal = guard(request.effect);
  if (refusal) return leaveUnsent(refusal);
  for (const gift of request.gives ?? []) rememberTried(gift.variable);
  const apiUrl = valueOf('apiUrl');
  if (!apiUrl) return stopWithoutToken('apiUrl is empty. Choose an environment of this collection, such as Commercial.');
  if (!isSafeUrl(apiUrl)) return stopWithoutToken(`apiUrl must start with https:// (it is ${apiUrl}). A token never travels in the clear.`);
  const profileProblem = checkProfile();
  if (profileProblem) return stopWithoutToken(profileProblem);
  acquireToken(Date.now(), (failure, token) => {
    try {
      if (failure) return stopWithoutToken(failure);
      sendWith(name, request, known ?? null, token);
    } catch (error) {
      // An exception in a callback would be swallowed, and the request sent all the same.
      leaveUnsent(`the script failed: ${String(error)}`);
    }
  });
}

function sendWith(name: string, request: RequestPlan, known: RequestPlan | null, token: string): void {
  const caller = callerOf(readClaims(token));
  const profileProblem = checkProfileOf(caller);
  if (profileProblem) return stopWithoutToken(profileProblem);
  resolveIds(PLAN, request, readRequest(), caller, token, (resolution) => {
    if (resolution.failure) return leaveUnsent(resolution.failure);
    const resource = known?.lists ? PLAN.resources[known.lists] : undefined;
    const step: Step = {
      request: name,
      caller,
      ids: resolution.ids,
      placeholder: resolution.placeholder,
      plan: known,
      pick: resource?.pick ?? '',
      parentsOfList: resource?.parents ?? [],
    };
    // These hold for this one request: the test script takes them away again.
    for (const [variable, id] of Object.entries(resolution.ids)) pm.variables.set(variable, id);
    pm.variables.set('token', token);
    pm.variables.set('activityDate', valueOf('activityDate') || new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    pm.variables.set('step', JSON.stringify(step));
    for (const [key, value] of Object.entries(profileHeaders(pm.request.url.toString()))) pm.request.headers.upsert({ key, value });
  });
}
