import http from 'node:http';
import https from 'node:https';
import type { Gate } from './gate.ts';
import { proxyAgent, type ProxyOf } from './proxy.ts';

/** The pools of connections of one Newman run. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

interface Target {
  readonly host?: string | null;
  readonly hostname?: string | null;
  readonly port?: number | string | null;
}

type AddRequest = (request: http.ClientRequest, options: Target, ...rest: unknown[]) => void;
type Pool = http.Agent & { addRequest: AddRequest };

/**
 * Connection pools through which nothing leaves that the gate does not let out. Whatever a request was meant to be, this is where it
 * leaves: what is judged here are the method, the address and the headers as they go out, also where nothing of ours saw them before.
 * @param tls further settings of encrypted connections, such as additional certificate authorities
 * @param proxyOf the proxy for an address; plain http stays on this machine and takes none
 */
export function guardedAgents(gate: Gate, tls: https.AgentOptions = {}, proxyOf: ProxyOf = () => ''): Agents {
  const proxies = new Map<string, Pool>();
  const direct = new https.Agent({ keepAlive: true, ...tls }) as https.Agent & Pool;
  const addDirect = direct.addRequest.bind(direct);
  const poolFor = (url: string): AddRequest => {
    const proxy = proxyOf(url);
    if (proxy === '') return addDirect;
    const known = proxies.get(proxy) ?? (proxyAgent(proxy, tls) as Pool);
    proxies.set(proxy, known);
    return (request, options, ...rest) =>
      known.addRequest(request, { ...options, ...tls, secureEndpoint: true } as Target, ...rest);
  };
  const destroyDirect = direct.destroy.bind(direct);
  direct.destroy = () => {
    for (const pool of proxies.values()) pool.destroy();
    destroyDirect();
  };
  const plain = new http.Agent({ keepAlive: true }) as Pool;
  const addPlain = plain.addRequest.bind(plain);
  return { http: guard(plain, 'http:', gate, () => addPlain), https: guard(direct, 'https:', gate, poolFor) };
}

function guard<P extends Pool>(
  pool: P,
  protocol: 'http:' | 'https:',
  gate: Gate,
  poolFor: (url: string) => AddRequest,
): P {
  pool.addRequest = (request, options, ...rest) => {
    const url = addressOf(request, protocol, options);
    const judgement = gate.judge({ method: request.method, url, headers: headersOf(request) });
    if (!judgement.allowed) return refuse(request, judgement.reason);
    poolFor(url)(request, options, ...rest);
  };
  return pool;
}

/** Ends a request that has no connection yet; without one Node would tell nobody. */
function refuse(request: http.ClientRequest, reason: string): void {
  request.destroy();
  process.nextTick(() => request.emit('error', new Error(`not sent: ${reason}`)));
}

function addressOf({ path }: http.ClientRequest, protocol: string, { host, hostname, port }: Target): string {
  const name = hostname ?? host ?? '';
  const authority = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
  // A whole address in place of a path is meant for a proxy, and nobody here is one.
  return `${protocol}//${authority}${port ? `:${port}` : ''}${path.startsWith('/') ? path : `/${path}`}`;
}

/** Headers that are given as a list are only in the text of the request, where `getHeaders` does not look. */
function headersOf(request: http.ClientRequest): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  const add = (name: string, value: string): void =>
    void headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  const { _header: text } = request as http.ClientRequest & { readonly _header?: string | null };
  if (typeof text === 'string') {
    for (const line of text.split('\r\n').slice(1))
      if (line.includes(':')) add(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
  } else {
    for (const [name, value] of Object.entries(request.getHeaders()))
      for (const each of [value].flat()) add(name, String(each));
  }
  return headers;
}
