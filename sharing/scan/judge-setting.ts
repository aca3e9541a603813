import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { TRUSTED_HOSTS } from '../../catalogue/entra/sign-in.ts';
import { readBaseAddress, type AddressName } from '../../diagnosis/settings/base-address.ts';
import { tenantsIn } from '../../diagnosis/settings/consent.ts';
import type { Hit } from './finding.ts';
import type { JsonPath } from './json-place.ts';

const ADDRESSES: readonly AddressName[] = ['loginUrl', 'apiUrl', 'fabricUrl'];
/** What leads somewhere else for everybody who fills the variable in: that host is judged where it stands. */
const REFERENCE = /^\s*(?:https?:\/\/)?[^/]*\{\{/;

/**
 * What a variable of an environment or a collection would do to whoever runs with it: send a secret elsewhere, or allow changes.
 * @param path where the variable stands
 */
export function judgeSetting(key: string, value: string, path: JsonPath): Hit | undefined {
  const list = path.at(-2);
  if (typeof path.at(-1) !== 'number' || (list !== 'values' && list !== 'variable') || value.trim() === '')
    return undefined;
  const address = ADDRESSES.find((name) => name === key);
  if (address !== undefined) return judgeAddress(address, value);
  if (key === 'allowWrite' && !tenantsIn(value).every((tenant) => tenant === standardTenant.tenantId))
    return hitOf(
      'write-permission',
      `changes are allowed: allowWrite is filled in (${value.length} characters)`,
      value,
    );
  if (key === TRUSTED_HOSTS && list === 'variable')
    return hitOf(
      'trusted-hosts',
      "trustedHosts is filled in: secrets and tokens may go to hosts that are not Microsoft's",
      value,
    );
  return undefined;
}

function judgeAddress(name: AddressName, value: string): Hit | undefined {
  const address = readBaseAddress(name, value);
  if (address.problem === null || REFERENCE.test(value)) return undefined;
  return hitOf(
    'unknown-host',
    address.problem === 'unknown host'
      ? `${name} leads to ${address.host}`
      : `${name} is not the plain address of a host${address.host === '' ? '' : `; its host would be ${address.host}`}`,
    value,
  );
}

function hitOf(rule: Hit['rule'], what: string, value: string): Hit {
  return { rule, from: 0, to: value.length, secret: value, what, place: [] };
}
