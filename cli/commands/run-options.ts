import type { Argv } from 'yargs';

/** Flags of `run`, as yargs reads them. */
export interface RunFlags {
  readonly env: string | undefined;
  readonly emulator: boolean;
  readonly asUser: boolean;
  readonly folder: string[];
  readonly operation: string[];
  readonly allowWrite: boolean;
  readonly reports: string;
  readonly bail: boolean;
  /** Milliseconds to wait for each answer. */
  readonly timeout: number;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly set: string[];
}

/** Declares the flags of `run`. yargs offers each in camel case as well, which its types do not tell. */
export function addRunOptions(yargs: Argv): Argv<RunFlags> {
  const parser = yargs
    .option('env', { type: 'string', requiresArg: true, describe: 'emulator, commercial, gcc, gcc-high, dod, china, or a file; commercial when absent' })
    .option('emulator', { type: 'boolean', default: false, describe: 'Start an emulator for this run: no tenant, no network' })
    .option('as-user', { type: 'boolean', default: false, describe: 'With --emulator: as a signed-in user instead of the service principal' })
    .option('folder', { type: 'string', array: true, requiresArg: true, default: [], describe: 'Only these folders of the collection' })
    .option('operation', { type: 'string', array: true, requiresArg: true, default: [], describe: 'Only these operations, by their id' })
    .option('allow-write', { type: 'boolean', default: false, describe: 'Send requests that change something, too; to an emulator, known by its marker, they are always sent' })
    .option('reports', { type: 'string', requiresArg: true, default: 'reports', describe: 'Folder for record.json and summary.md' })
    .option('bail', { type: 'boolean', default: false, describe: 'Stop at the first request that is refused or fails' })
    .option('timeout', { type: 'number', requiresArg: true, default: 120_000, describe: 'Milliseconds to wait for each answer' })
    .option('tenant-id', { type: 'string', requiresArg: true, describe: 'Directory (tenant) ID' })
    .option('client-id', { type: 'string', requiresArg: true, describe: 'Application (client) ID' })
    .option('set', { type: 'string', array: true, requiresArg: true, default: [], describe: 'name=value for the environment, such as groupId=…' })
    // When another flag lacks its value this is asked before yargs says so, with nothing filled in.
    .check(({ timeout }) => timeout === undefined || (Number.isInteger(timeout) && timeout > 0) || '--timeout takes a number of milliseconds')
    .epilogue('The secret comes from AZURE_CLIENT_SECRET, from .env or from the environment file, never from the command line.\nExit codes: 0 as expected, 1 refused or failed, 2 usage or configuration, 3 no token, 130 interrupted.');
  return parser as unknown as Argv<RunFlags>;
}
