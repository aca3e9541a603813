import { ANSWERS, TOKEN_CACHE, UNJUDGED } from '../../../catalogue/model/vocabulary.ts';
import { rememberFailedStep, unset, valueOf } from '../../shared/value.ts';
import { headerOf } from '../../shared/response.ts';
import { askLater } from './next.ts';
import { RECIPE } from './recipe-text.ts';
import { keep, kept, saveState, state } from './state.ts';
import { fail, pass } from './tell.ts';

/** What a recipe does with the answers to one of its steps. */
export interface StepScript {
  /** After a success. Where it does not say what comes next, the next request of the folder follows. */
  readonly then: () => void;
  /**
   * After any other answer. Returns true where it has dealt with it: the request's own assertions do not judge it then; `judged` where they do,
   * and the recipe goes on: a refusal that is expected.
   */
  readonly otherwise?: () => boolean | 'judged';
}

/** Runs what the recipe does after the request that was just answered. */
export function runSteps(steps: Readonly<Record<string, StepScript>>): void {
  const id = Object.keys(RECIPE.steps).find((step) => RECIPE.steps[step] === pm.info.requestName);
  if (id === undefined) return;
  unset(UNJUDGED);
  const { tries } = state();
  const tried = tries[pm.info.requestName];
  try {
    after(steps[id]!);
  } catch (error) {
    fail('Recipe', `its script failed: ${String(error)}`);
  }
  // Nothing asked again: what is counted is how often in a row.
  if (tries[pm.info.requestName] === tried) delete tries[pm.info.requestName];
  saveState();
}

function after({ then, otherwise }: StepScript): void {
  if (succeeded()) {
    keep('renewed', undefined);
    return then();
  }
  const later = saysLater();
  if (later !== null && askLater(later)) return;
  const dealt = later === null && otherwise?.();
  if (dealt === 'judged') return;
  if (dealt) return dealtWith();
  rememberFailedStep(pm.info.requestName);
}

/** The line says what the request answered, as its own assertion would: whoever reads a record takes it for answered. */
function dealtWith(): void {
  pm.variables.set(UNJUDGED, 'the recipe deals with it');
  pass(`${ANSWERS}${pm.response.code}, which the recipe deals with`);
}

/** As the collection's own script judged the answer, right before. */
function succeeded(): boolean {
  return pm.response.code >= 200 && pm.response.code < 300 && !pm.variables.get('why');
}

/** That the same request may succeed later, in words; null where it would not, or might be carried out twice. */
function saysLater(): string | null {
  const code = pm.response.code || 0;
  if (code === 429) return 'the limit is used up';
  if (isExpired()) return 'the token expired';
  if (pm.request.method !== 'GET') return null;
  if (code === 0) return 'no answer came';
  return code === 502 || code === 503 || code === 504 ? `the service answered ${code}` : null;
}

/** The token ended on the way: another one is fetched, once in a row. */
function isExpired(): boolean {
  if (headerOf('x-powerbi-error-info') !== 'TokenExpired' || valueOf('accessToken') !== '' || kept('renewed'))
    return false;
  keep('renewed', true);
  unset(TOKEN_CACHE);
  return true;
}
