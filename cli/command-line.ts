import yargs from 'yargs';
import { secretVariables } from '../catalogue/entra/sign-in.ts';
import { CodedError } from '../catalogue/model/coded-error.ts';
import { redactor } from '../runner/index.ts';
import { secretArguments, withoutArguments } from './input/arguments.ts';
import { CliError } from './errors/cli-error.ts';
import { addCatalogue } from './commands/catalogue-refresh.ts';
import { addCheck, keepDashes } from './commands/check.ts';
import type { Action } from './commands/command.ts';
import type { Typed } from './input/typed.ts';
import { addCompare } from './commands/compare.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEmulate } from './commands/emulate.ts';
import { addExplain } from './commands/explain.ts';
import { addGenerate } from './commands/generate.ts';
import { addInitCi } from './commands/init-ci.ts';
import { addOperations } from './commands/operations.ts';
import { addPlanAccess } from './commands/plan-access.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';
import { addShare } from './commands/share.ts';
import { addToken } from './commands/token.ts';
import { describeError } from './errors/describe.ts';
import { advice, type ErrorCode } from './errors/index.ts';
import { printError } from './output/error-text.ts';
import { lookOf } from './output/style.ts';
import type { Terminal } from './output/terminal.ts';
import { processVariable } from './input/values.ts';

const SECRET_FLAG = /^--?((?:client|app|azure-client)?-?(?:secret|password)|access-?token|token)(?:=|$)/i;
/** Of a help text: the narrowest terminal that people use. */
const WIDTH = 80;
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
  const debug = own.includes('--debug');
  for (const each of secretArguments(args)) terminal.secrets.add(each);
  try {
    refuseSecrets(own);
    const action = await parse(typed, version, terminal);
    return action ? await action(terminal) : 0;
  } catch (error) {
    return tell(
      isUsage(error) ? new CliError('E_USAGE', withoutArguments(error.subject, args)) : error,
      debug,
      terminal,
    );
  }
}

/** Only `emulate` runs a command of somebody else's, whose arguments are not ours to judge. */
function withoutFollowing(args: readonly string[]): Typed {
  const dashes = args.indexOf('--');
  if (args[0] !== 'emulate' || dashes < 0) return { own: args, following: [] };
  return { own: args.slice(0, dashes), following: args.slice(dashes + 1) };
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

/** Finds the command that is asked for; undefined when yargs answered itself (`--help`, `--version`). */
async function parse(typed: Typed, version: string, terminal: Terminal): Promise<Action | undefined> {
  let chosen: Action | undefined;
  const choose = (action: Action): void => void (chosen = action);
  const parser = yargs()
    .scriptName('powerbi-postman')
    .usage('$0 <command>\n\nThe Power BI REST API as a Postman collection for service principals.')
    .option('debug', { type: 'boolean', default: false, describe: 'Show where in the program an error came from' })
    .option('color', { type: 'boolean', describe: 'Colours, where a terminal shows them; --no-color: none' })
    .locale('en')
    .strict()
    // It would be put together, which takes longer than all the rest, and then not be shown: an error says what to do.
    .showHelpOnFail(false)
    .recommendCommands()
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(WIDTH)
    .demandCommand(1, 'A command is required')
    .check((flags, { array }) => checkOnce(flags, array as unknown as readonly string[]));
  for (const add of [
    addGenerate,
    addRun,
    addReport,
    addCompare,
    addDoctor,
    addPlanAccess,
    addExplain,
    addToken,
    addEmulate,
    addOperations,
    addInitCi,
    addShare,
    addCheck,
    addCatalogue,
  ])
    add(parser, choose, typed);
  let failure: Error | string | undefined; // a string when one of our own checks failed
  let output = '';
  await parser.parseAsync(
    keepDashes(typed.own),
    {},
    (error: Error | string | undefined, _argv: unknown, text: string) => {
      failure ??= error;
      output = text;
    },
  );
  if (failure)
    throw new CliError(
      'E_USAGE',
      (typeof failure === 'string' ? failure : failure.message).trim().replace(/\.$/, '').replaceAll('\n', '; '),
    );
  if (output !== '') terminal.out(output);
  return output === '' ? chosen : undefined;
}

/** yargs makes a list of a flag that is given twice, which no command expects of a flag that takes one value. */
function checkOnce(flags: Readonly<Record<string, unknown>>, lists: readonly string[]): true | string {
  // Each stands there in camel case as well.
  const names = Object.keys(flags).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  const twice = names.find((name) => name !== '_' && Array.isArray(flags[name]) && !lists.includes(name));
  return twice === undefined || `--${twice} takes one value, but is given twice`;
}

/** An error that no command took care of, as text without secrets; `debug`: and where in the program it came from. */
export function describeCrash(error: unknown, terminal: Pick<Terminal, 'env' | 'secrets'>, debug: boolean): string {
  const secrets = ['AZURE_CLIENT_CERTIFICATE_PASSWORD', ...secretVariables.map(processVariable)].map(
    (name) => terminal.env[name] ?? '',
  );
  const redact = redactor([...terminal.secrets, ...secrets]);
  return redact([describeError(coded(error)), ...(debug ? [stacks(error)] : [])].join('\n'));
}

function coded(error: unknown): CodedError<ErrorCode> {
  return isCoded(error)
    ? error
    : new CliError('E_UNEXPECTED', error instanceof Error ? error.message : String(error), { cause: error });
}

function tell(error: unknown, debug: boolean, terminal: Terminal): number {
  terminal.live.remove();
  const text = describeCrash(error, terminal, debug);
  terminal.err(`${printError(text, lookOf(terminal.screens.err)).join('\n')}\n`);
  const { code } = coded(error);
  if (code.startsWith('E_SIGN_IN_')) return NO_TOKEN;
  return ['E_UNEXPECTED', 'E_REPORTS_LOST', 'E_SHARE_SECRET'].includes(code) ? UNEXPECTED : USAGE;
}

function isCoded(error: unknown): error is CodedError<ErrorCode> {
  return error instanceof CodedError && error.code in advice;
}

function stacks(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.stack}\nCaused by: ${stacks(error.cause)}` : String(error.stack);
}
