import type { Answer } from '../../call.ts';
import type { Evidence } from '../../certainty.ts';
import { Refusal } from '../refusal.ts';

/** A refusal that depends on what stands in the tenant: a handler finds the reason, this has the answer. */
export interface ContentRefusal<Told extends readonly unknown[] = readonly []> extends Evidence {
  /** @param told what the answer names or depends on */
  readonly answer: (...told: Told) => Answer;
}

/** What a handler throws to refuse by a rule. */
export function refused<Told extends readonly unknown[]>(rule: ContentRefusal<Told>, ...told: Told): Refusal {
  return new Refusal(rule.answer(...told), rule.title);
}
