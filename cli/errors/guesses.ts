import { nearest } from './nearest.ts';

const UNKNOWN = /^Unknown (?:argument|command)s?: (.*)$/s;
/** The names of a list, and not the places of what may be a secret. */
const NAME = /^[A-Za-z][\w-]*$/;

/** Flags that take a secret or a token: nobody is led to give one for what was only mistyped. */
const SECRET_FLAG = /^--.*(?:token|secret|password)/;

/** For each unknown name of a message the known one that it most likely means: a question each. */
export function guesses(message: string, known: readonly string[]): string[] {
  const [, list = ''] = UNKNOWN.exec(message) ?? [];
  const names = list.split(', ').filter((name) => NAME.test(name));
  return names.flatMap((name) => {
    const found = nearest(
      name,
      known.filter((each) => !SECRET_FLAG.test(each)).map((each) => each.replace(/^-+/, '')),
    );
    return found === undefined ? [] : [`Did you mean ${known.find((each) => each.replace(/^-+/, '') === found)!}?`];
  });
}
