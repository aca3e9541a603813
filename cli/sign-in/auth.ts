import type { Argv } from 'yargs';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { CliError } from '../errors/cli-error.ts';

/** Ways to sign in on the command line, through Microsoft's own library but for `token`. */
export const authKinds = [
  'secret',
  'certificate',
  'federated',
  'managed-identity',
  'azure-cli',
  'default',
  'token',
] as const;

export type AuthKind = (typeof authKinds)[number];

/** Flags that say how to sign in, and where. */
export interface SignInFlags {
  /** Absent: the collection signs in by itself, with what is filled in. */
  readonly auth?: AuthKind | undefined;
  /** File name of the cloud whose addresses hold, whatever the environment says. */
  readonly cloud?: string | undefined;
  /** With `token`: where the token is. */
  readonly tokenFile?: string | undefined;
  /** PEM file with further certificate authorities. */
  readonly ca?: string | undefined;
}

/** Declares `--auth`, `--cloud` and `--token-file`. */
export function addSignInOptions(yargs: Argv, group?: string): Argv {
  const grouped = group === undefined ? {} : { group };
  return yargs
    .option('auth', {
      ...grouped,
      type: 'string',
      requiresArg: true,
      choices: authKinds,
      describe: 'How to sign in; when absent, the collection does so with what is filled in',
    })
    .option('cloud', {
      ...grouped,
      type: 'string',
      requiresArg: true,
      choices: clouds.map(({ file }) => file),
      describe: 'The cloud whose addresses hold, whatever the environment says',
    })
    .option('token-file', {
      ...grouped,
      type: 'string',
      requiresArg: true,
      describe: 'With --auth token: the file that holds the token, read again before it ends; - is standard input',
    });
}

/**
 * Makes sure that what is asked for can be had of an emulator that the command starts: it has one secret, made for this start, with which
 * the collection signs in.
 * @throws CliError E_USAGE
 */
export function checkEmulatorSignIn({
  emulator,
  auth,
  cloud,
  tokenFile,
}: SignInFlags & { readonly emulator: boolean }): void {
  if (!emulator) return;
  if (auth !== undefined && auth !== 'secret')
    throw new CliError(
      'E_USAGE',
      `--emulator goes not with --auth ${auth}: it starts with a secret of its own, which nobody else knows`,
    );
  if (cloud !== undefined) throw new CliError('E_USAGE', '--emulator goes not with --cloud: its addresses are its own');
  if (tokenFile !== undefined)
    throw new CliError('E_USAGE', '--emulator goes not with --token-file: it takes its own tokens only');
}

/**
 * Makes sure that a file with a token is not given along with another way to sign in.
 * @throws CliError E_USAGE
 */
export function checkTokenFile({ auth, tokenFile }: SignInFlags): void {
  if (tokenFile !== undefined && auth !== undefined && auth !== 'token')
    throw new CliError('E_USAGE', `--token-file goes not with --auth ${auth}, only with --auth token`);
}
