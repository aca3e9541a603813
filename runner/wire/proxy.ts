import type http from 'node:http';
import type https from 'node:https';
import type net from 'node:net';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import type { ProxyFailure } from '../../diagnosis/evidence.ts';

/** The address of the proxy for a request, such as `http://user:password@proxy:8080`; empty where there is none. */
export type ProxyOf = (url: string) => string;

/** A proxy kept a request from its host: it would not connect, or was not there. */
export class ProxyError extends Error {
  readonly failure: ProxyFailure;
  /** What scripts see of an error; that of a connection, such as ECONNREFUSED, says that the next one may hold. */
  readonly code: string;

  constructor(failure: ProxyFailure, cause?: unknown) {
    const { code } = (cause ?? {}) as { code?: unknown };
    super(describe(failure, code), cause === undefined ? undefined : { cause });
    this.name = 'ProxyError';
    this.failure = failure;
    this.code =
      typeof code === 'string' ? code : failure.kind === 'proxy refused' ? 'PROXY_REFUSED' : 'PROXY_UNREACHABLE';
  }
}

function describe(failure: ProxyFailure, code: unknown): string {
  if (failure.kind === 'proxy unreachable')
    return `the proxy ${failure.proxy} could not be reached${typeof code === 'string' ? ` (${code})` : ''}`;
  return `the proxy ${failure.proxy} refused ${failure.host}${failure.status === 0 ? '' : ` with ${failure.status}`}`;
}

/** Connections through a proxy: a tunnel by CONNECT, or SOCKS. What the proxy says is never taken for an answer of the service. */
export function proxyAgent(proxy: string, tls: https.AgentOptions): http.Agent {
  const url = new URL(proxy);
  return /^socks/.test(url.protocol) ? new SocksTunnel(url, tls) : new Tunnel(url, tls);
}

class Tunnel extends HttpsProxyAgent<string> {
  constructor(proxy: URL, tls: https.AgentOptions) {
    super(proxy.href, { keepAlive: true, ...tls });
    // Thrown before the library would replay the proxy's answer as if it were the service's.
    this.on('proxyConnect', ({ statusCode }: { statusCode: number }, { host }: http.ClientRequest) => {
      if (statusCode !== 200)
        throw new ProxyError({ kind: 'proxy refused', proxy: this.proxy.host, host, status: statusCode });
    });
  }

  override async connect(
    request: http.ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<net.Socket> {
    try {
      return await super.connect(request, options);
    } catch (error) {
      throw error instanceof ProxyError
        ? error
        : new ProxyError({ kind: 'proxy unreachable', proxy: this.proxy.host, host: options.host ?? '' }, error);
    }
  }
}

class SocksTunnel extends SocksProxyAgent {
  readonly #address: string;

  constructor(proxy: URL, tls: https.AgentOptions) {
    super(proxy, { keepAlive: true, ...tls });
    this.#address = proxy.host;
  }

  override async connect(
    request: http.ClientRequest,
    options: Parameters<SocksProxyAgent['connect']>[1],
  ): Promise<net.Socket> {
    try {
      return await super.connect(request, options);
    } catch (error) {
      // It looks names up here, unless the proxy is written as socks5h.
      if ((error as { hostname?: string }).hostname === options.host) throw error;
      const refused = /reject|not allowed|authentication/i.test((error as Error).message);
      const about = { proxy: this.#address, host: options.host ?? '' };
      // SOCKS has no status.
      throw new ProxyError(
        refused ? { kind: 'proxy refused', status: 0, ...about } : { kind: 'proxy unreachable', ...about },
        error,
      );
    }
  }
}
