import type { Argv } from 'yargs';
import { addTrustOption } from '../sign-in/connection.ts';
import { addPermissionOptions, type PermissionFlags } from '../input/permission.ts';
import { addSignInOptions, type SignInFlags } from '../sign-in/auth.ts';
import { defaultTransport } from '../../runner/index.ts';
import { formatNames, type Format } from '../../reporting/index.ts';

/** Formats of `run`: files, and lines for a continuous integration. */
export type RunFormat = Exclude<Format, 'terminal'>;

/** Flags of `run`, as yargs reads them. */
export interface RunFlags extends SignInFlags, PermissionFlags {
  readonly env: string | undefined;
  readonly collection: string | undefined;
  readonly emulator: boolean;
  readonly asUser: boolean;
  readonly folder: string[];
  readonly operation: string[];
  readonly data: string | undefined;
  readonly shard: string | undefined;
  readonly concurrency: number;
  readonly dryRun: boolean;
  readonly reports: string;
  readonly format: RunFormat[];
  readonly baseline: string | undefined;
  readonly saveBaseline: string | undefined;
  readonly saveRefusals: string | undefined;
  readonly verbose: boolean;
  readonly bail: boolean;
  /** Milliseconds to wait for each answer. */
  readonly timeout: number;
  /** Milliseconds that a script may take; absent: as long as what it sends may take. */
  readonly timeoutScript: number | undefined;
  /** Milliseconds between requests. */
  readonly delay: number;
  readonly retries: number;
  /** Seconds. */
  readonly maxWait: number;
  readonly limits: boolean;
  readonly insecure: boolean;
  readonly ca: string | undefined;
  readonly trustHost: string[] | undefined;
  readonly workingDir: string | undefined;
  readonly tokenFile: string | undefined;
  readonly plainNewman: boolean;
  readonly newmanReporters: string[];
  readonly exportEnvironment: string | undefined;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly set: string[];
  readonly debug: boolean;
}

const FORMATS = formatNames.filter((format): format is RunFormat => format !== 'terminal');
const MOST_AT_A_TIME = 64;
const MAX_WAIT_S = defaultTransport.retry.longestWait / 1000;

/** Declares the flags of `run`. yargs offers each in camel case as well, which its types do not tell. */
export function addRunOptions(yargs: Argv): Argv<RunFlags> {
  const parser = addNewmanOptions(
    addReportOptions(addPaceOptions(addTrustOption(addSignInOptions(addWhatOptions(yargs), 'What:'), 'What:'))),
  )
    // When another flag lacks its value this is asked before yargs says so, with nothing filled in.
    .check((flags) => checkNumbers(flags as Partial<RunFlags>))
    .epilogue(
      'A secret comes from AZURE_CLIENT_SECRET, from .env or from the environment file, never from the command line; most ways of --auth need none.\nExit codes: 0 as expected, 1 refused or failed (with --baseline: changed), 2 usage or configuration, 3 no token, 130 interrupted.',
    );
  return parser as unknown as Argv<RunFlags>;
}

/** Declares which requests of which collection are meant. */
export function addSelectionOptions(yargs: Argv): Argv {
  return yargs
    .option('collection', {
      group: 'What:',
      type: 'string',
      requiresArg: true,
      describe: 'Another collection file than the one that comes along',
    })
    .option('folder', {
      group: 'What:',
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'These folders of the collection, besides what --operation names',
    })
    .option('operation', {
      group: 'What:',
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'These operations, by their id, besides what --folder names',
    });
}

function addWhatOptions(yargs: Argv): Argv {
  const whom = yargs
    .option('env', {
      group: 'What:',
      type: 'string',
      requiresArg: true,
      describe: 'emulator, commercial, gcc, gcc-high, dod, china, or a file; commercial when absent',
    })
    .option('emulator', {
      group: 'What:',
      type: 'boolean',
      default: false,
      describe: 'Start an emulator for this run: no tenant, no network',
    })
    .option('as-user', {
      group: 'What:',
      type: 'boolean',
      default: false,
      describe: 'With --emulator: as a signed-in user instead of the service principal',
    });
  return addPermissionOptions(addSelectionOptions(whom), 'What:')
    .option('data', {
      group: 'What:',
      alias: ['d', 'iteration-data'],
      type: 'string',
      requiresArg: true,
      describe: 'CSV or JSON: one run a row, its values over those of the environment; - is standard input',
    })
    .option('shard', {
      group: 'What:',
      type: 'string',
      requiresArg: true,
      describe: 'Only this part, such as 2/5; auto: what the CI says',
    })
    .option('dry-run', {
      group: 'What:',
      type: 'boolean',
      default: false,
      describe: 'Print what would be sent and how long the limits make it take; send nothing',
    })
    .option('tenant-id', { group: 'What:', type: 'string', requiresArg: true, describe: 'Directory (tenant) ID' })
    .option('client-id', { group: 'What:', type: 'string', requiresArg: true, describe: 'Application (client) ID' })
    .option('set', {
      group: 'What:',
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: 'name=value for the environment, such as groupId=…',
    });
}

