import type * as Identity from '@azure/identity';
import { CliError } from '../errors/cli-error.ts';
import { loadOptional } from '../input/optional-package.ts';
import type { AuthKind } from '../input/sign-in-flags.ts';

/**
 * Microsoft's library. It is an optional package: who signs in without `--auth` needs neither it nor the 38 that it depends on.
 * @param auth what needs it, for a message
 * @throws CliError E_AUTH_LIBRARY_MISSING when it is not installed
 */
export async function loadLibrary(
  auth: AuthKind,
  load: () => Promise<typeof Identity> = () => import('@azure/identity'),
): Promise<typeof Identity> {
  return loadOptional('@azure/identity', load, (cause) => new CliError('E_AUTH_LIBRARY_MISSING', auth, { cause }));
}
