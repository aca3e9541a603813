import type { Argv } from 'yargs';
import { addGroup, flags, text, texts } from '../input/flags.ts';
import { authKinds, type SignInFlags } from '../input/sign-in-flags.ts';
import type { ConnectionFlags } from '../sign-in/connection.ts';
import type { SecondIdentity } from '../sign-in/second-identity.ts';
import { examples } from './examples.ts';
import { checkNumbers, selection, type RunFlags } from './run-options.ts';

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

const FORMATS: CompareFormat[] = ['text', 'json', 'html'];

/** A token on standard input or in a file has flags of its own here. */
const WITH_AUTH = authKinds.filter((kind) => kind !== 'token');

const who = {
  env: { ...flags.env, describe: flags.env.describe.replace('The environment', 'Environment of A') },
  auth: flags.auth,
  cloud: flags.cloud,
  'token-file': flags['token-file'],
  'trust-host': flags['trust-host'],
  with: { ...text, describe: 'B: another environment, by name or file' },
  'with-auth': {
    ...text,
    choices: WITH_AUTH,
    describe: 'B: how it signs in, in the environment of --with, or else in that of A',
  },
  'with-token-file': { ...text, describe: 'B: the user or app whose token is in this file; - is standard input' },
  'with-token-env': { ...text, describe: 'B: the user or app whose token is in this process variable' },
  emulator: {
    ...flags.emulator,
    describe: 'Start an emulator: A is its service principal, B its signed-in user; no tenant, no network',
  },
  scenario: flags.scenario,
};

const what = {
  ...selection,
  set: { ...flags.set, describe: 'A value for A and B: name=value, such as groupId=…; may be repeated' },
  concurrency: flags.concurrency,
  timeout: flags.timeout,
  ca: flags.ca,
};

const output = {
  format: {
    ...texts,
    choices: FORMATS,
    default: FORMATS,
    defaultDescription: 'all',
    describe: 'text is printed; json and html are files',
  },
  json: { ...flags.json, describe: 'Print JSON instead of text' },
  reports: { ...flags.reports, default: 'reports/compare' },
};

/** Declares the flags of `compare`. */
export function addCompareOptions(yargs: Argv): Argv<CompareFlags> {
  return addGroup(addGroup(addGroup(yargs, 'Who:', who), 'What:', what), 'Output:', output)
    .check((given) => checkNumbers(given as Partial<RunFlags>))
    .epilogue(
      examples(
        ['compare --emulator', 'See what it shows, with no tenant'],
        ['compare --with other.json --folder Groups', 'The app against the identity of another file'],
      ),
    )
    .epilogue(
      [
        'Values of B come from the environment of --with, and from process variables that begin with WITH_, such as WITH_AZURE_CLIENT_SECRET. They never come from the variables of A.',
        'Exit codes: 0 both can do the same, 1 they differ, 2 usage or configuration, 3 no token for one of them, 130 interrupted.',
      ].join('\n'),
    ) as unknown as Argv<CompareFlags>;
}
