import type { Cause } from '../../diagnosis/cause.ts';
import { certaintyWords } from '../../diagnosis/certainty.ts';
import { plainLook, type Look } from '../../reporting/look.ts';
import { redactCause, redactor } from '../../runner/index.ts';
import type { Terminal } from './terminal.ts';

/**
 * Causes with their cures as a person reads them, most likely first.
 * @param further what stands before each but the first
 * @param brief whether those have their first step alone, and no page
 */
export function printCauses(
  causes: readonly Cause[],
  {
    indent = '',
    further = 'Or: ',
    brief = false,
    look = plainLook,
  }: { indent?: string; further?: string; brief?: boolean; look?: Look } = {},
): string[] {
  return causes.flatMap((cause, index) => [
    ...(index === 0 ? [] : ['']),
    ...printCause(
      brief && index > 0 ? { ...cause, fix: cause.fix.slice(0, 1), docs: '' } : cause,
      index > 0 ? further : '',
      indent,
      look,
    ),
  ]);
}

/** What stands in front of a text: what goes on below it is set in as far. */
const LABEL = /^ *(?:(?:Said|Why|Do|Next|See|Code|Request|What|Where|For support|read):? +)?(?:\d+\. )?/;

/** A line as lines of a terminal, wrapped at blanks and set in below its text. An address that is longer stays whole. */
export function wrapped(line: string, look: Look): string[] {
  const label = LABEL.exec(line)?.[0] ?? '';
  return look.hang(label, line.slice(label.length));
}

function printCause(
  { code, title, said, trace, why, fix, docs, certainty }: Cause,
  before: string,
  indent: string,
  look: Look,
): string[] {
  const labelled = (label: string, text: string): string[] => look.hang(`${indent}  ${look.muted(label)} `, text);
  return [
    ...look.hang(indent, `${before}${look.heading(title.replace(/^Or: /, ''))}`),
    ...(said === undefined ? [] : labelled('Said:', said)),
    ...labelled('Why: ', why),
    ...fix.flatMap((step, index) =>
      look.hang(`${indent}  ${index === 0 ? look.good('Do:  ') : '     '} ${index + 1}. `, step),
    ),
    ...(docs === '' ? [] : labelled('See: ', docs)),
    ...labelled('Code:', `${code}, ${certaintyWords[certainty]}`),
    ...(trace === undefined ? [] : labelled('Request:', trace)),
  ];
}

/** Causes without any secret that the command read. */
export function withoutSecrets(causes: readonly Cause[], terminal: Terminal): Cause[] {
  const redact = redactor(terminal.secrets);
  return causes.map((cause) => redactCause(cause, redact));
}
