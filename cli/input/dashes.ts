/** What stands for a dash among the files of `check`: the parser leaves dashes out of a list. */
export const DASH = '\0-';

/** The arguments in a form in which a dash among the files of `check` is not lost. */
export function keepDashes(args: readonly string[]): string[] {
  if (!args.includes('check')) return [...args];
  return args.map((arg, index) => (arg === '-' && args[index - 1] !== '--out' ? DASH : arg));
}
