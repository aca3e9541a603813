import { rules } from '../../diagnosis/every-rule.ts';
import { causeOfCode } from '../../diagnosis/cause-of-code.ts';
import { describeCode } from '../errors/describe-code.ts';
import { printCauses, wrapped } from './causes.ts';
import { lookOf } from './style.ts';
import type { Terminal } from './terminal.ts';

/** A code of this tool and nothing else, as test results, reports and errors end in: `[PBI_THROTTLED]`. */
const CODE = /^\s*\[?((?:E|[A-Z]{3,8})_[A-Z\d_]{2,60})\]?[.:]?\s*$/i;

/**
 * Explains a code of this tool: a cause by the example of its rule, an error by its text.
 * @returns whether the text was such a code
 */
export function printOwnCode(text: string, json: boolean, terminal: Terminal): boolean {
  const code = CODE.exec(text)?.[1]?.toUpperCase() ?? '';
  const cause = causeOfCode(code, rules);
  const error = describeCode(code);
  if (cause === undefined && error === undefined) return false;
  if (json) {
    terminal.out(JSON.stringify(cause === undefined ? { error } : { causes: [cause] }, null, 2));
    return true;
  }
  const look = lookOf(terminal.screens.out);
  const say = (line: string): void => wrapped(line, look).forEach((each) => terminal.out(each));
  if (error !== undefined) {
    [`${code}: ${error.what}`, `  Why:  ${error.why}`, `  Next: ${error.next}`].forEach(say);
    if (error.link !== undefined) say(`  See:  ${error.link}`);
    return true;
  }
  say(`${code} is a cause that this tool names. An example, with ids of its own:`);
  terminal.out('');
  for (const line of printCauses([cause!], { look })) terminal.out(line);
  terminal.out('');
  say('To explain an answer itself, give its status, headers and body in place of the code.');
  return true;
}
