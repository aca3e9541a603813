import type { Detect, Hit } from '../finding.ts';
import { isPlaceholder, shown } from '../placeholder.ts';

const VALUE = String.raw`(?:"(?<double>[^"\n]{4,400})"|'(?<single>[^'\n]{4,400})'|(?<bare>[^\s"'\x60|;&<>]{4,400}))`;
/** The rest of one command, which may go on in the next line. */
const REST = String.raw`(?:[^\n]|(?<=[\\\x60]\r?)\n){0,500}?`;

interface Command {
  readonly pattern: RegExp;
  readonly what: string;
  /** Whether a user name stands before it. */
  readonly isPair?: true;
}

const COMMANDS: readonly Command[] = [
  {
    pattern: new RegExp(String.raw`\bConvertTo-SecureString\s+(?:-String\s+)?${VALUE}`, 'dgi'),
    what: 'the text given to ConvertTo-SecureString',
  },
  {
    pattern: new RegExp(String.raw`\baz\s+login\b${REST}\s(?:-p|--password)(?:\s+|=)${VALUE}`, 'dg'),
    what: 'the password given to az login',
  },
  {
    pattern: new RegExp(String.raw`\bcurl(?:\.exe)?\s${REST}(?:(?<=\s)-u\s{0,5}|(?<=\s)--user(?:\s+|=))${VALUE}`, 'dg'),
    what: 'the password given to curl',
    isPair: true,
  },
];

/** Passwords on command lines in scripts and manuals. */
export const findOnCommandLines: Detect = (text) => {
  if (!/SecureString|az\s+login|curl/i.test(text)) return [];
  return COMMANDS.flatMap((command) => [...text.matchAll(command.pattern)].flatMap((match) => judge(match, command)));
};

function judge(match: RegExpExecArray, { what, isPair }: Command): Hit[] {
  const groups = match.indices!.groups!;
  const [start, to] = (groups['double'] ?? groups['single'] ?? groups['bare'])!;
  const value = match.input.slice(start, to);
  const colon = isPair === true ? value.indexOf(':') + 1 : 0;
  const secret = value.slice(colon);
  if (
    (isPair === true && colon === 0) ||
    secret.length < 4 ||
    secret.startsWith('$') ||
    secret.startsWith('-') ||
    isPlaceholder(secret)
  )
    return [];
  return [{ rule: 'named-secret', from: start + colon, to, secret, what: `${what} (${shown(secret)})`, place: [] }];
}
