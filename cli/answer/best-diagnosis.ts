import type { Cause } from '../../diagnosis/cause.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import type { PlacedAnswer } from './given-answer.ts';
import type { LooseAnswer } from './loose-answers.ts';

/** A diagnosis, and the evidence that it is of. */
export interface Explained {
  readonly evidence: Evidence;
  readonly causes: readonly Cause[];
  /** Whether words of the text made it what it is. */
  readonly byWords: boolean;
}

/** Words in their place that say nothing: no rule knows them. */
const NOTHING_SAID = 'a few words';

/**
 * The causes of an answer. The words around the answer of a loose text are mostly a client's; they count as the body only where a rule
 * knows them, so that they change what is found.
 */
export function bestDiagnosis(evidence: Evidence, answer: PlacedAnswer | LooseAnswer): Explained {
  if ('spoken' in answer && answer.words !== '') {
    const neutral = answer.spoken(NOTHING_SAID);
    for (const [index, body] of answer.spoken(answer.words).entries()) {
      const spoken = { ...evidence, body };
      const { causes } = diagnose(spoken);
      const [without] = diagnose({ ...evidence, body: neutral[index] ?? '' }).causes;
      if (causes[0] !== undefined && causes[0].code !== 'UNKNOWN' && causes[0].code !== without?.code) return { evidence: spoken, causes, byWords: true };
    }
  }
  return { evidence, causes: diagnose(evidence).causes, byWords: false };
}
