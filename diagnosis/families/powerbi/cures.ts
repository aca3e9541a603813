import { field, textOf } from '../../answer.ts';
import { enterpriseApp, quoted } from '../../phrases.ts';
import type { View } from '../../view.ts';

/** Steps that more than one row advises. */
export const takeOver =
  'Send Take Over Dataset In Group (POST …/Default.TakeOver) with the sign-in that makes the changes; it needs Contributor in the workspace. A paginated report has its own Take Over.';
export const credentialsAgain =
  'Then set the credentials of the data sources again with Update Gateway Datasource: a take-over drops the stored ones. Get Bound Gateway Datasources In Group has the two ids of its path.';
export const testSource = 'Test the same login from the machine of the gateway, or from another client of the source.';
export const notListed =
  'If an object exists in the portal and the list does not have it, the caller has no right to it.';

/** Whom to add: the app by its right id, or the user. */
export function caller(view: Pick<View, 'caller' | 'claims'>): string {
  return view.caller === 'user' ? 'the user' : enterpriseApp(view);
}

/** What a gateway or a data source said, from the details; empty when they hold no words. */
export function sourceSays({ answer }: Pick<View, 'answer'>): string {
  const error = field(answer.json, 'error');
  const details = field(field(error, 'pbi.error'), 'details');
  const texts = (Array.isArray(details) ? (details as unknown[]) : [])
    .map((entry) => ({ name: textOf(field(entry, 'code')), text: textOf(field(field(entry, 'detail'), 'value')) }))
    .filter(({ text }) => /[a-z]/i.test(text));
  return (texts.find(({ name }) => /UnderlyingErrorMessage/i.test(name)) ?? texts[0])?.text ?? answer.message;
}

/** The reason with the words of the source, for a `why`. @param otherwise where there are none */
export function inItsWords(view: View, otherwise: string): string {
  const text = sourceSays(view);
  return text ? `The answer quotes the source: ${quoted(text, 110)}` : otherwise;
}
