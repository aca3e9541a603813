import type { Settings } from './settings.ts';
import { chooseCredential, credentialValues } from './credential.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { isPlaceholder } from './placeholder.ts';

/**
 * The settings of a call that a diagnosis may look at. Of the credential only which kind it is, and what a secret looks like.
 * @param valueOf the value of a variable, empty where it has none
 */
export function describeSettings(valueOf: (name: string) => string): Settings {
  const read = (name: string): string => valueOf(name).trim();
  const clientSecret = read('clientSecret');
  const asProfileId = read('asProfileId');
  const { kind } = chooseCredential(credentialValues(read));
  return {
    tenantId: read('tenantId'),
    clientId: read('clientId'),
    loginUrl: read('loginUrl'),
    apiUrl: read('apiUrl'),
    scope: read('scope'),
    // What stands in clientSecret says nothing where something else signs in.
    secretLooksLike: clientSecret === '' && kind !== null && kind !== 'token' ? 'unknown' : looksLike(clientSecret),
    ...(kind === null ? {} : { credential: kind }),
    ...(asProfileId === '' ? {} : { asProfileId }),
  };
}

function looksLike(secret: string): Settings['secretLooksLike'] {
  if (secret === '') return 'empty';
  if (isGuid(secret)) return 'guid';
  return isPlaceholder(secret) ? 'placeholder' : 'secret';
}
