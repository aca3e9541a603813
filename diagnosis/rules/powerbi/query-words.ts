import type { View } from '../../view.ts';
import { isQuery } from './query.ts';

/** Causes with rules of their own: the answer names them apart from the query. */
const OTHER_CAUSE =
  /CapacityNotActive|OpenConnectionError|capacity limits|exceeded its limits|XMLA endpoint feature|Failed to execute the DAX query/i;

/** The engine's own words about a query, deep in the body, else the message; empty where it has none. */
export function engineSays({ answer, evidence }: View): string {
  const value = /"value":"((?:[^"\\]|\\.)+)"/.exec(JSON.stringify(answer.json) ?? '')?.[1] ?? '';
  const deep = value.replace(/\\[rn]/g, ' ').replace(/\\(.)/g, '$1');
  return deep || answer.message || (answer.envelope === 'unreadable' ? evidence.body.slice(0, 4000) : '');
}

/** Whether a query got the general code of the engine, and nothing else that has a rule of its own. */
export function isRefusedByEngine(view: View): boolean {
  return (
    view.status === 400 &&
    (isQuery(view) || view.path === '') &&
    view.says('DatasetExecuteQueriesError') &&
    !OTHER_CAUSE.test(view.evidence.body)
  );
}

/** Whether a refusal has words that only the engine has; then its code may be missing. */
export function isOfEngine(view: View, own: RegExp): boolean {
  if (isRefusedByEngine(view)) return true;
  return (view.status === 0 || view.status >= 400) && (isQuery(view) || view.path === '') && own.test(engineSays(view));
}

/** Whether the words are about a right of the caller. Names of tables and columns are left out: they can be any word. */
export function isAboutRight(words: string): boolean {
  return /\bpermissions?\b|\bDiscover method\b|\bnot have (?:the )?(?:access|rights?)\b|\baccess (?:is |was )?denied\b|\b(?:not |un)authori[sz]ed\b/i.test(
    withoutNames(words),
  );
}

/** Whether the words are about the connection to the model. */
export function isAboutConnection(words: string): boolean {
  return /\bopen the (?:\w+ )?connection\b|\bconnection (?:could not|cannot|can.t) be (?:made|opened)\b/i.test(
    withoutNames(words),
  );
}

/** Whether the words are about the text of the query: its syntax, or something that it names. */
export function isAboutQuery(words: string): boolean {
  return (
    /\bQuery ?\(\d+, ?\d+\)/i.test(words) ||
    /\b(?:syntax|columns?|tables?|measures?|functions?|expressions?|DAX|EVALUATE)\b/i.test(withoutNames(words))
  );
}

function withoutNames(words: string): string {
  return words.replace(/'[^']{0,200}'|\[[^\]]{0,200}\]/g, ' ');
}
