import { commandOf, commands } from './commands/index.ts';
import { shells } from './output/completion-scripts.ts';

/** Words that may follow a flag, whichever command has it. Loaded when they are asked for. */
const VALUES: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  '--env': async () => (await import('./input/environment-file.ts')).environmentNames,
  '--folder': folderNames,
  '--only': folderNames,
  '--operation': operationIds,
  '--scenario': async () => (await import('../emulator/index.ts')).scenarioNames(),
};

/** Words that may follow a command by themselves. */
const POSITIONALS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  'init-ci': async () => (await import('./pipelines/choice.ts')).ciSystems,
  catalogue: () => Promise.resolve(['refresh']),
  operations: operationIds,
};

/**
 * What may come next on a command line: commands, flags or values; the shell takes those that begin as the last word does. Empty where only
 * a file can follow.
 * @param words the program's name, and what is typed; the last word may be empty
 * @param helpOf the help of a command
 */
export async function completionsOf(
  words: readonly string[],
  helpOf: (name: string) => Promise<string>,
): Promise<readonly string[]> {
  const before = words.slice(1, -1);
  const current = words.at(-1) ?? '';
  if (before[0] === 'completion') return shells;
  const command = commandOf(before);
  if (command === undefined) return current.startsWith('-') ? ['--help', '--version'] : commandNames();
  const help = await helpOf(command.name);
  if (current.startsWith('-')) return [...new Set(flagsIn(help))];
  const last = before.findLast((word) => word.startsWith('-'));
  const values = last === undefined ? [] : ((await VALUES[last]?.()) ?? choicesOf(last, help));
  if (values.length > 0) return values;
  return last === undefined ? ((await POSITIONALS[command.name]?.()) ?? []) : [];
}

/** Every word that may begin a command line. */
export function commandNames(): string[] {
  return [...commands.map(({ name }) => name), 'completion'];
}

/** The flags that a help names. */
export function flagsIn(help: string): string[] {
  return [...help.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag);
}

/** The values of a flag that has only a few, as its command's help lists them. */
function choicesOf(flag: string, help: string): string[] {
  const [, own = ''] = help.split(new RegExp(`${flag}(?![\\w-])`), 2);
  const [text = ''] = own.split(/\n *-/, 1);
  const [, list = ''] = /\[choices:([^\]]*)\]/.exec(text) ?? [];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
}

async function folderNames(): Promise<readonly string[]> {
  const { powerBi } = await import('../catalogue/powerbi/catalogue.ts');
  return powerBi.folders.map(({ name }) => name);
}

async function operationIds(): Promise<readonly string[]> {
  const { operations } = await import('../catalogue/powerbi/index.ts');
  return operations.map(({ id }) => id);
}
