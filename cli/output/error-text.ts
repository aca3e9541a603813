import type { Look } from '../../reporting/index.ts';
import { wrapped } from './causes.ts';

/** The text of an error as lines of a terminal: its code stands out, and its parts go on below themselves. */
export function printError(text: string, look: Look): string[] {
  return text
    .split('\n')
    .flatMap((line) => wrapped(line, look))
    .map((line) =>
      line
        .replace(/^E_[A-Z_]+:/, (code) => look.wrong(code))
        .replace(/^ {2}(?:Why|Next|See):/, (label) => look.heading(label)),
    );
}