function addPaceOptions(yargs: Argv): Argv {
  return yargs
    .option('concurrency', {
      group: 'How:',
      alias: 'c',
      type: 'number',
      requiresArg: true,
      default: 1,
      describe: 'How many requests may be on their way at a time',
    })
    .option('delay', {
      group: 'How:',
      alias: 'delay-request',
      type: 'number',
      requiresArg: true,
      default: 0,
      describe: 'Milliseconds to wait before each request',
    })
    .option('timeout', {
      group: 'How:',
      alias: 'timeout-request',
      type: 'number',
      requiresArg: true,
      default: defaultTransport.timeout,
      describe: 'Milliseconds to wait for each answer',
    })
    .option('timeout-script', {
      group: 'How:',
      type: 'number',
      requiresArg: true,
      describe: 'Milliseconds that one script may take; when absent, as long as what it sends may take',
    })
    .option('bail', {
      group: 'How:',
      type: 'boolean',
      default: false,
      describe: 'Stop at the first request that is refused or fails',
    })
    .option('retries', {
      group: 'How:',
      type: 'number',
      requiresArg: true,
      default: defaultTransport.retry.retries,
      describe: 'How often to send again: after 429, and after 5xx or a broken connection what changes nothing',
    })
    .option('max-wait', {
      group: 'How:',
      type: 'number',
      requiresArg: true,
      default: MAX_WAIT_S,
      describe: 'Longest single wait in seconds, for Retry-After or a limit; what would take longer is left out',
    })
    .option('limits', {
      group: 'How:',
      type: 'boolean',
      default: true,
      describe: 'Keep the documented limits; --no-limits does not',
    });
}

function addReportOptions(yargs: Argv): Argv {
  return yargs
    .option('reports', {
      group: 'Reports:',
      type: 'string',
      requiresArg: true,
      default: 'reports',
      describe: 'Folder for the reports',
    })
    .option('format', {
      group: 'Reports:',
      type: 'string',
      array: true,
      requiresArg: true,
      choices: FORMATS,
      default: ['json', 'html', 'markdown'],
      describe: 'Which reports to write; github and azure print lines for their logs',
    })
    .option('baseline', {
      group: 'Reports:',
      type: 'string',
      requiresArg: true,
      describe: 'Fail only on what changed since this file was saved',
    })
    .option('save-baseline', {
      group: 'Reports:',
      type: 'string',
      requiresArg: true,
      describe: 'Write what this identity can reach to a file',
    })
    .option('save-refusals', {
      group: 'Reports:',
      type: 'string',
      requiresArg: true,
      describe: 'Folder for the refusals as .http files, without ids, names and tokens, to send to the project',
    })
    .option('verbose', {
      group: 'Reports:',
      type: 'boolean',
      default: false,
      describe: 'Show everything that is sent, and what scripts write to the console',
    });
}

function addNewmanOptions(yargs: Argv): Argv {
  return yargs
    .option('insecure', {
      group: 'Newman:',
      alias: 'k',
      type: 'boolean',
      default: false,
      describe: 'Accept any certificate; only from an emulator',
    })
    .option('ca', {
      group: 'Newman:',
      alias: 'ssl-extra-ca-certs',
      type: 'string',
      requiresArg: true,
      describe: 'PEM file with further certificate authorities',
    })
    .option('working-dir', {
      group: 'Newman:',
      type: 'string',
      requiresArg: true,
      describe: 'Folder whose files the requests may carry; without it no file is read for a collection',
    })
    .option('newman-reporters', {
      group: 'Newman:',
      alias: 'r',
      type: 'string',
      array: true,
      requiresArg: true,
      default: [],
      describe: "Newman's own reporters as well, such as cli or junit; they see no secret",
    })
    .option('export-environment', {
      group: 'Newman:',
      type: 'string',
      requiresArg: true,
      describe: 'Write the environment as the run left it, without secrets',
    })
    .option('plain-newman', {
      group: 'Newman:',
      type: 'boolean',
      default: false,
      describe: 'Run Newman without the changes that make it faster and close known ways out of its sandbox',
    });
}

/** What is wrong with the numbers among the flags; true when nothing is. Those that are absent are left alone. */
export function checkNumbers({
  timeout,
  timeoutScript,
  delay,
  concurrency,
  retries,
  maxWait,
}: Partial<RunFlags>): true | string {
  const isCount = (value: number | undefined, least: number): boolean =>
    value === undefined || (Number.isInteger(value) && value >= least);
  if (!isCount(timeout, 1)) return '--timeout takes a number of milliseconds';
  if (!isCount(timeoutScript, 1)) return '--timeout-script takes a number of milliseconds';
  if (!isCount(delay, 0)) return '--delay takes a number of milliseconds';
  if (!isCount(concurrency, 1) || (concurrency ?? 1) > MOST_AT_A_TIME)
    return `--concurrency takes a number from 1 to ${MOST_AT_A_TIME}`;
  if (!isCount(retries, 0)) return '--retries takes a number';
  if (!isCount(maxWait, 0)) return '--max-wait takes a number of seconds';
  return true;
}
