import type { Cause } from '../diagnosis/cause.ts';
import { redactCause, redactor } from '../runner/index.ts';
import type { Terminal } from './terminal.ts';

const SURE: Readonly<Record<Cause['certainty'], string>> = {
  documented: 'documented by Microsoft',
  measured: 'measured on the live service',
  reported: 'reported by users',
  inferred: 'inferred, not seen in a source',
};

/**
 * Causes with their cures as a person reads them, most likely first.
 * @param further what stands before each but the first
 */
export function printCauses(causes: readonly Cause[], { indent = '', further = 'Or: ' } = {}): string[] {
  const lines = causes.flatMap((cause, index) => [...(index === 0 ? [] : ['']), ...printCause(cause, index > 0 ? further : '')]);
  return lines.map((line) => (line === '' ? '' : indent + line));
}

function printCause({ code, title, said, trace, why, fix, docs, certainty }: Cause, before: string): string[] {
  return [
    `${before}${title.replace(/^Or: /, '')}`,
    ...(said === undefined ? [] : [`  Said: ${said}`]),
    `  Why:  ${why}`,
    ...fix.map((step, index) => `  ${index === 0 ? 'Do:  ' : '     '} ${index + 1}. ${step}`),
    `  See:  ${docs}`,
    `  Code: ${code}, ${SURE[certainty]}`,
    ...(trace === undefined ? [] : [`  For support: ${trace}`]),
  ];
}

/** Causes without any secret that the command read. */
export function withoutSecrets(causes: readonly Cause[], terminal: Terminal): Cause[] {
  const redact = redactor(terminal.secrets);
  return causes.map((cause) => redactCause(cause, redact));
}
