import type { UsableAddress } from '../../diagnosis/settings/base-address.ts';
import { callerOf } from '../../diagnosis/caller.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import { rememberTried } from '../shared/memory.ts';
import { factsAt } from '../../catalogue/model/plan-facts.ts';
import { wholePlan, type ShortPlan } from '../../catalogue/model/plan-short.ts';
import type { StepPlan } from '../../catalogue/model/plan.ts';
import type { Step } from '../shared/step.ts';
import { failedSteps, forgetFailedSteps, rememberFailedStep, unset, valueOf } from '../shared/value.ts';
import { apiAddress, missingIn, problemOfPath, readAddress, type Address } from './address.ts';
import { guard } from './guard.ts';
import { resolveIds } from './ids.ts';
import { judge, type Known } from './known.ts';
import { failUnsent, leaveUnsent, stopWithoutToken } from './outcome.ts';
import { checkProfile, checkProfileOf, profileHeaders } from './profile.ts';
import { isCheck, isRecipeStep, reasonToSkipStep } from './recipe.ts';
import { readRequest, type RequestText } from './request.ts';
import type { Resolution } from './resolution.ts';
import { acquireToken } from './token.ts';
import { typeIn } from './type-in.ts';

declare const PLAN: ShortPlan;
const plan = wholePlan(PLAN);

/** A request on its way through this script. */
interface Sending {
  readonly name: string;
  readonly text: RequestText;
  readonly api: UsableAddress;
  readonly address: Address;
  readonly known: Known;
}

prepare();

/** Before every request: may it be sent, with which token, with which ids. */
function prepare(): void {
  const name = pm.info.requestName;
  const step = stepOf(name);
  for (const left of ['step', 'why', 'caller', 'tokenProblem', 'apiUrl']) unset(left);
  if (step?.after.length === 0) forgetFailedSteps();
  const stopped = failedSteps().find((failed) => step?.after.includes(failed));
  if (stopped !== undefined) return leaveUnsent(`"${stopped}" failed, and this step needs it. Fix that first.`);
  const skipped = reasonToSkipStep(plan, name);
  if (skipped !== null) return leaveUnsent(skipped);
  const api = apiAddress();
  if (typeof api === 'string') return stopWithoutToken(api);
  const text = readRequest();
  const address = readAddress(text, api);
  if (typeof address === 'string') return failWith(name, address);
  const known = judge(plan, text, address.segments);
  const refusal = guard(known.effect, text);
  if (refusal) return leaveOut(name, refusal);
  for (const gift of known.plan?.gives ?? []) rememberTried(gift.variable);
  const profileProblem = checkProfile();
  if (profileProblem) return stopWithoutToken(profileProblem);
  acquireToken(Date.now(), (failure, token) => {
    try {
      if (failure) return stopWithoutToken(failure);
      sendWith({ name, text, api, address, known }, token);
    } catch (error) {
      // An exception in a callback would be swallowed, and the request sent all the same.
      failWith(name, `the script failed: ${String(error)}`);
    }
  });
}

function sendWith(sending: Sending, token: string): void {
  const { name, text, address, api, known } = sending;
  const refusal = guard(known.effect, text, token);
  if (refusal) return leaveOut(name, refusal);
  const caller = callerOf(readClaims(token));
  const profileProblem = checkProfileOf(caller);
  if (profileProblem) return stopWithoutToken(profileProblem);
  resolveIds({ plan, known, text, address, caller, token, apiUrl: api.url }, (resolution) => {
    const { unsent } = resolution;
    if (unsent?.failed) return failWith(name, unsent.reason);
    if (unsent) return leaveOut(name, unsent.reason);
    const problem = problemOfPath(address, text, resolution.ids);
    if (problem) return failWith(name, problem);
    const missing = missingIn(address, resolution.ids);
    if (missing !== undefined)
      return leaveOut(name, `${missing} is empty, and the address needs it. ${adviceFor(missing, address)}.`);
    fillIn(sending, resolution, token);
  });
}

/** A path variable without any value is the request's own: a row of its name would not fill it. */
function adviceFor(missing: string, { empty }: Address): string {
  return empty.includes(missing) ? 'Type it in the request, under Params' : typeIn(missing);
}

/** How a request stands in the first folder: by its name, as its address stands elsewhere also. A name such as `constructor` is nobody's. */
function stepOf(name: string): StepPlan | null {
  return Object.prototype.hasOwnProperty.call(plan.steps, name) ? plan.steps[name]! : null;
}

/** What fails here has no test script that could stop the steps after it. */
function failWith(name: string, reason: string): void {
  if (stepOf(name) || isRecipeStep(plan, name)) rememberFailedStep(name);
  failUnsent(reason);
}

/** The steps of a recipe need the one that is left out. */
function leaveOut(name: string, reason: string): void {
  if (isRecipeStep(plan, name)) rememberFailedStep(name);
  leaveUnsent(reason);
}

/** These hold for this one request: the test script takes them away again. */
function fillIn({ name, api, known }: Sending, resolution: Resolution, token: string): void {
  const { ids, placeholder, found, caller } = resolution;
  const row = known.plan;
  const resource = row?.lists ? plan.resources[row.lists] : undefined;
  const handed: Step = {
    request: name,
    operation: factsAt(plan, known.key, name),
    caller,
    ids,
    placeholder,
    found,
    plan: isCheck(plan, name) ? null : row,
    looksFine: row?.looksFine === undefined ? '' : plan.patterns[row.looksFine]!,
    step: stepOf(name),
    pick: resource?.pick ?? '',
    parentsOfList: resource?.parents ?? [],
  };
  for (const [variable, id] of Object.entries(ids)) pm.variables.set(variable, id);
  pm.variables.set('token', token);
  if (pm.variables.replaceIn('{{apiUrl}}') !== api.url) pm.variables.set('apiUrl', api.url);
  pm.variables.set(
    'activityDate',
    valueOf('activityDate') || new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  );
  pm.variables.set('step', JSON.stringify(handed));
  for (const [key, value] of Object.entries(profileHeaders(plan, pm.request.url.toString(), api.url)))
    pm.request.headers.upsert({ key, value });
}
