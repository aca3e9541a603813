import type { CallerKind } from '../caller.ts';
import { failuresInside } from '../inside.ts';
import type { Service } from '../services/service.ts';
import type { View } from '../view.ts';

/** How an answer of a family is recognised; what is absent may be anything. */
export interface When {
  readonly service: Service | readonly Service[];
  /** Names that the answer gives as its reason, in header, body or details; any case. `ALM_*` stands for all that begin so. */
  readonly says?: readonly string[];
  /** In the words of the answer; of a page or a text without a form, in its first 4,000 characters. */
  readonly words?: RegExp;
  /** 4xx and 5xx when absent; 200 needs `inside`. */
  readonly status?: readonly number[];
  readonly method?: string;
  readonly path?: RegExp;
  readonly header?: readonly [name: string, value: RegExp];
  readonly caller?: CallerKind;
  /** In the code or the words of a failure inside a success. */
  readonly inside?: RegExp;
  /** What no pattern can say; `evidence` then needs words for it. */
  readonly also?: (view: View) => boolean;
}

/** Whether an answer is recognised by this. */
export function applies(when: When, view: View): boolean {
  const { answer, evidence, service, status, path, caller } = view;
  if (![when.service].flat().includes(service)) return false;
  if (!(when.status ? when.status.includes(status) : when.inside ? status < 300 : status === 0 || status >= 400))
    return false;
  if (when.method !== undefined && !(path === '' && evidence.origin === 'text') && evidence.method !== when.method)
    return false;
  // Of a text without an address the words decide, or the failure inside.
  const placeless = path === '' && evidence.origin === 'text' && (when.words ?? when.inside) !== undefined;
  if (when.path && !placeless && !when.path.test(path)) return false;
  if (when.caller !== undefined && caller !== when.caller) return false;
  if (when.header && !when.header[1].test(answer.header(when.header[0]))) return false;
  if (when.says && !saysOneOf(when.says, answer.names)) return false;
  if (when.words && !when.words.test(answer.message || evidence.body.slice(0, 4000))) return false;
  if (
    when.inside &&
    !failuresInside(answer.json)
      .slice(0, 1)
      .some(({ code, words }) => when.inside!.test(`${code} ${words}`))
  )
    return false;
  return when.also?.(view) !== false;
}

/** Whether one of the names is wanted, in any case. `ALM_*` stands for all that begin so. */
export function saysOneOf(wanted: readonly string[], given: readonly string[]): boolean {
  const said = given.map((name) => name.toLowerCase());
  return wanted.some((one) => {
    const name = one.toLowerCase();
    return name.endsWith('*') ? said.some((each) => each.startsWith(name.slice(0, -1))) : said.includes(name);
  });
}
