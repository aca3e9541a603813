import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { makeCertificate } from '../../cli/fixtures/certificate.ts';

/** Hosts of the internet, played by one server on this machine that a proxy leads to. */
export interface Cloud {
  /** `HOST METHOD path`, in order. */
  readonly received: string[];
  /** All that came. */
  readonly bytes: string[];
  /** PEM of all certificates. */
  readonly certificates: string;
  /** Hosts and ports that the proxy was asked for. */
  readonly tunnels: string[];
  readonly proxyUrl: string;
  readonly socksUrl: string;
  close(): Promise<void>;
}

export type Answer = (host: string, request: IncomingMessage, response: ServerResponse) => void;

/**
 * Starts it.
 * @param answer what each host answers
 * @param refusal the status that the proxy answers to CONNECT; absent: it connects
 */
export async function startCloud(hosts: readonly string[], answer: Answer, refusal?: number): Promise<Cloud> {
  const made = hosts.map((host) => ({ host, ...makeCertificate(host) }));
  const contexts = new Map<string, SecureContext>(
    made.map(({ host, certificate, key }) => [host, createSecureContext({ cert: certificate, key })]),
  );
  const [received, bytes, tunnels]: [string[], string[], string[]] = [[], [], []];
  const service = createTlsServer(
    { cert: made[0]!.certificate, key: made[0]!.key, SNICallback: (name, done) => done(null, contexts.get(name)) },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const host = request.headers.host ?? '';
        received.push(`${host} ${request.method ?? ''} ${request.url ?? ''}`);
        bytes.push(`${request.rawHeaders.join('\n')}\n${Buffer.concat(chunks).toString('latin1')}`);
        answer(host, request, response);
      });
    },
  );
  const tunnelTo = (client: Socket, ready: string | Buffer): void => {
    const target = connect((service.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write(ready);
      target.pipe(client).pipe(target);
    });
    for (const [one, other] of [
      [target, client],
      [client, target],
    ] as const)
      one.on('error', () => other.destroy());
  };
  const proxy = createServer().on('connect', (request, client: Socket) => {
    tunnels.push(request.url ?? '');
    client.on('error', () => undefined);
    if (refusal !== undefined) client.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
    else tunnelTo(client, 'HTTP/1.1 200 Connection Established\r\n\r\n');
  });
  const socks = createTcpServer(
    (client) =>
      void greet(client, refusal === undefined, (target) => {
        tunnels.push(target);
        tunnelTo(client, Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      }).catch(() => client.destroy()),
  );
  const servers: Server[] = [service, proxy, socks];
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const portOf = (server: Server): number => (server.address() as AddressInfo).port;
  return {
    received,
    bytes,
    tunnels,
    certificates: made.map(({ certificate }) => certificate).join(''),
    proxyUrl: `http://127.0.0.1:${portOf(proxy)}`,
    socksUrl: `socks5h://127.0.0.1:${portOf(socks)}`,
    close: async () => {
      service.closeAllConnections();
      proxy.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

/** As much of SOCKS 5 as a client without a name needs: greeting, then a host and a port. */
async function greet(client: Socket, lets: boolean, through: (target: string) => void): Promise<void> {
  client.on('error', () => undefined);
  await once(client, 'data');
  client.write(Buffer.from([5, 0]));
  const [asked] = (await once(client, 'data')) as [Buffer];
  const length = asked[4]!;
  const target = `${asked.subarray(5, 5 + length).toString()}:${asked.readUInt16BE(5 + length)}`;
  if (lets) through(target);
  else client.end(Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]));
}
