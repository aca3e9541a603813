import { LEFT_OUT, TIME_TEST, UNJUDGED } from '../../../catalogue/model/vocabulary.ts';
import { headerOf } from '../../shared/response.ts';
import { numberOf } from './input.ts';
import { RECIPE } from './recipe-text.ts';
import { state } from './state.ts';
import { fail, tell } from './tell.ts';

/** Nothing is asked more often in a row, whatever the time. */
const MOST_TRIES = 2000;
const USUAL_MINUTES = 60;
const USUAL_POLL = 10;

/** Goes on with another step than the one that follows. */
export function goTo(step: string): void {
  pm.execution.setNextRequest(RECIPE.steps[step]!);
}

/**
 * Ends the recipe: nothing follows its last step, which is left out where it is not this one.
 * @param reason why there is nothing for it to do, in words
 */
export function end(reason: string): void {
  const last = Object.values(RECIPE.steps).pop()!;
  if (pm.info.requestName === last) return;
  pm.variables.set(LEFT_OUT, reason);
  pm.execution.setNextRequest(last);
}

/** Asks the same again at once: for the next page, or the next thing of a list. */
export function goOn(): void {
  delete state().tries[pm.info.requestName];
  pm.execution.setNextRequest(pm.info.requestName);
}

/**
 * Asks the same again after a while, as long as there is time.
 * @param what is waited for, in words
 * @param late is done when no time is left; absent: nothing
 * @returns whether there is time
 */
export function askAgain(what: string, late?: () => void): boolean {
  return waitFor(retryAfter() ?? numberOf('pollSeconds', USUAL_POLL), what, late);
}

/** The service wants the same request again later: its answer is none that the request's own assertions can judge. */
export function askLater(what: string): boolean {
  const seconds = retryAfter() ?? Math.max(1, numberOf('pollSeconds', USUAL_POLL));
  if (!waitFor(seconds, what)) return false;
  pm.variables.set(UNJUDGED, what);
  return true;
}

/**
 * Goes on with a step of a recipe that reads a lot, or ends it where its time is over: between two requests nothing is lost.
 * @param where it is, in words
 */
export function readOn(step: string, where: string): void {
  const minutes = numberOf('recipeMinutes', USUAL_MINUTES);
  if (Date.now() < state().startedAt + minutes * 60_000) return goTo(step);
  fail(TIME_TEST, `${taken(minutes)}. It ended before ${RECIPE.steps[step]!}: ${where}`);
}

/** Seconds that the service asks to wait; undefined where it does not. */
export function retryAfter(): number | undefined {
  const text = headerOf('Retry-After').trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function waitFor(seconds: number, what: string, late?: () => void): boolean {
  const { startedAt, tries } = state();
  const minutes = numberOf('recipeMinutes', USUAL_MINUTES);
  const name = pm.info.requestName;
  const tried = (tries[name] ?? 0) + 1;
  if (tried > MOST_TRIES || Date.now() + seconds * 1000 > startedAt + minutes * 60_000) {
    fail(TIME_TEST, tooLong(what, seconds, minutes));
    late?.();
    return false;
  }
  tries[name] = tried;
  tell(`${what}: looking again in ${seconds} s`);
  pm.execution.setNextRequest(name);
  // The script ends, and the next request is sent, when this has ended.
  setTimeout(() => {}, seconds * 1000);
  return true;
}

function tooLong(what: string, seconds: number, minutes: number): string {
  const wait = retryAfter() === undefined ? '' : ` The service asks to wait ${seconds} s.`;
  return `${what}, and ${taken(minutes)}.${wait}`;
}

function taken(minutes: number): string {
  return `it has taken more than ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (recipeMinutes)`;
}
