import type { RecipeFlags } from './recipe-flags.ts';

/** How the recipes that follow are to sign in: as this one did. */
type Repeated = Pick<RecipeFlags, 'auth' | 'ca' | 'cloud' | 'emulator' | 'env' | 'scenario' | 'tokenFile'>;

/** The command in what a recipe says that comes after it: a line that is set in. */
const COMMAND = /^ {2}(recipe .*)$/;

/**
 * What a recipe says that comes after it, as lines whose commands work as they are.
 * @param program how its name is typed here
 */
export function nextLines(next: readonly string[], given: Repeated, program: string): string[] {
  const flags = flagsOf(given).map((flag) => ` ${flag}`);
  return next.map((line) =>
    line.replace(COMMAND, (_all, command: string) => `  ${program} ${command}${flags.join('')}`),
  );
}

function flagsOf({ auth, ca, cloud, emulator, env, scenario, tokenFile }: Repeated): string[] {
  const named = Object.entries({ env, cloud, auth, 'token-file': tokenFile, ca, scenario });
  return [
    ...(emulator ? ['--emulator'] : []),
    ...named.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${quoted(String(value))}`])),
  ];
}

function quoted(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `"${text}"`;
}
