import type { Cloud } from '../../catalogue/entra/clouds.ts';
import { isLoopbackHost, knownHost } from '../../catalogue/entra/hosts.ts';
import { readBaseAddress, type UsableAddress } from '../../diagnosis/settings/base-address.ts';
import { valueOf, type Environment } from '../environment.ts';
import { isTokenEndpoint } from '../../catalogue/entra/token-endpoint.ts';

/** What an address is to a run: where it signs in, or where it calls. */
export type Place = 'token endpoint' | 'login' | 'api';

/**
 * Where the requests of one row of a run may go: to its own base addresses, to the hosts of the same cloud, to hosts that the user trusts.
 * The secret goes to the row's token endpoint alone.
 */
export class Destinations {
  /** The tenant that is signed in to, as it was typed. */
  readonly tenant: string;
  readonly #login: UsableAddress | undefined;
  readonly #calls: readonly UsableAddress[];
  readonly #clouds: readonly Cloud[];
  readonly #trusted: readonly string[];

  /** @param trusted hosts besides those of the cloud, such as `gateway.contoso.com:8443` */
  constructor(environment: Environment, trusted: readonly string[] = []) {
    const read = (name: 'loginUrl' | 'apiUrl' | 'fabricUrl'): UsableAddress[] => {
      const address = readBaseAddress(name, valueOf(environment, name), trusted);
      // As `URL` writes it, which shortens the numbers of an address.
      return address.problem === null ? [{ ...address, origin: new URL(address.origin).origin }] : [];
    };
    this.tenant = valueOf(environment, 'tenantId').trim();
    this.#login = read('loginUrl')[0];
    this.#calls = [...read('apiUrl'), ...read('fabricUrl')];
    this.#trusted = trusted;
    const cloudsOf = (address: UsableAddress | undefined): readonly Cloud[] =>
      knownHost(address?.host ?? '')?.clouds ?? [];
    const ofCalls = this.#calls.flatMap(cloudsOf);
    // An API gateway in front of Power BI belongs to the cloud that is signed in to.
    this.#clouds =
      ofCalls.length > 0 || this.#calls.every(({ trust }) => trust === 'loopback') ? ofCalls : cloudsOf(this.#login);
  }

  /** What an address is; undefined when nothing may be sent there. */
  placeOf(method: string, url: URL): Place | undefined {
    if (url.username || url.password) return undefined;
    const login = this.#login;
    if (login && isBelow(url, login)) {
      if (method === 'POST' && isTokenEndpoint(url.pathname)) return 'token endpoint';
      if (!this.#calls.some((address) => isBelow(url, address))) return 'login';
    }
    if (this.#calls.some((address) => isBelow(url, address))) return 'api';
    return this.#isOfCloud(url) || this.#isTrusted(url) ? 'api' : undefined;
  }

  /** The path of a call as the service behind the base address sees it. */
  pathOf(url: URL): string {
    const base = this.#calls.find((address) => isBelow(url, address));
    return url.pathname.slice(base ? pathOf(base).length : 0);
  }

  /** Whether what answers there can be an emulator: on this machine, or where one origin that is no cloud's both signs in and answers. */
  canBeEmulator(url: URL): boolean {
    if (isLoopbackHost(url.hostname)) return true;
    const { host } = url;
    return (
      this.#login?.origin === url.origin &&
      this.#calls.some(({ origin }) => origin === url.origin) &&
      knownHost(host) === undefined
    );
  }

  /** The hosts that a person knows the run by, for a message. */
  get names(): string[] {
    return [
      ...new Set(
        [...(this.#login ? [this.#login] : []), ...this.#calls].map(({ origin }) => origin.replace(/^https?:\/\//, '')),
      ),
    ];
  }

  #isOfCloud(url: URL): boolean {
    const known = url.protocol === 'https:' && url.port === '' ? knownHost(url.hostname) : undefined;
    return known !== undefined && known.kind !== 'login' && known.clouds.some((cloud) => this.#clouds.includes(cloud));
  }

  #isTrusted(url: URL): boolean {
    return this.#trusted.includes(url.host) && (url.protocol === 'https:' || isLoopbackHost(url.hostname));
  }
}

function isBelow(url: URL, address: UsableAddress): boolean {
  const path = pathOf(address);
  return url.origin === address.origin && (path === '' || url.pathname === path || url.pathname.startsWith(`${path}/`));
}

/** The path of a base address; empty where it has none. */
function pathOf({ url }: UsableAddress): string {
  return /^https?:\/\/[^/]*(.*)$/.exec(url)?.[1] ?? '';
}
