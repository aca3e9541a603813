import type { Argv } from 'yargs';
import { examples } from './examples.ts';
import { addGroup, flags, number, text, texts, toggle } from '../input/flags.ts';
import type { PermissionFlags } from '../input/permission.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { formatNames } from '../../reporting/index.ts';
import type { RunFormat } from '../output/run-result.ts';
import { defaultTransport } from '../../runner/index.ts';

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
  const parser = [
    { heading: 'Who:', group: who },
    { heading: 'What:', group: what },
    { heading: 'How:', group: how },
    { heading: 'Reports:', group: reports },
    { heading: 'Newman:', group: newman },
  ]
    .reduce((before, { heading, group }) => addGroup(before, heading, group), yargs)
    // When another flag lacks its value this is asked before yargs says so, with nothing filled in.
    .check((given) => checkNumbers(given as Partial<RunFlags>))
    .epilogue(
      examples(
        ['run --emulator', 'Everything, with no tenant'],
        ['run --folder Groups --operation "Get Reports In Group"', 'Some requests'],
        ['run --shard auto --format junit', 'A part of the run, in a pipeline'],
      ),
    )
    .epilogue(
      [
        'A secret comes from AZURE_CLIENT_SECRET, from .env or from the environment file, never from the command line. Most ways of --auth need no secret.',
        'Exit codes: 0 as expected, 1 refused or failed (with --baseline: changed), 2 usage or configuration, 3 no token, 130 interrupted.',
      ].join('\n'),
    );
  return parser as unknown as Argv<RunFlags>;
}

/** Which requests of which collection are meant. */
export const selection = { collection: flags.collection, folder: flags.folder, operation: flags.operation };

const who = {
  env: flags.env,
  emulator: flags.emulator,
  'as-user': { ...toggle, describe: 'With --emulator: as a signed-in user instead of the service principal' },
  auth: flags.auth,
  cloud: flags.cloud,
  'token-file': flags['token-file'],
  'trust-host': flags['trust-host'],
  'tenant-id': { ...text, describe: 'Directory (tenant) ID' },
  'client-id': { ...text, describe: 'Application (client) ID' },
  set: flags.set,
};

const what = {
  ...selection,
  data: {
    ...text,
    alias: ['d', 'iteration-data'],
    describe: 'CSV or JSON file: one run for each row, with its values; - is standard input',
  },
  shard: { ...text, describe: 'Run only this part, such as 2/5; auto: read the number from the CI system' },
  'allow-heavy-reads': flags['allow-heavy-reads'],
  'allow-write': {
    ...flags['allow-write'],
    describe:
      'Also send requests that change something, in the tenants with these ids (always on against the emulator)',
  },
  'dry-run': { ...toggle, describe: 'Print the requests and the waits for rate limits; send nothing' },
} as const;

const how = {
  concurrency: flags.concurrency,
  delay: { ...number, alias: 'delay-request', default: 0, describe: 'Milliseconds to wait before each request' },
  timeout: { ...flags.timeout, alias: 'timeout-request' },
  'timeout-script': {
    ...number,
    defaultDescription: 'as long as its requests may take',
    describe: 'Milliseconds that one script may take',
  },
  bail: { ...toggle, describe: 'Stop at the first request that is refused or fails' },
  retries: {
    ...number,
    default: defaultTransport.retry.retries,
    describe: 'Retries after 429; after 5xx or a lost connection only for requests that change nothing',
  },
  'max-wait': {
    ...number,
    default: MAX_WAIT_S,
    describe: 'Longest wait in seconds for Retry-After or a rate limit; requests that would wait longer are skipped',
  },
  limits: { type: 'boolean', default: true, describe: 'Respect the documented rate limits; --no-limits ignores them' },
} as const;

const reports = {
  reports: { ...flags.reports, default: 'reports' },
  format: {
    ...texts,
    choices: FORMATS,
    default: ['json', 'html', 'markdown'],
    defaultDescription: 'json, html, markdown',
    describe: 'Reports to write; github and azure print lines for the log of that CI system',
  },
  baseline: flags.baseline,
  'save-baseline': flags['save-baseline'],
  'save-refusals': {
    ...text,
    describe: 'Folder for the refusals as .http files without ids, names and tokens, to send to the project',
  },
  verbose: { ...toggle, describe: 'Show everything that is sent, and the console output of scripts' },
};

const newman = {
  insecure: { ...toggle, alias: 'k', describe: 'Accept any certificate, but only from an emulator' },
  ca: { ...flags.ca, alias: 'ssl-extra-ca-certs' },
  'working-dir': { ...text, describe: 'Folder with the files that requests may send; without it they send no files' },
  'newman-reporters': {
    ...texts,
    alias: 'r',
    describe: "Also use Newman's own reporters, such as cli or junit; they see no secret",
  },
  'export-environment': { ...text, describe: 'Write the environment after the run to this file, without secrets' },
  'plain-newman': {
    ...toggle,
    describe: 'Run Newman without the changes that make it faster and its sandbox safer',
  },
};

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
  if (!isCount(timeout, 1)) return '--timeout takes a whole number of milliseconds';
  if (!isCount(timeoutScript, 1)) return '--timeout-script takes a whole number of milliseconds';
  if (!isCount(delay, 0)) return '--delay takes a whole number of milliseconds';
  if (!isCount(concurrency, 1) || (concurrency ?? 1) > MOST_AT_A_TIME)
    return `--concurrency takes a number from 1 to ${MOST_AT_A_TIME}`;
  if (!isCount(retries, 0)) return '--retries takes a whole number';
  if (!isCount(maxWait, 0)) return '--max-wait takes a whole number of seconds';
  return true;
}
