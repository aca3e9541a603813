import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, builtMain, startNode } from './fixtures/built.ts';
import { makeCertificate } from './fixtures/certificate.ts';
import type { Result } from './fixtures/terminal.ts';

/** A name that no resolver knows: only the proxy can reach it. */
const HOST = 'api.fixture.invalid';

let folder: string;
let service: Server;
let proxy: Server;
let asked: string[];
let tunnels: string[];

beforeAll(build);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-network-'));
  asked = [];
  tunnels = [];
  const { certificate, key } = makeCertificate(HOST);
  writeFileSync(join(folder, 'ca.pem'), certificate);
  service = createTlsServer({ cert: certificate, key }, (incoming, answer) => {
    asked.push(incoming.url ?? '');
    answer
      .writeHead(incoming.url!.startsWith('/.well-known') ? 404 : 200, { 'content-type': 'application/json' })
      .end('{"value":[]}');
  });
  proxy = createServer();
  proxy.on('connect', (incoming, client) => {
    tunnels.push(incoming.url ?? '');
    const target = connect((service.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
  });
  await Promise.all([service, proxy].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
});
afterEach(() => {
  for (const server of [service, proxy]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

function run(env: Record<string, string>): Promise<Result> {
  const args = [
    'run',
    '--operation',
    'Groups_GetGroups',
    '--set',
    `apiUrl=https://${HOST}`,
    '--trust-host',
    HOST,
    '--timeout',
    '5000',
  ];
  return startNode([builtMain, ...args], { cwd: folder, env: { POWERBI_ACCESS_TOKEN: 'some-token', ...env } }).ended;
}

const proxyAddress = (): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

describe('the network that a company has', () => {
  test('HTTPS_PROXY and NODE_EXTRA_CA_CERTS are honoured', async () => {
    const { out } = await run({ HTTPS_PROXY: proxyAddress(), NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
    expect(tunnels).toContain(`${HOST}:443`);
    expect(asked.some((path) => path.startsWith('/v1.0/myorg/groups'))).toBe(true);
    expect(out).toContain('plain reads only');
  });

  test('a certificate that nobody vouches for is refused: nothing is sent', async () => {
    const { code, out } = await run({ HTTPS_PROXY: proxyAddress() });
    expect(code).toBe(1);
    expect(out).toMatch(/Groups, Get Groups \(.*(?:certificate|self[- ]signed)/i);
    expect(asked).toEqual([]);
  });

  test('NO_PROXY keeps a host away from the proxy', async () => {
    const { code, out } = await run({ HTTPS_PROXY: proxyAddress(), NO_PROXY: HOST });
    expect(code).toBe(1);
    expect(out).toMatch(/ENOTFOUND|EAI_AGAIN|getaddrinfo/);
    expect(tunnels).toEqual([]);
  });

  test('the emulator is never reached through a proxy', async () => {
    const args = [builtMain, 'run', '--emulator', '--operation', 'Groups_GetGroups'];
    const nowhere = 'http://127.0.0.1:1';
    const { code } = await startNode(args, { cwd: folder, env: { HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere } }).ended;
    expect(code).toBe(0);
  });
});
