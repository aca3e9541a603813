import { quoted } from '../../phrases.ts';
import type { View } from '../../view.ts';

/** Whether Fabric answered, with one of these reasons in header or body. */
export function fabricSays(view: View, ...reasons: string[]): boolean {
  return view.service === 'fabric' && view.status >= 400 && view.says(...reasons);
}

/** The reason with Fabric's own words, for a `why`. */
export function inItsWords({ answer }: View): string {
  return `Fabric answers ${answer.code || answer.info}${answer.message ? `: ${quoted(answer.message, 110)}` : ''}.`;
}
