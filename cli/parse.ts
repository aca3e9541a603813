import { join } from 'node:path';
import type { Argv } from 'yargs';
import type { Action } from './commands/command.ts';
import { commandOf, commands } from './commands/index.ts';
import { CliError } from './errors/cli-error.ts';
import { usageText } from './errors/usage.ts';
import { readWords } from './input/words.ts';
import type { Typed } from './input/typed.ts';
import { printHelp } from './commands/help.ts';
import { commandNames, completionsOf, flagsIn } from './completion.ts';
import { COMPLETE, completionScript, shellOf, shells } from './output/completion-scripts.ts';
import { tidyHelp } from './output/help-text.ts';
import { withProgramName, withProjectFiles } from './output/program-name.ts';
import type { Terminal } from './output/terminal.ts';

/** Of a help text: the narrowest terminal that people use. */
const WIDTH = 80;
const HELP: readonly string[] = ['--help', '-h'];

/**
 * Finds the command that is asked for; undefined when everything is said already (help, version, completion).
 * @throws CliError E_USAGE, whose `known` are the names that may have been meant
 */
export async function parse(typed: Typed, version: string, terminal: Terminal): Promise<Action | undefined> {
  const helpOf = async (name: string): Promise<string> =>
    (await ask([name, '--help'], await parserOf(name, version, {}, typed))).output;
  if (typed.own[0] === COMPLETE)
    return void (await completionsOf(typed.own.slice(1), helpOf)).forEach((word) => terminal.out(word));
  const own = typed.own[0] === 'help' ? [...typed.own.slice(1), '--help'] : typed.own;
  const words = own.filter((arg) => !arg.startsWith('-'));
  const isUnknown = words[0] !== undefined && commandOf(words) === undefined;
  if (words[0] === 'completion') return void terminal.out(scriptOf(words[1], own, terminal));
  if (isHelp(own) && !isUnknown) return void terminal.out(withProgramName(printHelp(commands), terminal));
  const chosen: { action?: Action } = {};
  const { failure, output } = await ask(
    isUnknown ? words.slice(0, 1) : own,
    await parserOf(words[0], version, chosen, typed),
  );
  if (failure) throw new CliError('E_USAGE', textOf(failure, words), { known: await namesFor(words[0], helpOf) });
  if (output !== '') terminal.out(withProjectFiles(withProgramName(tidyHelp(output, WIDTH), terminal), terminal));
  return output === '' ? chosen.action : undefined;
}

/** @throws CliError E_USAGE for another shell */
function scriptOf(name: string | undefined, own: readonly string[], terminal: Terminal): string {
  if (own.some((arg) => HELP.includes(arg)))
    return `powerbi-postman completion [shell]\n\nPrint the script that completes commands with the Tab key: ${shells.join(', ')}.`;
  const shell = name === undefined ? shellOf(terminal.env['SHELL']) : shells.find((each) => each === name);
  if (shell === undefined) throw new CliError('E_USAGE', `completion takes ${shells.join(', ')}; not ${name}`);
  return completionScript(shell, join(terminal.root, 'dist', 'cli', 'main.js'));
}

/** Whether nothing but help can be meant: no command, or only flags that go with all of them. */
function isHelp(args: readonly string[]): boolean {
  return args.every((arg) => [...HELP, '--debug', '--color', '--no-color'].includes(arg));
}

/** A parser that knows the options of the one command that is asked for, and the names of all. */
async function parserOf(
  name: string | undefined,
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
    .alias('version', 'V')
    .wrap(WIDTH)
    .demandCommand(1, 'A command is required')
    .check((flags, { array }) => checkOnce(flags, array as unknown as readonly string[]));
  const row = name === undefined ? undefined : commandOf([name]);
  for (const each of commands) if (each.name !== name) parser.command(each.name, each.does);
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
async function namesFor(name: string | undefined, helpOf: (name: string) => Promise<string>): Promise<string[]> {
  if (name === undefined || commandOf([name]) === undefined) return commandNames();
  return flagsIn(await helpOf(name));
}

/** yargs makes a list of a flag that is given twice, which no command expects of a flag that takes one value. */
function checkOnce(flags: Readonly<Record<string, unknown>>, lists: readonly string[]): true | string {
  // Each stands there in camel case as well.
  const names = Object.keys(flags).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  const twice = names.find((name) => name !== '_' && Array.isArray(flags[name]) && !lists.includes(name));
  return twice === undefined || `--${twice} takes one value, but is given twice`;
}
