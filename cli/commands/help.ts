import { examples } from './examples.ts';
import type { CommandRow } from './index.ts';

const EXAMPLES = [
  ['run --emulator', 'Try everything, with no tenant'],
  ['doctor', 'Find out what your service principal lacks'],
  ['explain', 'Paste an answer that you do not understand'],
] as const;
/** Of the first column, the same for all groups. */
const NAMES = 13;

/** The help of the program itself: its commands in groups, and where to begin. Fits 80 columns. */
export function printHelp(commands: readonly CommandRow[]): string {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return [
    'powerbi-postman <command> [options]',
    '',
    'The Power BI REST API as a Postman collection for service principals.',
    ...groups.flatMap((group) => [
      '',
      `${group}:`,
      ...columns(commands.filter((each) => each.group === group).map(({ name, does }) => [name, does])),
    ]),
    '',
    examples(...EXAMPLES).replace('Examples:', 'Start here:'),
    'Options:',
    ...columns([
      ['-h, --help', 'Show help, also that of a command, such as run --help'],
      ['--version', 'Show version number'],
      ['--no-color', 'No colours'],
      ['--debug', 'Show where in the program an error came from'],
    ]),
    '',
    'Complete commands with the Tab key: `powerbi-postman completion bash`',
    '(or zsh, fish, powershell) prints the lines for it, and says where they go.',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(NAMES, ...rows.map(([name]) => name.length + 2));
  return rows.map(([name, does]) => `  ${name.padEnd(width)}${does}`);
}
