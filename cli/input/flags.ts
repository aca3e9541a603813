import type { Argv, Options } from 'yargs';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { purposeNames } from '../../catalogue/powerbi/access/purpose.ts';
import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { defaultTransport } from '../../runner/index.ts';
import { authKinds } from './sign-in-flags.ts';

/** A flag that takes one text. */
export const text = { type: 'string', requiresArg: true } as const;

/** A flag that takes texts, and may be repeated. */
export const texts = {
  type: 'string',
  array: true,
  requiresArg: true,
  default: [] as string[],
  defaultDescription: 'none',
} as const;

/** A flag that is there or not. */
export const toggle = { type: 'boolean', default: false } as const;

/** A flag that takes a number. */
export const number = { type: 'number', requiresArg: true } as const;

const cloudNames = clouds.map(({ file }) => file);

/** Flags that several commands take, each declared once. A command may say in its own words what one is for. */
export const flags = {
  env: {
    ...text,
    defaultDescription: 'commercial',
    describe: `The environment: emulator, ${cloudNames.join(', ')}, or a file`,
  },
  emulator: { ...toggle, describe: 'Start an emulator for this command: no tenant, no network' },
  scenario: { ...text, describe: 'With --emulator: what is broken, a name of `emulate --list` or a file' },
  cloud: { ...text, choices: cloudNames, describe: 'Use the addresses of this cloud, whatever the environment says' },
  auth: {
    ...text,
    choices: authKinds,
    defaultDescription: 'the collection signs in by itself',
    describe: 'How to sign in; most ways need the package @azure/identity',
  },
  'token-file': {
    ...text,
    describe: 'With --auth token: the file with the token, read again before it expires; - is standard input',
  },
  'trust-host': {
    ...text,
    array: true,
    describe: 'Also send secrets and tokens to this host, such as an API gateway; may be repeated',
  },
  ca: { ...text, describe: 'PEM file with additional certificate authorities' },
  for: { ...texts, choices: purposeNames },
  collection: { ...text, defaultDescription: 'that of the project', describe: 'File with the collection' },
  folder: { ...texts, describe: 'Only these folders of the collection, plus the operations of --operation' },
  operation: {
    ...texts,
    describe: 'Only these operations, by id or name ("Get Groups"), plus the folders of --folder',
  },
  set: { ...texts, describe: 'A value for the environment: name=value, such as groupId=…; may be repeated' },
  concurrency: { ...number, alias: 'c', default: 1, describe: 'Number of requests sent at the same time' },
  'allow-heavy-reads': {
    ...toggle,
    describe: 'Also send exports, scans and queries: they change nothing, but use capacity',
  },
  'allow-write': {
    type: 'string',
    array: true,
    defaultDescription: 'no tenant; without ids, the one of the environment',
    describe: 'Also send requests that change something, in the tenants with these ids',
  },
  timeout: { ...number, default: defaultTransport.timeout, describe: 'Milliseconds to wait for each answer' },
  reports: { ...text, describe: 'Folder for the reports' },
  baseline: { ...text, describe: 'Fail only on what changed since this file was saved' },
  'save-baseline': { ...text, describe: 'Write what this identity can reach to this file' },
  out: { ...text, defaultDescription: 'standard output', describe: 'File to write' },
  json: { ...toggle, describe: 'Print JSON' },
  check: { ...toggle, describe: 'Write nothing; exit code 1 when a file would change' },
  port: { ...number, default: standardTenant.port, describe: 'Port on this machine; 0 chooses a free one' },
} satisfies Record<string, Options>;

/** Where a collection is written, the hosts are kept in the collection, for everybody who runs it. */
export const trustHostOfCollection = {
  ...texts,
  describe: 'The collection may also send secrets and tokens to this host, such as an API gateway',
} as const;

/** Declares flags below a heading of the help. */
export function addGroup(parser: Argv, heading: string, group: Record<string, Options>): Argv {
  return parser.options(group).group(Object.keys(group), heading);
}
