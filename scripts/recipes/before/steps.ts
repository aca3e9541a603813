import { INPUT_TEST, LEFT_OUT } from '../../../catalogue/model/vocabulary.ts';
import { failUnsent, leaveUnsent } from '../../prerequest/outcome.ts';
import { rememberFailedStep } from '../../shared/value.ts';
import { RECIPE } from '../flow/recipe-text.ts';
import { saveState } from '../flow/state.ts';

/** Why a request is not sent. */
export interface Unsent {
  /** Something typed is wrong, in words: the recipe fails. */
  readonly refused?: string;
  /** There is nothing for it to do, in words: the recipe goes on. */
  readonly leftOut?: string;
  /** The step that follows in that case; absent: the next one. */
  readonly next?: string;
  /** Whether the steps behind it have nothing to do either: the recipe has ended. */
  readonly ends?: true;
}

/** What a recipe does before one of its steps is sent: it gives it values, or says why it is not sent. */
export type BeforeStep = () => Unsent | undefined;

/**
 * Runs what the recipe does before the request. It comes after the collection's own script, which has judged the address: a value that is
 * given here must not change what the request does, only how much it reads.
 */
export function beforeSteps(steps: Readonly<Record<string, BeforeStep>>): void {
  const id = Object.keys(RECIPE.steps).find((step) => RECIPE.steps[step] === pm.info.requestName);
  const unsent = steps[id ?? '']?.();
  saveState();
  if (unsent?.refused !== undefined) {
    rememberFailedStep(pm.info.requestName);
    return failUnsent(unsent.refused, INPUT_TEST);
  }
  if (unsent?.leftOut === undefined) return;
  if (unsent.ends) pm.variables.set(LEFT_OUT, unsent.leftOut);
  if (unsent.next !== undefined) pm.execution.setNextRequest(RECIPE.steps[unsent.next]!);
  leaveUnsent(unsent.leftOut);
}
