import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hostsInText } from '../../diagnosis/settings/base-address.ts';
import { recordSchema, writeWhole } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';
import { flags, text, trustHostOfCollection } from '../input/flags.ts';
import { problemOfHosts } from '../input/trust-host.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

const RECORD_SCHEMA = 'docs/run-record.schema.json';
const SCENARIO_SCHEMA = 'docs/scenario.schema.json';

/** Options of `generate`. */
export interface GenerateOptions {
  readonly check: boolean;
  readonly out?: string | undefined;
  /** Hosts that the collection is to trust. */
  readonly trustHost: readonly string[];
}

interface Difference {
  readonly path: string;
  readonly state: 'missing' | 'stale';
}

/** `generate`: writes or checks the files that are generated. */
export const addGenerate: AddCommand = (parser, choose) =>
  parser.command(
    'generate',
    'Write the collection, the environments, the page of all causes and the schemas of run records and scenarios',
    (yargs) =>
      yargs
        .epilogue(
          examples(['generate', 'Write all files again'], ['generate --check', 'Only say whether they are up to date']),
        )
        .options({
          check: { ...flags.check, describe: 'Write nothing; exit code 1 when a file is missing or outdated' },
          out: { ...text, defaultDescription: 'the project itself', describe: 'Folder to write to' },
          'trust-host': trustHostOfCollection,
        })
        .check((argv) => problemOfHosts(argv['trust-host'] ?? []) ?? true),
    ({ check, out, trustHost }) => choose((terminal) => generate({ check, out, trustHost }, terminal)),
  );

/** Writes what the generator makes, or compares it with what is there. */
export async function generate(options: GenerateOptions, terminal: Terminal): Promise<number> {
  const { generateFiles } = await import('../../generator/index.ts');
  const { CarriedTooMuch } = await import('../../generator/bundle-diagnosis.ts');
  const { DIAGNOSIS_PAGE, diagnosisPage } = await import('../diagnosis-page/page.ts');
  // First, because a rule with a fault is best named before anything is bundled.
  const page = diagnosisPage();
  const { scenarioSchema } = await import('../../emulator/index.ts');
  const { powerBiExamples } = await import('../examples/index.ts');
  const generated = await generateFiles(powerBi, {
    trustedHosts: hostsInText(options.trustHost.join(' ')),
    examples: await powerBiExamples(),
  }).catch((cause: unknown) => {
    throw cause instanceof CarriedTooMuch ? new CliError('E_RULE_INVALID', cause.message, { cause }) : cause;
  });
  const files = new Map([
    ...generated,
    [DIAGNOSIS_PAGE, page],
    [RECORD_SCHEMA, printed(recordSchema)],
    [SCENARIO_SCHEMA, printed(scenarioSchema)],
  ]);
  const folder = options.out === undefined ? terminal.root : resolve(terminal.cwd, options.out);
  const differences = await compare(files, folder);
  return options.check ? report(differences, files.size, terminal) : write(files, differences, folder, terminal);
}

function printed(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

async function compare(files: ReadonlyMap<string, string>, folder: string): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [path, text] of files) {
    const present = await readFile(join(folder, path)).catch(() => undefined);
    if (present === undefined) differences.push({ path, state: 'missing' });
    else if (!present.equals(Buffer.from(text))) differences.push({ path, state: 'stale' });
  }
  return differences;
}

function report(differences: readonly Difference[], total: number, terminal: Terminal): number {
  for (const { path, state } of differences) terminal.err(`${state}: ${path}\n`);
  if (differences.length === 0) {
    terminal.err(`All ${total} generated files are up to date.\n`);
    return 0;
  }
  terminal.err('Run `node dist/cli/main.js generate` (or `npm start`, which also generates), then commit the files.\n');
  return 1;
}

async function write(
  files: ReadonlyMap<string, string>,
  differences: readonly Difference[],
  folder: string,
  terminal: Terminal,
): Promise<number> {
  const changed = new Map(differences.map(({ path }) => [join(folder, path), files.get(path)!]));
  try {
    await writeWhole(changed);
  } catch (cause) {
    throw new CliError('E_OUT_UNWRITABLE', folder, { cause });
  }
  for (const { path } of differences) terminal.err(`written: ${path}\n`);
  terminal.err(
    `${files.size} generated files: ${differences.length} written, ${files.size - differences.length} already up to date.\n`,
  );
  return 0;
}
