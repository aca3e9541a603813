import type { CodedError } from '../../catalogue/model/coded-error.ts';
import { advice, type ErrorCode } from './index.ts';
import { nextInCi } from './in-ci.ts';
import { nearest } from './nearest.ts';

/** A list of more names than these nobody reads: it is left to the command that prints it. */
const MOST_KNOWN = 40;

/**
 * An error as a person reads it, over several lines.
 * @param env of the process: a CI has its own words for where values are set
 */
export function describeError(
  error: CodedError<ErrorCode>,
  env: Readonly<Record<string, string | undefined>> = {},
): string {
  const row = advice[error.code];
  const fill = (text: string): string =>
    text
      .replaceAll('{subject}', () => error.subject)
      .replace('{cause}', () => causeOf(error))
      .replace('{known}', () => suggest(error));
  const lines = [
    `${error.code}: ${fill(row.what).replace(/([?!])?\.?$/, (_end, mark: string | undefined) => mark ?? '.')}`,
    `  Why:  ${fill(row.why)}`,
    `  Next: ${fill(nextInCi(error.code, env) ?? row.next).trim()}`,
  ];
  return [...lines, ...(row.link ? [`  See:  ${row.link}`] : [])].join('\n');
}

function suggest({ subject, known }: CodedError): string {
  const near = nearest(subject, known);
  const guess = near === undefined ? [] : [`Did you mean ${near}?`];
  return [...guess, ...(known.length > MOST_KNOWN ? [] : [`Known: ${known.join(', ')}.`])].join(' ');
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'There is nothing at that path.',
  EACCES: 'Access is denied.',
  EPERM: 'Access is denied.',
  EROFS: 'The file system is read-only.',
  EISDIR: 'It is a folder, not a file.',
  ENOTDIR: 'There is a file where a folder is needed.',
  EEXIST: 'There is a file where a folder is needed.',
  ENOSPC: 'The disk is full.',
};

function causeOf(error: CodedError): string {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  if (cause === undefined) return 'The reason is not known.';
  return CAUSES[cause.code ?? ''] ?? `${cause.message.split('\n')[0]!.replace(/\.$/, '')}.`;
}
