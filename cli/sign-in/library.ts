import type * as Identity from '@azure/identity';
import { CliError } from '../errors/cli-error.ts';
import type { AuthKind } from '../input/sign-in-flags.ts';

const PACKAGE = '@azure/identity';

/**
 * Microsoft's library. It is an optional package: who signs in without `--auth` needs neither it nor the 38 that it depends on.
 * @param auth what needs it, for a message
 * @throws CliError E_AUTH_LIBRARY_MISSING when it is not installed
 */
export async function loadLibrary(
  auth: AuthKind,
  load: () => Promise<typeof Identity> = () => import('@azure/identity'),
): Promise<typeof Identity> {
  try {
    return await load();
  } catch (cause) {
    // Where a package of its own is missing, the installation is damaged: that is another message.
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes(`'${PACKAGE}'`))
      throw new CliError('E_AUTH_LIBRARY_MISSING', auth, { cause });
    throw cause;
  }
}
