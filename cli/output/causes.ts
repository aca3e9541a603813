import type { Cause } from '../../diagnosis/cause.ts';
import { certaintyWords } from '../../diagnosis/certainty.ts';
import { redactCause, redactor } from '../../runner/index.ts';
import type { Terminal } from './terminal.ts';

/**
 * Causes with their cures as a person reads them, most likely first.
 * @param further what stands before each but the first
 * @param columns of the terminal that shows them: longer lines are wrapped at blanks; absent: none is
 */
export function printCauses(
  causes: readonly Cause[],
  { indent = '', further = 'Or: ', columns }: { indent?: string; further?: string; columns?: number | undefined } = {},
): string[] {
  const lines = causes.flatMap((cause, index) => [
    ...(index === 0 ? [] : ['']),
    ...printCause(cause, index > 0 ? further : ''),
  ]);
  return lines.flatMap((line) => (line === '' ? [''] : wrapped(indent + line, columns)));
}

/** Narrower terminals get what they get. */
const NARROWEST = 40;
/** What stands in front of a text: what goes on below it is set in as far. */
const LABEL = /^ *(?:(?:Said|Why|Do|See|Code|For support|read):? +)?(?:\d+\. )?/;

/** A line as lines of a terminal, wrapped at blanks and set in below its text. An address that is longer stays whole. */
export function wrapped(line: string, columns: number | undefined): string[] {
  if (columns === undefined || columns < NARROWEST || line.length <= columns) return [line];
  const label = LABEL.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = label;
  let isEmpty = true;
  for (const word of line.slice(label.length).split(' ')) {
    if (!isEmpty && current.length + 1 + word.length > columns) {
      lines.push(current);
      current = ' '.repeat(Math.min(label.length, 20));
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
}

function printCause({ code, title, said, trace, why, fix, docs, certainty }: Cause, before: string): string[] {
  return [
    `${before}${title.replace(/^Or: /, '')}`,
    ...(said === undefined ? [] : [`  Said: ${said}`]),
    `  Why:  ${why}`,
    ...fix.map((step, index) => `  ${index === 0 ? 'Do:  ' : '     '} ${index + 1}. ${step}`),
    `  See:  ${docs}`,
    `  Code: ${code}, ${certaintyWords[certainty]}`,
    ...(trace === undefined ? [] : [`  Request: ${trace}`]),
  ];
}

/** Causes without any secret that the command read. */
export function withoutSecrets(causes: readonly Cause[], terminal: Terminal): Cause[] {
  const redact = redactor(terminal.secrets);
  return causes.map((cause) => redactCause(cause, redact));
}
