import { CliError } from '../errors/cli-error.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';

/**
 * Makes sure that an emulator which the command starts is not asked for along with another environment, and that a scenario has one.
 * @throws CliError E_USAGE
 */
export function checkOwnEmulator({
  emulator,
  env,
  scenario,
}: {
  readonly emulator: boolean;
  readonly env?: string | undefined;
  readonly scenario?: string | undefined;
}): void {
  if (emulator && env !== undefined && env !== 'emulator')
    throw new CliError('E_USAGE', `--emulator cannot be combined with --env ${env}`);
  if (scenario !== undefined && !emulator) throw new CliError('E_USAGE', '--scenario needs --emulator');
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
      `--emulator cannot be combined with --auth ${auth}: the emulator makes its own secret`,
    );
  if (cloud !== undefined)
    throw new CliError('E_USAGE', '--emulator cannot be combined with --cloud: the emulator has its own addresses');
  if (tokenFile !== undefined)
    throw new CliError(
      'E_USAGE',
      '--emulator cannot be combined with --token-file: the emulator accepts only its own tokens',
    );
}

/**
 * Makes sure that a file with a token is not given along with another way to sign in.
 * @throws CliError E_USAGE
 */
export function checkTokenFile({ auth, tokenFile }: SignInFlags): void {
  if (tokenFile !== undefined && auth !== undefined && auth !== 'token')
    throw new CliError('E_USAGE', `--token-file cannot be combined with --auth ${auth}, only with --auth token`);
}
