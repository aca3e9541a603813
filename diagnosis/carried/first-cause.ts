import type { Evidence } from '../evidence.ts';
import { inOrder } from '../rule.ts';
import { wordsOf } from '../said.ts';
import { viewOf, type View } from '../view.ts';
import type { CarriedCause, CarriedRule } from './carried.ts';

/** A line has room for one cause: the first by these rules. Where none applies to a failure it says so, with the words of the service. */
export function firstCause(rules: readonly CarriedRule[], evidence: Evidence): CarriedCause | null {
  const view = viewOf(evidence);
  const found = isRedirect(view) ? null : askInOrder(rules, view);
  if (found === null && evidence.status >= 200 && evidence.status < 300) return null;
  const { said = '' } = wordsOf(view.answer, evidence);
  const { code, title, fix } = found ?? unknown(said);
  return { code, title, said, fix };
}

function askInOrder(rules: readonly CarriedRule[], view: View): CarriedCause | null {
  for (const rule of inOrder(rules)) {
    const found = rule.explain(view);
    if (found !== null) return { code: rule.code, title: rule.title, fix: found.fix ?? [] };
  }
  return null;
}

/** Its target decides, and the tools follow it: only who switched that off meets one. */
function isRedirect({ status }: View): boolean {
  return status >= 300 && status < 400;
}

function unknown(said: string): CarriedCause {
  return {
    code: 'UNKNOWN',
    title: said === '' ? 'No known cause fits' : 'No known cause fits: read the words of the service',
    fix: ['Give the whole answer to the command explain: it knows more causes than this collection has room for.'],
  };
}
