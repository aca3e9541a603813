import type { Cause } from '../../diagnosis/cause.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { isOnlyStatus } from '../../diagnosis/guesses/bare-status.ts';
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

/** Clients that call Fabric alone, by what they print: the Fabric CLI (`x import: [Forbidden] …`), Terraform's provider, fabric-cicd, FabricPS. */
const FABRIC_CLIENT =
  /(?:^|\s)x [a-z]{2,10}: \[\w+\]|\bfabric_[a-z]{3,30}\.|\bresource "fabric_|\bfabric[_-]cicd\b|\bFabric API\b|\b(?:New|Get|Set|Import|Export|Invoke|Remove)-Fabric\w+/;
const FABRIC_API = 'https://api.fabric.microsoft.com/v1/';
/** Clients that call Power BI alone: a 400 of theirs is not one of the login host. */
const POWER_BI_CLIENT =
  /\b(?:New|Get|Set|Add|Invoke|Copy|Export|Remove)-PowerBI\w+|\bPowerBIActions|\bPower BI Actions\b|\bMicrosoft\.PowerBI\.Api\b/;

/**
 * The causes of an answer. The words around the answer of a loose text are mostly a client's; they count as the body only where a rule
 * knows them, so that they change what is found. Where no rule knows an answer without an address, that of Power BI is assumed.
 */
export function bestDiagnosis(evidence: Evidence, answer: PlacedAnswer | LooseAnswer): Explained {
  if (evidence.url === '' && isOfFabric(evidence, answer)) {
    const atFabric = withWords({ ...evidence, url: FABRIC_API }, answer);
    if (!isUnknown(atFabric.causes)) return { ...atFabric, evidence: { ...atFabric.evidence, url: '' } };
  }
  if (evidence.url === '' && evidence.status === 400 && 'words' in answer && POWER_BI_CLIENT.test(answer.words)) {
    const atPowerBi = withWords({ ...evidence, url: ASSUMED_API }, answer);
    return { ...atPowerBi, evidence: { ...atPowerBi.evidence, url: '' } };
  }
  const first = withWords(evidence, answer);
  // Of an address that is only assumed nothing can be wrong, as a 404 would say.
  if (evidence.url !== '' || evidence.status === 404 || !isUnknown(first.causes)) return first;
  const assumed = withWords({ ...evidence, url: ASSUMED_API }, answer);
  return isUnknown(assumed.causes) ? first : { ...assumed, evidence: { ...assumed.evidence, url: '' } };
}

/** Whether a text without an address is about Fabric: by the client that printed it, or as the state of an operation or a job that failed. */
function isOfFabric({ status, body }: Evidence, answer: PlacedAnswer | LooseAnswer): boolean {
  if (status >= 200 && status < 300) return /^\s*\{/.test(body) && /"errorCode"/.test(body);
  return 'words' in answer && FABRIC_CLIENT.test(answer.words);
}

function withWords(evidence: Evidence, answer: PlacedAnswer | LooseAnswer): Explained {
  if ('spoken' in answer && answer.words !== '' && !isOnlyStatus(answer.words)) {
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

/** A sentence of a service is at most so long. */
const LONGEST_SENTENCE = 2_000;

/**
 * The causes of a sentence alone, as the message of an answer of which nothing else is known.
 * @returns undefined where no rule knows it
 */
export function bySentence(evidence: Evidence, text: string): Explained | undefined {
  const sentence = text.trim();
  if (sentence.length > LONGEST_SENTENCE || !/\s\S+\s/.test(sentence)) return undefined;
  const said = (message: string): Evidence => ({ ...evidence, origin: 'text', body: JSON.stringify({ message }) });
  const { causes } = diagnose(said(sentence));
  const [without] = diagnose(said(NOTHING_SAID)).causes;
  return isUnknown(causes) || causes[0]?.code === without?.code
    ? undefined
    : { evidence: said(sentence), causes, byWords: true };
}

function isUnknown([first]: readonly Cause[]): boolean {
  return first === undefined || first.code === 'UNKNOWN';
}
