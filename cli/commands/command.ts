import type { Argv } from 'yargs';
import type { Terminal } from '../output/terminal.ts';

/** What yargs found to be asked for; it is started once the whole command line is understood. Resolves to the exit code. */
export type Action = (terminal: Terminal) => Promise<number>;

/** A command line as it was typed. */
export interface Typed {
  /** Up to `--`: the command of ours and its options. */
  readonly own: readonly string[];
  /** What follows `--`: a command of somebody else's. */
  readonly following: readonly string[];
}

/** Adds one command to the parser. */
export type AddCommand = (parser: Argv, choose: (action: Action) => void, typed: Typed) => Argv;
