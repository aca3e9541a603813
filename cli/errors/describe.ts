import type { CodedError } from '../../catalogue/model/coded-error.ts';
import { advice, type ErrorCode } from './index.ts';
import { nextInCi } from './in-ci.ts';
import { nearest } from './nearest.ts';

/** A list of more names than these nobody reads: it is left to the command that prints it. */
const MOST_KNOWN = 40;

/**
 * An error as a person reads it, over several lines.
 * @param env of the process: a CI has its own words for where values are set
 * @param command the one that was asked for, such as `recipe refresh`, whose help is named
 */
export function describeError(
  error: CodedError<ErrorCode>,
  { env = {}, command }: { env?: Readonly<Record<string, string | undefined>>; command?: string | undefined } = {},
): string {
  const row = advice[error.code];
  const fill = (text: string): string =>
    text
      .replaceAll('{subject}', () => error.subject)
      .replace('{cause}', () => causeOf(error))
      .replace('{known}', () => suggest(error))
      .replace('{help}', helpOf(command));
  const lines = [
    `${error.code}: ${fill(row.what).replace(/([?!])?\.?$/, (_end, mark: string | undefined) => mark ?? '.')}`,
    `  Why:  ${fill(row.why)}`,
    `  Next: ${fill(nextInCi(error.code, env) ?? row.next).trim()}`,
  ];
  return [...lines, ...(row.link ? [`  See:  ${row.link}`] : [])].join('\n');
}

function helpOf(command: string | undefined): string {
  return command === undefined
    ? 'Run `powerbi-postman --help` to see all commands.'
    : `Run \`powerbi-postman ${command} --help\` to see its flags, with examples.`;
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

/** What the network says, with the place that it names behind it. */
const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused',
  ECONNRESET: 'The connection was closed before an answer came',
  ENOTFOUND: 'The name of the host is not known',
  EAI_AGAIN: 'The name of the host could not be looked up',
  ETIMEDOUT: 'There was no answer in time',
  EHOSTUNREACH: 'There is no way to the host',
  ENETUNREACH: 'There is no network',
};
const OF_NETWORK = new RegExp(`\\b(${Object.keys(NETWORK).join('|')})\\b:? ?(\\S+:\\d+)?`);
/** Words that begin a sentence; others may be names, which keep their small letter. */
const FIRST_WORD = /^(?:it|its|no|not|the|there|this|that|one|both|neither|nothing)\b/;

function causeOf(error: CodedError): string {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  if (cause === undefined) return 'The reason is not known.';
  return CAUSES[cause.code ?? ''] ?? `${inWords(cause.message.split('\n')[0]!).replace(/\.$/, '')}.`;
}

/** What another program or a library said, as a sentence. */
function inWords(said: string): string {
  const [, code, place] = OF_NETWORK.exec(said) ?? [];
  if (code !== undefined) return `${NETWORK[code]} (${[code, place].filter((each) => each !== undefined).join(', ')})`;
  if (/ in JSON at position \d+|^Unexpected (?:end of JSON|token)|is not valid JSON/.test(said))
    return `It is not JSON: ${said.replace(/^[Ii]t is not JSON: /, '')}`;
  return said.replace(FIRST_WORD, (word) => word[0]!.toUpperCase() + word.slice(1));
}
