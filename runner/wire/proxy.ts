import type http from 'node:http';
import type https from 'node:https';
import type net from 'node:net';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';

/** The address of the proxy for a request, such as `http://user:word@proxy:8080`; empty where there is none. */
export type ProxyOf = (url: string) => string;

/** What a proxy did in place of the service: it would not connect, or was not there. */
export class ProxyFailure extends Error {
  readonly kind: 'proxy refused' | 'proxy unreachable';
  /** Host and port, without user and password. */
  readonly proxy: string;
  readonly host: string;
  /** Its answer to CONNECT; 0 when it gave none, or speaks SOCKS. */
  readonly status: number;

  constructor(kind: ProxyFailure['kind'], proxy: string, host: string, status: number, cause?: unknown) {
    const refused = `the proxy ${proxy} refused ${host}${status === 0 ? '' : ` with ${status}`}`;
    super(kind === 'proxy refused' ? refused : `the proxy ${proxy} could not be reached${codeOf(cause)}`, cause === undefined ? undefined : { cause });
    this.name = 'ProxyFailure';
    this.kind = kind;
    this.proxy = proxy;
    this.host = host;
    this.status = status;
  }
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
      if (statusCode !== 200) throw new ProxyFailure('proxy refused', this.proxy.host, host, statusCode);
    });
  }

  override async connect(request: http.ClientRequest, options: Parameters<HttpsProxyAgent<string>['connect']>[1]): Promise<net.Socket> {
    try {
      return await super.connect(request, options);
    } catch (error) {
      throw error instanceof ProxyFailure ? error : new ProxyFailure('proxy unreachable', this.proxy.host, options.host ?? '', 0, error);
    }
  }
}

class SocksTunnel extends SocksProxyAgent {
  readonly #address: string;

  constructor(proxy: URL, tls: https.AgentOptions) {
    super(proxy, { keepAlive: true, ...tls });
    this.#address = proxy.host;
  }

  override async connect(request: http.ClientRequest, options: Parameters<SocksProxyAgent['connect']>[1]): Promise<net.Socket> {
    try {
      return await super.connect(request, options);
    } catch (error) {
      // It looks names up here, unless the proxy is written as socks5h.
      if ((error as { hostname?: string }).hostname === options.host) throw error;
      const refused = /reject|not allowed|authentication/i.test((error as Error).message);
      throw new ProxyFailure(refused ? 'proxy refused' : 'proxy unreachable', this.#address, options.host ?? '', 0, error);
    }
  }
}

function codeOf(cause: unknown): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
}
