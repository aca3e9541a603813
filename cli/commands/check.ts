import { resolve } from 'node:path';
import { projectVersion } from '../../generator/project.ts';
import { many } from '../../reporting/index.ts';
import { redactor } from '../../runner/index.ts';
import type { Finding, Part, scanDocument as ScanDocument } from '../../sharing/index.ts';
import { checkedFiles, type CheckedFile } from '../input/checked-files.ts';
import { DASH } from '../input/words.ts';
import { flags, text, toggle } from '../input/flags.ts';
import { CliError } from '../errors/cli-error.ts';
import { describeError } from '../errors/describe.ts';
import { writeOut } from '../output/out-file.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;

/** Options of `check`. */
export interface CheckOptions {
  readonly files: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly out?: string | undefined;
  readonly strict: boolean;
}

const FOUND = 1;
const UNREADABLE = 2;
const NOT_READ = 3;

/** `check`: looks for secrets in what somebody wants to hand on. */
export const addCheck: AddCommand = (parser, choose) =>
  parser.command(
    'check <file..>',
    'Look for secrets in files before you share them: collections, environments, reports, any text',
    (yargs) =>
      yargs
        .positional('file', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Files, folders, archives (zip, gzip, tar); - for standard input',
        })
        .epilogue(
          examples(
            ['check my.postman_collection.json', 'Before you send a collection to somebody'],
            ['check . --format sarif --out check.sarif', 'A whole folder, for code scanning'],
          ),
        )
        .options({
          format: {
            ...text,
            choices: FORMATS,
            default: 'text' as const,
            describe: 'text for people, json for programs, sarif for code scanning',
          },
          out: flags.out,
          strict: { ...toggle, describe: 'Also treat ids of a tenant, an app or a user as findings' },
        })
        .epilogue(
          [
            'Nothing is sent.',
            'Exit codes: 0 nothing or only warnings, 1 secrets found, 2 a named file cannot be read, 3 a part cannot be read.',
            'See docs/check.md for hooks and CI.',
          ].join('\n'),
        ),
    ({ file, format, out, strict }) =>
      choose((terminal) =>
        check({ files: file.map((each) => (each === DASH ? '-' : each)), format, out, strict }, terminal),
      ),
  );

/** Something that was not read, or not all of it. */
interface Passed {
  readonly file: string;
  readonly why: string;
}

interface Checked {
  readonly findings: Finding[];
  /** What could not be read: a secret may be in it. */
  readonly notRead: Passed[];
  /** Pictures and the like, read as far as they are text. */
  readonly skipped: Passed[];
  /** Names of the files that were looked at. */
  readonly names: Set<string>;
  readonly unreadable: CliError[];
}

