import { hostsInText, isHostName } from '../../diagnosis/settings/base-address.ts';

/** `--trust-host` where a collection is written: the hosts stand in the collection, for whoever runs it. */
export const trustHostOption = {
  type: 'string',
  array: true,
  requiresArg: true,
  default: [] as string[],
  describe:
    'Hosts that the collection lets a secret or a token go to besides those of Power BI and Entra, such as an API gateway',
} as const;

/** Why one of the hosts is none; undefined when all are. */
export function problemOfHosts(given: readonly string[]): string | undefined {
  const wrong = given.flatMap((text) => hostsInText(text)).find((host) => !isHostName(host));
  return wrong === undefined
    ? undefined
    : `--trust-host takes the name of a host, such as gateway.contoso.com or gateway.contoso.com:8443; ${wrong} is not one`;
}
