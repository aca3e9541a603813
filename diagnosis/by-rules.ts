import type { Cause, Diagnosis } from './cause.ts';
import type { Evidence } from './evidence.ts';
import { causeOf, type Rule } from './rule.ts';
import { pages } from './names.ts';
import { viewOf, type View } from './view.ts';

const STAGES: readonly Rule['stage'][] = ['claims', 'reason', 'shape', 'doubt'];

/**
 * Why an answer is as it is, by some rules, most likely cause first. Pure: the same evidence gives the same causes, and it never throws.
 * Where no rule applies to a failure it says that it does not know, and what to hand to support.
 */
export function diagnoseBy(rules: readonly Rule[], evidence: Evidence): Diagnosis {
  const view = viewOf(evidence);
  const alone = causesOf(rules.filter((rule) => rule.alone), view)[0];
  if (alone) return { causes: [alone] };
  const causes = causesOf(STAGES.flatMap((stage) => rules.filter((rule) => rule.stage === stage)), view);
  if (causes.length > 0) return { causes };
  return { causes: evidence.status >= 200 && evidence.status < 400 ? [] : [unknown(view)] };
}

function causesOf(rules: readonly Rule[], view: View): Cause[] {
  return rules.map((rule) => causeOf(rule, view)).filter((cause) => cause !== null);
}

function unknown({ evidence, answer }: View): Cause {
  const time = new Date(evidence.now).toISOString();
  const number = answer.aadsts[0];
  const trace = answer.requestId ? `RequestId ${answer.requestId} and ` : '';
  const without = answer.requestId ? '' : '; the answer carried no RequestId';
  const nothing = evidence.status === 0 ? 'There was no answer.' : `The answer ${evidence.status} carries nothing that a rule knows.`;
  return {
    code: 'UNKNOWN',
    title: 'No known cause fits',
    why: number === undefined ? nothing : `Entra answered AADSTS${number}, which no rule knows.`,
    fix: ['Send the request once more, in case it was passing.', `Open a support ticket with ${trace}the time ${time}${without}.`],
    docs: number === undefined ? pages.troubleshoot : pages.codes,
    certainty: 'inferred',
  };
}
