import type { Argv } from 'yargs';
import type { Action } from './commands/command.ts';
import { commandOf, commands } from './commands/index.ts';
import { CliError } from './errors/cli-error.ts';
import { usageText } from './errors/usage.ts';
import { readWords } from './input/words.ts';
import type { Typed } from './input/typed.ts';
import { printHelp } from './commands/help.ts';
import { POWERSHELL } from './output/powershell-completion.ts';
import { tidyHelp } from './output/help-text.ts';
import { withProgramName, withProjectFiles } from './output/program-name.ts';
import type { Terminal } from './output/terminal.ts';

/** Of a help text: the narrowest terminal that people use. */
const WIDTH = 80;
const HELP: readonly string[] = ['--help', '-h'];
/** How the script of a shell asks yargs what may come next. */
const COMPLETIONS = '--get-yargs-completions';

/**
 * Finds the command that is asked for; undefined when everything is said already (help, version, completion).
 * @throws CliError E_USAGE, whose `known` are the names that may have been meant
 */
export async function parse(typed: Typed, version: string, terminal: Terminal): Promise<Action | undefined> {
  const own = typed.own[0] === 'help' ? [...typed.own.slice(1), '--help'] : typed.own;
  const words = own.filter((arg) => !arg.startsWith('-'));
  if (words.length === 0 && isHelp(own)) return void terminal.out(withProgramName(printHelp(commands), terminal));
  if (words[0] === 'completion' && words[1] === 'powershell') return void terminal.out(POWERSHELL);
  const completed = own[0] === COMPLETIONS ? own.slice(2) : own;
  const chosen: { action?: Action } = {};
  const asked = isUnknown(own) ? own.filter((arg) => !HELP.includes(arg)) : own;
  const { failure, output } = await ask(asked, await parserOf(completed, version, chosen, typed));
  if (failure) throw new CliError('E_USAGE', textOf(failure, words), { known: await namesFor(own, version, typed) });
  if (output !== '') terminal.out(withProjectFiles(withProgramName(tidyHelp(output, WIDTH), terminal), terminal));
  return output === '' ? chosen.action : undefined;
}

/** Whether nothing but help can be meant: no command, or only flags that go with all of them. */
function isHelp(args: readonly string[]): boolean {
  return args.every((arg) => [...HELP, '--debug', '--color', '--no-color'].includes(arg));
}

/** Whether a command is asked for that there is not: help for it is help for nothing. */
function isUnknown([first = '-']: readonly string[]): boolean {
  return !first.startsWith('-') && first !== 'completion' && commandOf([first]) === undefined;
}

/** A parser that knows the options of the one command that is asked for, and the names of all. */
async function parserOf(
  args: readonly string[],
  version: string,
  chosen: { action?: Action },
  typed: Typed,
): Promise<Argv> {
  const { default: yargs } = await import('yargs');
  const parser = yargs()
    .scriptName('powerbi-postman')
    .usage('$0 <command>\n\nThe Power BI REST API as a Postman collection for service principals.')
    .option('debug', { type: 'boolean', default: false, describe: 'Show where in the program an error came from' })
    .option('color', { type: 'boolean', describe: 'Use colours on a terminal; --no-color switches them off' })
    .locale('en')
    .strict()
    // It would be put together, which takes longer than all the rest, and then not be shown: an error says what to do.
    .showHelpOnFail(false)
    .exitProcess(false)
    .version(version)
    .help()
    .alias('help', 'h')
    .completion('completion', 'Print a script that completes commands in your shell')
    .wrap(WIDTH)
    .demandCommand(1, 'A command is required')
    .check((flags, { array }) => checkOnce(flags, array as unknown as readonly string[]));
  const row = commandOf(args);
  for (const { name, does } of commands) if (name !== row?.name) parser.command(name, does);
  return row ? (await row.load())(parser, (action) => (chosen.action = action), typed) : parser;
}

/** What yargs makes of a command line: what it printed, and what is wrong, a string when one of our own checks failed. */
async function ask(
  args: readonly string[],
  parser: Argv,
): Promise<{ failure?: Error | string | undefined; output: string }> {
  let failure: Error | string | undefined;
  let output = '';
  await parser.parseAsync(readWords(args), {}, (error: Error | string | undefined, _argv: unknown, text: string) => {
    failure ??= error ?? undefined;
    output = text;
  });
  return { failure, output };
}

function textOf(failure: Error | string, [word]: readonly string[]): string {
  const text = usageText(typeof failure === 'string' ? failure : failure.message);
  const isCommand = word !== undefined && commandOf([word]) === undefined;
  return isCommand ? text.replace(/^Unknown argument(s?): /, 'Unknown command$1: ') : text;
}

/** The names that may have been meant: the commands, or the flags of the one that was asked for, as its help has them. */
async function namesFor(args: readonly string[], version: string, typed: Typed): Promise<string[]> {
  const row = commandOf(args);
  if (row === undefined) return commands.map(({ name }) => name);
  const { output } = await ask([row.name, '--help'], await parserOf([row.name], version, {}, typed));
  return [...output.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag);
}

/** yargs makes a list of a flag that is given twice, which no command expects of a flag that takes one value. */
function checkOnce(flags: Readonly<Record<string, unknown>>, lists: readonly string[]): true | string {
  // Each stands there in camel case as well.
  const names = Object.keys(flags).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  const twice = names.find((name) => name !== '_' && Array.isArray(flags[name]) && !lists.includes(name));
  return twice === undefined || `--${twice} takes one value, but is given twice`;
}