/** Checks files. Exit codes: 0, 1 for a finding, 2 when a named file cannot be read, 3 when something else cannot. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const { out } = options;
  if (
    out !== undefined &&
    out !== '-' &&
    options.files.some((file) => resolve(terminal.cwd, file) === resolve(terminal.cwd, out))
  )
    throw new CliError('E_OUT_IS_INPUT', out);
  const checked = await look(options.files, terminal);
  const { findings, notRead, skipped, unreadable } = checked;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const report = await print(checked, options.format);
  if (out !== undefined && out !== '-') await writeOut(resolve(terminal.cwd, out), `${report}\n`);
  else if (report !== '') terminal.out(report);
  for (const { file, why } of skipped) terminal.err(`${file}: ${why}\n`);
  for (const { file, why } of notRead) terminal.err(`${file}: not read, ${why}\n`);
  for (const error of unreadable) terminal.err(`${redactor(terminal.secrets)(describeError(error))}\n`);
  // Where nothing was read there is nothing to conclude.
  if (checked.names.size > 0 || unreadable.length === 0) terminal.err(`${conclusion(checked, errors)}\n`);
  if (unreadable.length > 0) return UNREADABLE;
  if (errors > 0 || (options.strict && findings.length > 0)) return FOUND;
  return notRead.length > 0 ? NOT_READ : 0;
}

async function look(paths: readonly string[], terminal: Terminal): Promise<Checked> {
  const checked: Checked = { findings: [], notRead: [], skipped: [], names: new Set(), unreadable: [] };
  const seen = new Set<string>();
  for (const path of new Set(paths)) {
    try {
      for await (const file of checkedFiles(path, seen, terminal)) {
        if ('kind' in file) checked.notRead.push(file);
        else await lookInto(file, checked);
      }
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      checked.unreadable.push(error);
    }
  }
  return checked;
}

/** Looks into one file. Whatever goes wrong with it, the others are looked into all the same. */
async function lookInto({ name, bytes }: CheckedFile, checked: Checked): Promise<void> {
  // The rules of another scanner come along: no other command waits for them.
  const { membersOf, scanDocument, scanName } = await import('../../sharing/index.ts');
  const nameOf = async (within: string | undefined, given: string): Promise<string> => {
    const { shown, findings } = await scanName(within, given);
    checked.findings.push(...findings);
    return shown;
  };
  const file = await nameOf(undefined, name);
  try {
    for await (const part of membersOf(file, bytes(), nameOf)) {
      if (part.kind === 'text') await lookAt(part, checked, scanDocument);
      else (part.kind === 'not-read' ? checked.notRead : checked.skipped).push({ file: part.file, why: part.why });
    }
  } catch (error) {
    if ((error as { syscall?: unknown } | null)?.syscall !== undefined)
      checked.unreadable.push(new CliError('E_FILE_UNREADABLE', file, { cause: error }));
    // The message may quote the text.
    else
      checked.notRead.push({
        file,
        why: `the program failed (${error instanceof Error ? error.name : 'unknown'})`,
      });
  }
}

type Text = Extract<Part, { kind: 'text' }>;

async function lookAt(
  { file, place, text, linesBefore }: Text,
  { findings, names }: Checked,
  scan: typeof ScanDocument,
): Promise<void> {
  names.add(file);
  const met = new Set(linesBefore > 0 ? findings.filter((finding) => finding.file === file).map(identityOf) : []);
  for (const found of await scan(file, text)) {
    const finding = {
      ...found,
      line: found.line + linesBefore,
      place: [place, found.place].filter((each) => each !== '').join(' › '),
    };
    // Pieces of a long text overlap.
    if (!met.has(identityOf(finding))) findings.push(finding);
  }
}

function identityOf({ rule, line, column }: Finding): string {
  return `${rule} ${line}:${column}`;
}

async function print(
  { findings, notRead, skipped, names, unreadable }: Checked,
  format: CheckOptions['format'],
): Promise<string> {
  const missed = [...notRead, ...unreadable.map(({ subject }) => ({ file: subject, why: 'the file cannot be read' }))];
  if (format === 'json') return JSON.stringify({ files: [...names], notRead: missed, skipped, findings }, null, 2);
  if (format === 'sarif') {
    const { printSarif } = await import('../output/sarif.ts');
    return printSarif(findings, missed, projectVersion());
  }
  const { printFindings } = await import('../output/findings-list.ts');
  return printFindings(findings).join('\n').trimEnd();
}

function conclusion({ findings, notRead, names }: Checked, errors: number): string {
  const warnings = findings.length - errors;
  const files = many(names.size, 'file');
  const missed = notRead.length > 0 ? ` ${many(notRead.length, 'place')} could not be read: check by hand.` : '';
  if (findings.length === 0) return `No secret found in ${files}.${missed}`;
  const counts = [
    ...(errors > 0 ? [many(errors, 'secret')] : []),
    ...(warnings > 0 ? [many(warnings, 'warning')] : []),
  ].join(' and ');
  const next =
    errors > 0
      ? ' If somebody else may have seen a secret, deleting it is not enough: replace it where it was issued.'
      : '';
  return `${counts} in ${new Set(findings.map(({ file }) => file)).size} of ${files}.${next}${missed}`;
}
