import type { AddCommand } from './command.ts';

/** Below which heading of the help a command stands. */
export type Group = 'Every day' | 'Share and report' | 'For contributors';

/** A command, known by its name before its file is loaded: a help or a typo needs no more. */
export interface CommandRow {
  readonly name: string;
  readonly group: Group;
  /** What it does, in one line of the help. */
  readonly does: string;
  readonly load: () => Promise<AddCommand>;
  /** Words that may follow its name and have a help of their own. */
  readonly subjects?: () => Promise<readonly string[]>;
}

/** Every command, in the order of the help. Only the one that is asked for is loaded: together they take ten times as long. */
// prettier-ignore
export const commands: readonly CommandRow[] = [
  { name: 'run', group: 'Every day', does: 'Run the collection and write reports', load: async () => (await import('./run.ts')).addRun },
  { name: 'doctor', group: 'Every day', does: 'Check step by step what the service principal can do', load: async () => (await import('./doctor.ts')).addDoctor },
  { name: 'explain', group: 'Every day', does: 'Explain an answer of the API, and how to fix it', load: async () => (await import('./explain.ts')).addExplain },
  { name: 'recipe', group: 'Every day', does: 'Do a whole job, such as refresh and wait', load: async () => (await import('./recipe.ts')).addRecipe, subjects: async () => (await import('./recipe.ts')).recipeSubjects },
  { name: 'emulate', group: 'Every day', does: 'Start the emulator: no tenant, no network', load: async () => (await import('./emulate.ts')).addEmulate },
  { name: 'compare', group: 'Every day', does: 'Compare what two identities can read', load: async () => (await import('./compare.ts')).addCompare },
  { name: 'operations', group: 'Every day', does: 'List the operations of the API, or show one', load: async () => (await import('./operations.ts')).addOperations },
  { name: 'token', group: 'Every day', does: 'Get a token, or read one, and show its claims', load: async () => (await import('./token.ts')).addToken },
  { name: 'share', group: 'Share and report', does: 'Pack the collection for colleagues: one zip, no secrets', load: async () => (await import('./share.ts')).addShare },
  { name: 'check', group: 'Share and report', does: 'Look for secrets in files before you share them', load: async () => (await import('./check.ts')).addCheck },
  { name: 'report', group: 'Share and report', does: 'Make reports of run records, or merge those of shards', load: async () => (await import('./report.ts')).addReport },
  { name: 'init-ci', group: 'Share and report', does: 'Write a pipeline that runs the collection regularly', load: async () => (await import('./init-ci.ts')).addInitCi },
  { name: 'plan-access', group: 'Share and report', does: 'List the settings, roles and rights that an app needs', load: async () => (await import('./plan-access.ts')).addPlanAccess },
  { name: 'generate', group: 'For contributors', does: 'Write the collection and the environments', load: async () => (await import('./generate.ts')).addGenerate },
  { name: 'catalogue', group: 'For contributors', does: 'Update the catalogue of operations', load: async () => (await import('./catalogue-refresh.ts')).addCatalogue },
];

/** The command of a command line: its first word that is no flag, if it is the name of one. */
export function commandOf(args: readonly string[]): CommandRow | undefined {
  const word = args.find((arg) => !arg.startsWith('-'));
  return commands.find(({ name }) => name === word);
}

/** The words of a command line whose help tells more: `recipe refresh`, or only the command. */
export async function helpWords(args: readonly string[]): Promise<string | undefined> {
  const command = commandOf(args);
  const subject = args.filter((arg) => !arg.startsWith('-'))[1] ?? '';
  const known = (await command?.subjects?.()) ?? [];
  return known.includes(subject) ? `${command!.name} ${subject}` : command?.name;
}
