import { nearest } from './nearest.ts';

const INVALID = /Argument: ([\w-]+), Given: ("(?:[^"\\]|\\.)*"|[^,]*), Choices: (.*)/g;

/** What the parser says of a command line, in our own words. A text that is not known stays as it is. */
export function usageText(said: string): string {
  const text = said.trim().replace(/\.$/, '');
  const [, needy] = /^Not enough arguments following: (\S+)$/.exec(text) ?? [];
  if (needy !== undefined) return `${dashed(needy)} needs a value`;
  const [, missing] = /^Missing required arguments?: (.+)$/.exec(text) ?? [];
  if (missing !== undefined) return `a flag is missing: ${missing.split(', ').map(dashed).join(', ')}`;
  const [, one, other] = /^Arguments (\S+) and (\S+) are mutually exclusive$/.exec(text) ?? [];
  if (one !== undefined && other !== undefined) return `${dashed(one)} cannot be combined with ${dashed(other)}`;
  const needs = [...text.matchAll(/^ *(\S+) -> (\S+)$/gm)].map(([, flag, needed]) => [flag!, needed!] as const);
  if (/^(?:Implications failed|Missing dependent arguments):/.test(text) && needs.length > 0)
    return needs.map(([flag, needed]) => `${dashed(flag)} needs ${dashed(needed)}`).join('; ');
  const wrong = [...text.matchAll(INVALID)].map(([, flag, given, choices]) => invalid(flag!, given!, choices!));
  if (wrong.length > 0) return wrong.join('; ');
  const [, most] = /^Too many non-option arguments: got \d+, maximum of (\d+)$/.exec(text) ?? [];
  if (most !== undefined) return `too many words: at most ${most} can follow the command`;
  if (/^Not enough non-option arguments:/.test(text)) return 'a word is missing after the command';
  return text.replaceAll('\n', '; ');
}

function invalid(flag: string, given: string, choices: string): string {
  const known = choices.split(', ').map((each) => each.replace(/^"|"$/g, ''));
  const near = nearest(given.replace(/^"|"$/g, ''), known);
  const guess = near === undefined ? '' : `. Did you mean ${near}?`;
  return `${dashed(flag)} takes ${known.join(', ')}, not ${given}${guess}`;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
