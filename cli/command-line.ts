import { pathToFileURL } from 'node:url';
import { secretVariables } from '../catalogue/entra/sign-in.ts';
import { CodedError } from '../catalogue/model/coded-error.ts';
import { redactor } from '../runner/index.ts';
import { secretArguments, withoutArguments } from './input/arguments.ts';
import { CliError } from './errors/cli-error.ts';
import type { Typed } from './input/typed.ts';
import { describeError } from './errors/describe.ts';
import { advice, type ErrorCode } from './errors/index.ts';
import { annotation } from './errors/in-ci.ts';
import { guesses } from './errors/guesses.ts';
import { helpWords } from './commands/index.ts';
import { parse } from './parse.ts';
import { printError } from './output/error-text.ts';
import { withProgramName, withProjectFiles } from './output/program-name.ts';
import { lookOf } from './output/style.ts';
import type { Terminal } from './output/terminal.ts';
import { processVariable } from './input/process-variable.ts';

const SECRET_FLAG = /^--?((?:client|app|azure-client)?-?(?:secret|password)|access-?token|token)(?:=|$)/i;
const USAGE = 2;
const NO_TOKEN = 3;
/** A fault of the program, one that came when requests had been sent already, or what was looked for and found. */
const UNEXPECTED = 1;

/**
 * Does what a command line asks for.
 * @param args without the program itself
 * @returns the exit code; nothing is thrown
 */
export async function runCommandLine(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const typed = withoutFollowing(args);
  const { own } = typed;
  for (const each of secretArguments(args)) terminal.secrets.add(each);
  try {
    refuseSecrets(own);
    const action = await parse(typed, version, terminal);
    return action ? await action(terminal) : 0;
  } catch (error) {
    return await tell(isUsage(error) ? new CliError('E_USAGE', usage(error, args)) : error, own, terminal);
  }
}

/** Only `emulate` runs a command of somebody else's, whose arguments are not ours to judge. */
function withoutFollowing(args: readonly string[]): Typed {
  const dashes = args.indexOf('--');
  if (args[0] !== 'emulate' || dashes < 0) return { own: args, following: [] };
  return { own: args.slice(0, dashes), following: args.slice(dashes + 1) };
}

/** What is wrong with a command line, without secrets, and what may have been meant. */
function usage({ subject, known }: CliError, args: readonly string[]): string {
  const said = withoutArguments(subject, args);
  return [said, guesses(said, known).join(' ')].filter((text) => text !== '').join('. ');
}

function isUsage(error: unknown): error is CliError {
  return error instanceof CliError && error.code === 'E_USAGE';
}

function refuseSecrets(args: readonly string[]): void {
  for (const arg of args) {
    const flag = SECRET_FLAG.exec(arg)?.[1];
    if (flag !== undefined) throw new CliError('E_SECRET_FLAG', `--${flag}`);
  }
}

/** An error that no command took care of, as text without secrets; `debug`: and where in the program it came from. */
export function describeCrash(
  error: unknown,
  terminal: Pick<Terminal, 'env' | 'secrets' | 'root'>,
  debug: boolean,
  command?: string,
): string {
  const secrets = ['AZURE_CLIENT_CERTIFICATE_PASSWORD', ...secretVariables.map(processVariable)].map(
    (name) => terminal.env[name] ?? '',
  );
  const redact = redactor([...terminal.secrets, ...secrets]);
  const shown = describeError(coded(error), { env: terminal.env, command });
  return redact([shown, ...(debug ? [stacks(error, terminal.root)] : [])].join('\n'));
}

function coded(error: unknown): CodedError<ErrorCode> {
  return isCoded(error)
    ? error
    : new CliError('E_UNEXPECTED', error instanceof Error ? error.message : String(error), { cause: error });
}

async function tell(error: unknown, args: readonly string[], terminal: Terminal): Promise<number> {
  terminal.live.remove();
  const text = describeCrash(error, terminal, args.includes('--debug'), await helpWords(args));
  const known = withProjectFiles(withProgramName(text, terminal), terminal);
  terminal.err(`${printError(known, lookOf(terminal.screens.err)).join('\n')}\n`);
  const shown = annotation(known, terminal.env);
  if (shown !== undefined) terminal.err(`${shown}\n`);
  const { code } = coded(error);
  if (code.startsWith('E_SIGN_IN_')) return NO_TOKEN;
  return ['E_UNEXPECTED', 'E_REPORTS_LOST', 'E_SHARE_SECRET', 'E_UPLOAD_FAILED'].includes(code) ? UNEXPECTED : USAGE;
}

function isCoded(error: unknown): error is CodedError<ErrorCode> {
  return error instanceof CodedError && error.code in advice;
}

/** Where an error came from; the paths of the program are relative to its folder. */
function stacks(error: unknown, root: string): string {
  if (!(error instanceof Error)) return String(error);
  const own = String(error.stack).replaceAll(`${pathToFileURL(root).href}/`, '');
  return error.cause instanceof Error ? `${own}\nCaused by: ${stacks(error.cause, root)}` : own;
}
