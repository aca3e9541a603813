import { readdirSync } from 'node:fs';
import { callRefusals, contentRefusals, tokenRefusals, tokenRules } from '../../emulator/index.ts';

interface Registered {
  readonly id: string;
}

const NOT_RULES = ['index.ts', 'rule.ts'];

/** The ids of the rules that the files of a folder export. */
async function rulesIn(folder: string): Promise<string[]> {
  const url = new URL(`../../emulator/${folder}/`, import.meta.url);
  const files = readdirSync(url).filter((file) => file.endsWith('.ts') && !NOT_RULES.includes(file));
  const modules = await Promise.all(
    files.map(async (file) => (await import(new URL(file, url).href)) as Readonly<Record<string, unknown>>),
  );
  return modules.flatMap((exported) => Object.values(exported).filter(isRule)).map(({ id }) => id);
}

function isRule(value: unknown): value is Registered {
  return typeof value === 'object' && value !== null && 'id' in value && 'certainty' in value;
}

/** The list of a folder is what the emulator asks, or what is checked for an exchange; a rule that is not in it is not noticed. */
test.each<[folder: string, list: readonly Registered[]]>([
  ['refusals/token', tokenRefusals],
  ['refusals/call', callRefusals],
  ['entra/rules', tokenRules],
  ['powerbi/refusals', contentRefusals],
])('every rule in emulator/%s is in its list', async (folder, list) => {
  expect((await rulesIn(folder)).sort()).toEqual(list.map(({ id }) => id).sort());
});
