import type { Cause, Certainty, Diagnosis } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { causeOf, inOrder, type Rule } from './rule.ts';
import * as pages from './pages.ts';
import { wordsOf } from './said.ts';
import { viewOf, type View } from './view.ts';
import { momentOf } from './wait.ts';

/** From sure to unsure. */
const CERTAINTIES: readonly Certainty[] = ['documented', 'measured', 'reported', 'inferred'];

/**
 * Why an answer is as it is, by some rules, most likely cause first. Pure: the same evidence gives the same causes, and it never throws.
 * The first cause has the service's own words. Where no rule applies to a failure it says that it does not know.
 */
export function diagnoseBy(rules: readonly Rule[], evidence: Evidence): Diagnosis {
  const view = viewOf(evidence);
  const found = causesBy(rules, view);
  const causes = found.length > 0 || isGood(evidence) ? found : [unknown(view)];
  return { causes: withWords(evidence.origin === 'text' ? causes.map(limitedTo(mostCertain(view))) : causes, view) };
}

function causesBy(rules: readonly Rule[], view: View): Cause[] {
  const alone = causesOf(
    rules.filter((rule) => rule.alone),
    view,
  )[0];
  if (alone) return [alone];
  const found = (some: readonly Rule[]): Cause[] => withoutRepeats(causesOf(inOrder(some), view));
  const sure = rules.filter((rule) => !rule.guess);
  // Of a text with an address, a list of what is frequent is for where nothing else is known.
  const isPlaced = view.evidence.origin === 'text' && view.evidence.url !== '';
  return isPlaced &&
    causesOf(
      sure.filter(({ stage }) => stage !== 'doubt'),
      view,
    ).length > 0
    ? found(sure)
    : found(rules);
}

function causesOf(rules: readonly Rule[], view: View): Cause[] {
  return rules.map((rule) => causeOf(rule, view)).filter((cause) => cause !== null);
}

/** A rule about one answer of an operation comes before the one about its kind; with the same code they say the same. */
function withoutRepeats(causes: readonly Cause[]): Cause[] {
  return causes.filter(({ code }, index) => causes.findIndex((other) => other.code === code) === index);
}

function isGood({ status }: Evidence): boolean {
  return status >= 200 && status < 400;
}

/** How sure a cause can be at most: a text that somebody pasted proves what it holds, and no more. */
function mostCertain({ evidence, answer }: View): Certainty {
  const named = answer.code !== '' || answer.info !== '' || answer.aadsts.length > 0;
  if (!named) return 'inferred';
  return evidence.status > 0 || evidence.url !== '' ? 'documented' : 'reported';
}

function limitedTo(most: Certainty): (cause: Cause) => Cause {
  return (cause) =>
    CERTAINTIES.indexOf(cause.certainty) < CERTAINTIES.indexOf(most) ? { ...cause, certainty: most } : cause;
}

function withWords([first, ...others]: readonly Cause[], { answer, evidence }: View): Cause[] {
  return first === undefined ? [] : [{ ...first, ...wordsOf(answer, evidence) }, ...others];
}

function unknown(view: View): Cause {
  const { evidence, answer } = view;
  const number = answer.aadsts[0];
  const { said } = wordsOf(answer, evidence);
  return {
    code: 'UNKNOWN',
    title: said === undefined ? 'No known cause fits' : 'No rule fits: read the words of the service',
    why: number === undefined ? whyUnknown(view, said) : `Entra answered AADSTS${number}, which no rule here knows.`,
    fix: whatNext(view, said),
    docs: number === undefined ? pages.troubleshoot : pages.codes,
    certainty: 'inferred',
  };
}

function whyUnknown({ evidence, status }: View, said: string | undefined): string {
  if (said !== undefined) return 'The service gives its reason, and no rule here knows more about it.';
  return status === 0 && evidence.origin !== 'text'
    ? 'There was no answer.'
    : 'No reason was found in it: no code, no header, no words.';
}

/** A ticket helps where the service itself failed, or is silent; what it names in words is for the caller to correct. */
function whatNext({ evidence, answer, status, time }: View, said: string | undefined): string[] {
  if (status < 500 && said !== undefined)
    return [
      'Correct the part that the message names.',
      'Compare path, query, body and ids with the page of the operation.',
    ];
  if (evidence.origin === 'text')
    return ['Explain it again with the whole answer: status, headers and body. The reason is in one of them.'];
  const trace = answer.requestId
    ? `RequestId ${answer.requestId} and the time ${momentOf(time)}`
    : `the time ${momentOf(time)}; the answer carried no RequestId`;
  return [
    'Send the request again: the fault may have passed.',
    `If it fails again, open a support ticket with ${trace}.`,
  ];
}
