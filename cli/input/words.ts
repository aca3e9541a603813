import { formatNames } from '../../reporting/index.ts';

/** What stands for a dash among the files of `check`: the parser leaves dashes out of a list. */
export const DASH = '\0-';

const FORMATS: ReadonlySet<string> = new Set([...formatNames, 'text']);
const LISTS = ['run', 'report', 'compare'];

/**
 * The words of a command line as the parser is to read them: a dash among the files of `check` is not lost, and `--format` takes its names
 * alike everywhere: one after another, with commas, or one each.
 */
export function readWords(args: readonly string[]): string[] {
  if (args.includes('check')) return args.map((arg, at) => (arg === '-' && args[at - 1] !== '--out' ? DASH : arg));
  return LISTS.some((name) => args.includes(name)) ? withFormatsApart(args) : [...args];
}

/** `--format a b` and `--format a,b` as `--format a --format b`; the first word that is no format ends the list. */
function withFormatsApart(args: readonly string[]): string[] {
  let isList = false;
  return args.flatMap((arg, at) => {
    const [, given] = /^--format=(.*)$/.exec(arg) ?? [];
    if (given !== undefined) return apart(given);
    const next = args[at + 1];
    if (arg === '--format') isList = next !== undefined && !next.startsWith('-');
    else isList &&= args[at - 1] === '--format' || arg.split(',').every((name) => FORMATS.has(name));
    if (!isList) return [arg];
    return arg === '--format' ? [] : apart(arg);
  });
}

function apart(names: string): string[] {
  return names.split(',').flatMap((name) => ['--format', name]);
}
