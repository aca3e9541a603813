import type { Argv } from 'yargs';
import { defaultTransport } from '../../runner/index.ts';
import type { SecondIdentity } from '../input/second-identity.ts';
import { addSelectionOptions, checkNumbers, type RunFlags } from './run-options.ts';
import { addTrustOption, type ConnectionFlags } from '../sign-in/connection.ts';
import { addSignInOptions, authKinds, type SignInFlags } from '../sign-in/auth.ts';

/** What is printed or written. */
export type CompareFormat = 'text' | 'json' | 'html';

/** Flags of `compare`, as yargs reads them. */
export interface CompareFlags extends SecondIdentity, SignInFlags, ConnectionFlags {
  readonly env: string | undefined;
  readonly emulator: boolean;
  readonly scenario: string | undefined;
  readonly collection: string | undefined;
  readonly folder: string[];
  readonly operation: string[];
  readonly set: string[];
  readonly concurrency: number;
  /** Milliseconds to wait for each answer. */
  readonly timeout: number;
  readonly format: CompareFormat[];
  readonly json: boolean;
  readonly reports: string;
}

const FORMATS: readonly CompareFormat[] = ['text', 'json', 'html'];

/** Declares the flags of `compare`. */
export function addCompareOptions(yargs: Argv): Argv<CompareFlags> {
  const parser = addOutput(addWhat(addWho(yargs))).check((flags) => checkNumbers(flags as Partial<RunFlags>));
  return parser.epilogue(
    "Values of B come from the environment after --with and from process variables that begin with WITH_, such as WITH_AZURE_CLIENT_SECRET, never from A's.\nExit codes: 0 both can do the same, 1 they differ, 2 usage or configuration, 3 no token for one of them, 130 interrupted.",
  ) as unknown as Argv<CompareFlags>;
}

/** A token on standard input or in a file has flags of its own here. */
const WITH_AUTH = authKinds.filter((kind) => kind !== 'token');

function addWho(yargs: Argv): Argv {
  return addTrustOption(addSignInOptions(yargs, 'Who:'), 'Who:')
    .option('env', {
      group: 'Who:',
      type: 'string',
      requiresArg: true,
      describe: 'A: emulator, commercial, gcc, gcc-high, dod, china, or a file; commercial when absent',
    })
    .option('with', {
      group: 'Who:',
      type: 'string',
      requiresArg: true,
      describe: 'B: another environment, by name or file',
    })
    .option('with-auth', {
      group: 'Who:',
      type: 'string',
      requiresArg: true,
      choices: WITH_AUTH,
      describe: 'B: how it signs in, such as azure-cli; in the environment after --with, or in that of A',
    })
    .option('with-token-file', {
      group: 'Who:',
      type: 'string',
      requiresArg: true,
      describe: "B: whose token is in this file, such as the one of the documentation's Try it; - is standard input",
    })
    .option('with-token-env', {
      group: 'Who:',
      type: 'string',
      requiresArg: true,
      describe: 'B: whose token is in the process variable of this name',
    })
    .option('emulator', {
      group: 'Who:',
      type: 'boolean',
      default: false,
      describe: 'Start an emulator: A is its service principal, B its signed-in user; no tenant, no network',
    })
    .option('scenario', {
      group: 'Who:',
      type: 'string',
      requiresArg: true,
      describe: 'With --emulator: what is broken, a name of `emulate --list` or a file',
    });
}

function addWhat(yargs: Argv): Argv {
  return addSelectionOptions(yargs)
    .option('set', {
      group: 'What:',
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'name=value for both, such as groupId=…, to ask both for the same',
    })
    .option('concurrency', {
      group: 'What:',
      alias: 'c',
      type: 'number',
      requiresArg: true,
      default: 1,
      describe: 'How many requests may be on their way at a time',
    })
    .option('timeout', {
      group: 'What:',
      type: 'number',
      requiresArg: true,
      default: defaultTransport.timeout,
      describe: 'Milliseconds to wait for each answer',
    })
    .option('ca', {
      group: 'What:',
      type: 'string',
      requiresArg: true,
      describe: 'PEM file with further certificate authorities',
    });
}

function addOutput(yargs: Argv): Argv {
  return yargs
    .option('format', {
      group: 'Output:',
      type: 'string',
      array: true,
      requiresArg: true,
      choices: FORMATS,
      default: FORMATS,
      describe: 'text is printed; json and html are files',
    })
    .option('json', { group: 'Output:', type: 'boolean', default: false, describe: 'Print JSON in place of the text' })
    .option('reports', {
      group: 'Output:',
      type: 'string',
      requiresArg: true,
      default: 'reports/compare',
      describe: 'Folder for the files',
    });
}
