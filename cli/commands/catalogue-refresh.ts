import { access, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Described } from '../../catalogue/model/described.ts';
import { described as present } from '../../catalogue/powerbi/described.ts';
import { powerBiDialect } from '../../catalogue/powerbi/prose/index.ts';
import { writeWhole } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { flags, text } from '../input/flags.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Options of `catalogue refresh`. */
export interface RefreshOptions {
  readonly from: string;
  readonly check: boolean;
}

/** `catalogue refresh`: derives the catalogue anew from a description. */
export const addCatalogue: AddCommand = (parser, choose) =>
  parser.command('catalogue', 'Update the catalogue of operations', (yargs) =>
    yargs
      .command(
        'refresh',
        'Update the catalogue from an official description; curated facts are kept',
        (refresh) =>
          refresh
            .epilogue(
              examples(
                ['catalogue refresh --from swagger.json', 'Take over a newer description'],
                ['catalogue refresh --from swagger.json --check', 'Only say what it would change'],
              ),
            )
            .options({
              from: { ...text, demandOption: true, describe: 'The description: swagger.json' },
              check: flags.check,
            }),
        ({ from, check }) => choose((terminal) => refreshCatalogue({ from, check }, terminal)),
      )
      .demandCommand(1, 'catalogue needs a command: refresh'),
  );

/** Rewrites `catalogue/powerbi/described` from a description and tells what that changes. */
export async function refreshCatalogue(options: RefreshOptions, terminal: Terminal): Promise<number> {
  // Only here: it loads a parser of descriptions, which no other command needs.
  const { printDescribed } = await import('../../catalogue/openapi/print.ts');
  const described = await read(resolve(terminal.cwd, options.from));
  const folder = join(terminal.root, 'catalogue', 'powerbi', 'described');
  const files = new Map([...printDescribed(described)].map(([path, text]) => [join(folder, path), text]));
  const surplus = (await listFiles(folder)).filter((path) => !files.has(path));
  const differing = await changedFiles(files);
  tell(described, terminal);
  if (options.check) {
    for (const path of [...differing.keys(), ...surplus]) terminal.err(`differs: ${path}\n`);
    return differing.size + surplus.length > 0 ? 1 : 0;
  }
  try {
    await writeWhole(differing);
    for (const path of surplus) await rm(path);
  } catch (cause) {
    throw new CliError('E_OUT_UNWRITABLE', folder, { cause });
  }
  terminal.err(
    `${differing.size} files written, ${surplus.length} removed, ${files.size - differing.size} already up to date.\n`,
  );
  return 0;
}

async function read(path: string): Promise<Described> {
  const { readDescription } = await import('../../catalogue/openapi/description.ts');
  try {
    await access(path);
    if ((await readFile(path)).length === 0) throw new SyntaxError('the file is empty');
  } catch (cause) {
    throw new CliError(cause instanceof SyntaxError ? 'E_DESCRIPTION_INVALID' : 'E_DESCRIPTION_UNREADABLE', path, {
      cause,
    });
  }
  try {
    return await readDescription(path, powerBiDialect);
  } catch (cause) {
    throw new CliError('E_DESCRIPTION_INVALID', path, { cause });
  }
}

async function changedFiles(files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const differing = new Map<string, string>();
  for (const [path, text] of files) {
    if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) differing.set(path, text);
  }
  return differing;
}

/** What an earlier refresh may have written. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name));
}

/** Prints which operations and shapes come, go or change, and which nobody has curated yet. */
function tell(described: Described, terminal: Terminal): void {
  const before = new Map(present.operations.map((operation) => [operation.id, operation]));
  const after = new Map(described.operations.map((operation) => [operation.id, operation]));
  const added = [...after.keys()].filter((id) => !before.has(id));
  const removed = [...before.keys()].filter((id) => !after.has(id));
  const changed = [...after.keys()].filter((id) => before.has(id) && !isDeepStrictEqual(after.get(id), before.get(id)));
  const names = new Set([...Object.keys(present.shapes), ...Object.keys(described.shapes)]);
  const reshaped = [...names].filter((name) => !isDeepStrictEqual(present.shapes[name], described.shapes[name]));
  const list = (title: string, ids: readonly string[]): void => {
    terminal.out(`${title}: ${ids.length}`);
    for (const id of ids) terminal.out(`  ${id}`);
  };
  list('Operations added', added);
  list('Operations removed', removed);
  list('Operations changed', changed);
  list('Shapes changed', reshaped);
  list('Operations without curated facts (title, effect)', added);
}
