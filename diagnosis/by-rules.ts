import type { Cause, Certainty, Diagnosis } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { causeOf, type Rule } from './rule.ts';
import * as pages from './pages.ts';
import { wordsOf } from './said.ts';
import { viewOf, type View } from './view.ts';

const STAGES: readonly Rule['stage'][] = ['claims', 'reason', 'shape', 'doubt'];

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
  const alone = causesOf(rules.filter((rule) => rule.alone), view)[0];
  return alone ? [alone] : withoutRepeats(causesOf(STAGES.flatMap((stage) => rules.filter((rule) => rule.stage === stage)), view));
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
  return (cause) => (CERTAINTIES.indexOf(cause.certainty) < CERTAINTIES.indexOf(most) ? { ...cause, certainty: most } : cause);
}

function withWords([first, ...others]: readonly Cause[], { answer, evidence }: View): Cause[] {
  return first === undefined ? [] : [{ ...first, ...wordsOf(answer, evidence) }, ...others];
}

function unknown({ evidence, answer, time }: View): Cause {
  const number = answer.aadsts[0];
  const { said, trace } = wordsOf(answer, evidence);
  const named = said !== undefined;
  const isFault = evidence.status >= 500 || !named;
  return {
    code: 'UNKNOWN',
    title: named ? 'No rule fits: the service\'s own words are the best explanation' : 'No known cause fits',
    why: number !== undefined ? `Entra answered AADSTS${number}, which no rule knows.` : evidence.status === 0 && evidence.origin !== 'text' ? 'There was no answer.' : named ? 'The service names its reason; no rule here knows more about it.' : `The answer ${evidence.status || ''} carries nothing that a rule knows.`.replace('  ', ' '),
    fix: isFault
      ? ['Send the request once more, in case the fault has passed.', `If it stays, open a support ticket with ${trace ?? (answer.requestId ? `RequestId ${answer.requestId}` : 'the address')}${trace?.includes(':') ? '' : ` and the time ${iso(time)}`}.`]
      : ['Do what the message asks for: it names the field, the object or the state that the service does not accept.', 'Compare the request with the page of its operation: path, query, body and the ids in them.', 'Search for the code together with the operation, not for the status alone.'],
    docs: number === undefined ? pages.troubleshoot : pages.codes,
    certainty: 'inferred',
  };
}

function iso(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'of the answer' : date.toISOString();
}
