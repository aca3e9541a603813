import { MARK } from '../../../catalogue/model/vocabulary.ts';
import { rememberToCleanUp } from '../../shared/clean-up.ts';
import { RECIPE } from './recipe-text.ts';
import { pass } from './tell.ts';

/** A name for what a rehearsal makes: it shows where it is from, and is nobody else's. A line says that it is one: the inputs were not enough for more. */
export function rehearsalName(): string {
  pass('this is a rehearsal: nothing was named, so its result is deleted at the end');
  const random = Math.random().toString(36).slice(2, 6);
  return MARK + new Date().toISOString().slice(0, 10) + ' ' + random;
}

/** From now on there is something to clean up: the step that does so is sent, also after a failure. Without this it is left out. */
export function cleanUpIn(step: string): void {
  rememberToCleanUp(RECIPE.steps[step]!);
}
