import http from 'node:http';
import https from 'node:https';
import { isPrivate } from '../base-url.ts';

/** The pools of connections of one Newman run. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  /** Where a token may go. */
  readonly origins: ReadonlySet<string>;
}

interface Target {
  readonly host?: string | null;
  readonly hostname?: string | null;
  readonly port?: number | string | null;
}

type AddRequest = (request: http.ClientRequest, options: Target, ...rest: unknown[]) => void;

/**
 * Connection pools that let an `Authorization` header through to the given origins only, encrypted or on this very machine.
 * The collection may be edited and a service may redirect: whatever the request was meant to be, this is where it leaves.
 * @param origins such as `https://api.powerbi.com`
 * @param tls further settings of encrypted connections, such as additional certificate authorities
 */
export function guardedAgents(origins: ReadonlySet<string>, tls: https.AgentOptions = {}): Agents {
  return {
    http: guard(new http.Agent({ keepAlive: true }), 'http:', origins),
    https: guard(new https.Agent({ keepAlive: true, ...tls }), 'https:', origins),
    origins,
  };
}

function guard<T extends http.Agent>(agent: T, protocol: 'http:' | 'https:', origins: ReadonlySet<string>): T {
  const guarded = agent as T & { addRequest: AddRequest };
  const addRequest = guarded.addRequest.bind(agent);
  guarded.addRequest = (request, options, ...rest) => {
    if (carriesToken(request) && !isAllowed(protocol, options, origins)) {
      // The header may already stand in the text of the request: then there is no request.
      if (request.headersSent) return refuse(request);
      request.removeHeader('authorization');
    }
    addRequest(request, options, ...rest);
  };
  return guarded;
}

/** Ends a request that has no connection yet; without one Node would tell nobody. */
function refuse(request: http.ClientRequest): void {
  request.destroy();
  process.nextTick(() => request.emit('error', new Error('a token must not go to this address')));
}

/** Headers that are given as a list are only in the text, where `hasHeader` does not look. */
function carriesToken(request: http.ClientRequest): boolean {
  const { _header: text } = request as http.ClientRequest & { readonly _header?: string | null };
  return request.hasHeader('authorization') || /^authorization:/im.test(text ?? '');
}

function isAllowed(protocol: 'http:' | 'https:', { host, hostname, port }: Target, origins: ReadonlySet<string>): boolean {
  const name = hostname ?? host ?? '';
  const authority = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  return mayCarryToken(`${protocol}//${authority}${port ? `:${port}` : ''}`, origins);
}

/** Whether a token may go to an address: it is one of the given origins, and encrypted or this very machine. */
export function mayCarryToken(address: string, origins: ReadonlySet<string>): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return origins.has(url.origin) && isPrivate(url);
}
