import type { Outcome } from '../../../runner/record/record.ts';
import { outcomeWords } from '../outcome-words.ts';
import { element } from './element.ts';

/** The sign of an outcome: a shape and a colour. Beside a label it says nothing to a screen reader. */
export function mark(outcome: Outcome, labelled = false): HTMLElement {
  return element('i', {
    class: `mark ${outcome}`,
    ...(labelled ? { role: 'img', 'aria-label': outcomeWords[outcome].label } : { 'aria-hidden': 'true' }),
  });
}
