import { saysOneOf, type When } from '../families/when.ts';
import type { View } from '../view.ts';

/** What a row that travels goes by; what is absent may be anything. */
export type CarriedWhen = Pick<When, 'says' | 'words' | 'path' | 'method' | 'status' | 'caller'>;

/** The same as `applies` of the families, for a failure of Power BI that a script saw itself. */
export function rowApplies({ says, words, path, method, status, caller }: CarriedWhen, view: View): boolean {
  const { answer, evidence } = view;
  if (view.service !== 'powerbi' || !(status ? status.includes(view.status) : isFailure(view))) return false;
  if ((method && evidence.method !== method) || (path && !path.test(view.path))) return false;
  if ((caller && view.caller !== caller) || (says && !saysOneOf(says, answer.names))) return false;
  return !words || words.test(answer.message || evidence.body.slice(0, 4000));
}

function isFailure({ status }: View): boolean {
  return status === 0 || status >= 400;
}
