import { hostsInText, isHostName } from '../../diagnosis/settings/base-address.ts';

/** Why one of the hosts after `--trust-host` is not one; undefined when all are. What is not one is not repeated: it may hold a password. */
export function problemOfHosts(given: readonly string[]): string | undefined {
  return given.every((text) => hostsInText(text).length > 0 && hostsInText(text).every(isHostName))
    ? undefined
    : '--trust-host takes the name of a host, such as gateway.contoso.com or gateway.contoso.com:8443';
}
