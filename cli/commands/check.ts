import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { many, redactor } from '../../runner/index.ts';
import type { Finding } from '../../sharing/index.ts';
import { checkedFiles } from '../checked-files.ts';
import { CliError } from '../cli-error.ts';
import { describeError } from '../errors.ts';
import { writeOut } from '../out-file.ts';
import type { Terminal } from '../terminal.ts';
import type { AddCommand } from './command.ts';

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

/** `check`: looks for secrets in what somebody wants to hand on. */
export const addCheck: AddCommand = (parser, choose) =>
  parser.command(
    'check <file..>',
    'Look for secrets in what is to be handed on: collections, environments, reports, any text',
    (yargs) =>
      yargs
        .positional('file', { type: 'string', array: true, demandOption: true, describe: 'Files, folders, zips; - for standard input' })
        .option('format', { choices: FORMATS, default: 'text' as const, requiresArg: true, describe: 'For people, for programs, or for code scanning' })
        .option('out', { type: 'string', requiresArg: true, describe: 'Write to this file; without it, to standard output' })
        .option('strict', { type: 'boolean', default: false, describe: 'Ids of a tenant, an app or a user count as findings, too' })
        .epilogue('Nothing is sent. Exit codes: 0 nothing but warnings, 1 something was found, 2 a file cannot be read. See docs/check.md for hooks and CI.'),
    ({ file, format, out, strict }) => choose((terminal) => check({ files: file.map((each) => (each === DASH ? '-' : each)), format, out, strict }, terminal)),
  );

/** What stands for a dash among the files: the parser leaves dashes out of a list. */
const DASH = '\0-';

/** The arguments in a form in which a dash among the files of `check` is not lost. */
export function keepDashes(args: readonly string[]): string[] {
  if (!args.includes('check')) return [...args];
  return args.map((arg, index) => (arg === '-' && args[index - 1] !== '--out' ? DASH : arg));
}

interface Checked {
  readonly findings: Finding[];
  readonly skipped: { readonly file: string; readonly why: string }[];
  /** Names of the files that were looked at. */
  readonly names: Set<string>;
  readonly unreadable: CliError[];
}

/** Checks files. Exit codes: 0, 1 for a finding, 2 when a file cannot be read. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const { out } = options;
  if (out !== undefined && out !== '-' && options.files.some((file) => resolve(terminal.cwd, file) === resolve(terminal.cwd, out))) throw new CliError('E_OUT_IS_INPUT', out);
  const checked = await look(options.files, terminal);
  const { findings, skipped, unreadable } = checked;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const text = await print(checked, options.format, terminal.root);
  if (out !== undefined && out !== '-') await writeOut(resolve(terminal.cwd, out), `${text}\n`);
  else if (text !== '') terminal.out(text);
  for (const { file, why } of skipped) terminal.err(`${file}: skipped, ${why}\n`);
  for (const error of unreadable) terminal.err(`${redactor(terminal.secrets)(describeError(error))}\n`);
  terminal.err(`${conclusion(checked, errors)}\n`);
  if (unreadable.length > 0) return UNREADABLE;
  return errors > 0 || (options.strict && findings.length > 0) ? FOUND : 0;
}

async function look(paths: readonly string[], terminal: Terminal): Promise<Checked> {
  // The rules of another scanner come along: no other command waits for them.
  const { scanDocument } = await import('../../sharing/index.ts');
  const checked: Checked = { findings: [], skipped: [], names: new Set(), unreadable: [] };
  for (const path of new Set(paths)) {
    try {
      for await (const { name, text, linesBefore, skipped } of checkedFiles(path, terminal)) {
        if (skipped !== undefined) checked.skipped.push({ file: name, why: skipped });
        if (text === undefined || checked.names.has(name) && linesBefore === 0) continue;
        checked.names.add(name);
        for (const finding of await scanDocument(name, text)) checked.findings.push({ ...finding, line: finding.line + linesBefore });
      }
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      checked.unreadable.push(error);
    }
  }
  return checked;
}

async function print({ findings, skipped, names }: Checked, format: CheckOptions['format'], root: string): Promise<string> {
  if (format === 'json') return JSON.stringify({ files: [...names], skipped, findings }, null, 2);
  if (format === 'sarif') {
    const { printSarif } = await import('../sarif.ts');
    return printSarif(findings, await readVersion(root));
  }
  const { printFindings } = await import('../findings-list.ts');
  return printFindings(findings).join('\n').trimEnd();
}

async function readVersion(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function conclusion({ findings, names }: Checked, errors: number): string {
  const warnings = findings.length - errors;
  const files = many(names.size, 'file');
  if (findings.length === 0) return `No secret found in ${files}.`;
  const counts = [...(errors > 0 ? [many(errors, 'secret')] : []), ...(warnings > 0 ? [many(warnings, 'warning')] : [])].join(' and ');
  const next = errors > 0 ? ' Deleting is not enough where somebody may have seen it: replace each secret where it was issued.' : '';
  return `${counts} in ${new Set(findings.map(({ file }) => file)).size} of ${files}.${next}`;
}
