import { AsyncLocalStorage } from 'node:async_hooks';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import { effectOfUnknown, levelOf, methodOverrides, type Level } from '../../catalogue/model/permission.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import type { Destinations } from './destinations.ts';

/** What a run is allowed besides plain reads. */
export interface Permission {
  /** Scans, queries and exports. */
  readonly heavyReads: boolean;
  /** Ids of the tenants that may be changed, in lower case; `any` for an emulator, and for nothing that cannot be one. Where changes are allowed, heavy reads are, too. */
  readonly tenants: 'any' | ReadonlySet<string>;
}

/** Nothing but plain reads. */
export const readsOnly: Permission = { heavyReads: false, tenants: new Set() };

/** Something that is about to be sent. */
export interface Outgoing {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** All values by name in lower case. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** What the gate says: the level that the request needs, the operation that it calls, and whether it asks for a token; or why it stays here. */
export type Judgement =
  | {
      readonly allowed: true;
      readonly level: Level;
      readonly operation?: Operation | undefined;
      readonly token?: boolean;
    }
  | { readonly allowed: false; readonly reason: string };

/** Something written that a server may read as a slash, a percent sign or an end: then the path is not what it seems. */
const DISGUISED = /%(?:2f|5c|25|00)|\\/i;

/**
 * Decides of everything that a run is about to send, whoever wrote the request: the collection, a script, or a redirect.
 * Without permission nothing leaves but the token request, and what only reads, to hosts of the run. It knows nothing of names, scripts or
 * variables, so that nothing in a collection or an environment can talk to it.
 */
export class Gate {
  readonly #catalogues: Catalogues;
  readonly #permission: Permission;
  readonly #destinations: readonly Destinations[];
  /** Which row something is sent for, from 0. It is kept with what is under way: a script that was given up may still send something. */
  readonly #row = new AsyncLocalStorage<number>();
  #current = 0;

  /**
   * @param catalogues what they do not know is judged by its method
   * @param destinations of each row that the run comes by, in its order
   */
  constructor(catalogues: Catalogues, permission: Permission, destinations: readonly Destinations[]) {
    this.#catalogues = catalogues;
    this.#permission = permission;
    this.#destinations = destinations;
  }

  /** Which row is running, from 0. */
  enter(row: number): void {
    this.#current = row;
  }

  /** Does something for the row that is running: whatever it sends, now or later, is judged as the row's. */
  inRow<T>(act: () => T): T {
    return this.#row.run(this.#current, act);
  }

  judge({ method, url, headers }: Outgoing): Judgement {
    const destinations = this.#destinations[this.#row.getStore() ?? this.#current];
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (!destinations || !parsed) return refuse('its address cannot be read');
    const verb = method.toUpperCase();
    const place = destinations.placeOf(verb, parsed);
    if (place === undefined)
      return refuse(
        `${parsed.host || 'its address'} is not a host of this run (${destinations.names.join(', ')}); --trust-host ${parsed.host} would allow it`,
      );
    if (headers.get('host')?.some((host) => !isHost(host, parsed))) return refuse('its Host header names another host');
    if (place === 'token endpoint') return { allowed: true, level: 'plain read', token: true };
    const tokens = headers.get('authorization') ?? [];
    if (tokens.length > 1) return refuse('it has two Authorization headers');
    if (place === 'login') return judgeLogin(verb, tokens);
    if (DISGUISED.test(parsed.pathname))
      return refuse('its path has an encoded slash, backslash or percent sign in it');
    return this.#judgeCall(verb, parsed, headers, destinations);
  }

  #judgeCall(verb: string, url: URL, headers: Outgoing['headers'], destinations: Destinations): Judgement {
    const path = destinations.pathOf(url);
    const overridden = methodOverrides.some((name) => headers.has(name));
    const operation = operationAt(this.#catalogues, verb, `https://api${path}${url.search}`);
    const level = levelOf(overridden ? 'unknown' : (operation?.effect ?? effectOfUnknown(verb)));
    if (level === 'plain read') return { allowed: true, level, operation };
    const tenant = tenantOf(headers.get('authorization')?.[0]) ?? destinations.tenant;
    // An emulator's permission ends where the emulator ends.
    const mayChange = this.#permission.tenants === 'any' ? destinations.canBeEmulator(url) : this.#mayChange(tenant);
    if (mayChange || (level === 'heavy read' && this.#permission.heavyReads))
      return { allowed: true, level, operation };
    return refuse(
      level === 'heavy read'
        ? 'it exports, scans or queries, and heavy reads are not allowed (--allow-heavy-reads)'
        : this.#whyNoChange(tenant),
    );
  }

  #mayChange(tenant: string): boolean {
    const { tenants } = this.#permission;
    return tenants !== 'any' && tenant !== '' && tenants.has(tenant.toLowerCase());
  }

  #whyNoChange(tenant: string): string {
    const { tenants } = this.#permission;
    if (tenants === 'any') return 'it changes something, and its host is not the emulator';
    if (tenants.size === 0) return 'it changes something, and changes are not allowed (--allow-write)';
    return `it changes something in the tenant ${tenant || '(unknown)'}, and changes are allowed in ${[...tenants].join(', ')} only`;
  }
}

function judgeLogin(verb: string, tokens: readonly string[]): Judgement {
  if (effectOfUnknown(verb) !== 'reads') return refuse('only the token request and reads may go to the sign-in host');
  return tokens.length === 0
    ? { allowed: true, level: 'plain read' }
    : refuse('a token must not go to the sign-in host');
}

function isHost(header: string, { host }: URL): boolean {
  const named = header.trim().toLowerCase();
  return named === host || named.replace(/:(?:80|443)$/, '') === host;
}

function refuse(reason: string): Judgement {
  return { allowed: false, reason };
}

/** The tenant of a token; undefined when it cannot be read. */
function tenantOf(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : readClaims(authorization.replace(/^\s*Bearer\s+/i, ''))?.tid;
}
