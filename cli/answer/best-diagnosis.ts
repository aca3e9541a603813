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

/** Where nothing says which service was called: most people who ask about such an answer called this one. */
const ASSUMED_API = 'https://api.powerbi.com';

/**
 * The causes of an answer. The words around the answer of a loose text are mostly a client's; they count as the body only where a rule
 * knows them, so that they change what is found. Where no rule knows an answer without an address, that of Power BI is assumed.
 */
export function bestDiagnosis(evidence: Evidence, answer: PlacedAnswer | LooseAnswer): Explained {
  const first = withWords(evidence, answer);
  // Of an address that is only assumed nothing can be wrong, as a 404 would say.
  if (evidence.url !== '' || evidence.status === 404 || !isUnknown(first.causes)) return first;
  const assumed = withWords({ ...evidence, url: ASSUMED_API }, answer);
  return isUnknown(assumed.causes) ? first : { ...assumed, evidence: { ...assumed.evidence, url: '' } };
}

function withWords(evidence: Evidence, answer: PlacedAnswer | LooseAnswer): Explained {
  if ('spoken' in answer && answer.words !== '') {
    const neutral = answer.spoken(NOTHING_SAID);
    for (const [index, body] of answer.spoken(answer.words).entries()) {
      const spoken = { ...evidence, body };
      const { causes } = diagnose(spoken);
      const [without] = diagnose({ ...evidence, body: neutral[index] ?? '' }).causes;
      if (!isUnknown(causes) && causes[0]?.code !== without?.code) return { evidence: spoken, causes, byWords: true };
    }
  }
  return { evidence, causes: diagnose(evidence).causes, byWords: false };
}

function isUnknown([first]: readonly Cause[]): boolean {
  return first === undefined || first.code === 'UNKNOWN';
}
