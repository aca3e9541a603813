import type { Argv } from 'yargs';
import type { Typed } from '../input/typed.ts';
import type { Terminal } from '../output/terminal.ts';

/** What yargs found to be asked for; it is started once the whole command line is understood. Resolves to the exit code. */
export type Action = (terminal: Terminal) => Promise<number>;

/** Adds one command to the parser. */
export type AddCommand = (parser: Argv, choose: (action: Action) => void, typed: Typed) => Argv;
