import http, { createServer, type Server } from 'node:http';
import https, { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { guardedAgents, mayCarryToken, type Agents } from '../../../runner/wire/guarded-agent.ts';
import { makeCertificate } from '../../cli/fixtures/certificate.ts';

const origins = new Set(['https://api.powerbi.com', 'http://127.0.0.1:4280', 'http://api.example', 'https://[::1]:8443']);

describe('where a token may go', () => {
  test.each([
    ['https://api.powerbi.com/v1.0/myorg/groups', true],
    ['https://API.PowerBI.com:443/x', true],
    ['http://127.0.0.1:4280/x', true],
    ['https://[::1]:8443/', true],
    ['http://api.powerbi.com/', false],
    ['https://api.powerbi.com:8443/', false],
    ['https://api.powerbi.com.example/', false],
    ['https://evil.example/?https://api.powerbi.com', false],
    ['https://api.powerbi.com@evil.example/', false],
    ['http://127.0.0.1:4281/', false],
    ['http://localhost:4280/', false],
    ['http://api.example/', false], // though it is configured: it is not encrypted
    ['api.powerbi.com', false],
    ['', false],
  ])('%s: %s', (address, allowed) => expect(mayCarryToken(address, origins)).toBe(allowed));
});

describe('connections', () => {
  const { certificate, key } = makeCertificate('localhost');
  let plain: Server;
  let encrypted: Server;
  let agents: Agents;
  let seen: (string | undefined)[];
  const portOf = (server: Server): number => (server.address() as AddressInfo).port;

  beforeEach(async () => {
    seen = [];
    const handle: http.RequestListener = ({ headers }, answer) => {
      seen.push(headers.authorization);
      answer.end();
    };
    plain = createServer(handle);
    encrypted = createTlsServer({ cert: certificate, key }, handle);
    await Promise.all([plain, encrypted].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
  });
  afterEach(() => {
    agents.http.destroy();
    agents.https.destroy();
    for (const server of [plain, encrypted]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const send = (url: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { request, agent } = url.startsWith('https') ? { request: https.request, agent: agents.https } : { request: http.request, agent: agents.http };
      request(url, { agent, headers: { Authorization: 'Bearer token' } }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode)))
        .on('error', reject)
        .end();
    });

  test.each<[string, (at: { plain: number; encrypted: number }) => { allowed: string; url: string }, boolean]>([
    ['the configured host, encrypted', ({ encrypted: port }) => ({ allowed: `https://localhost:${port}`, url: `https://localhost:${port}/` }), true],
    ['this machine, plainly', ({ plain: port }) => ({ allowed: `http://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/` }), true],
    ['another name of it', ({ plain: port }) => ({ allowed: `http://127.0.0.1:${port}`, url: `http://localhost:${port}/` }), false],
    ['another port', ({ plain: port }) => ({ allowed: `http://127.0.0.1:${port + 1}`, url: `http://127.0.0.1:${port}/` }), false],
    ['the same host, but not encrypted', ({ plain: port }) => ({ allowed: `https://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/` }), false],
    ['another host, encrypted', ({ encrypted: port }) => ({ allowed: 'https://api.powerbi.com', url: `https://localhost:${port}/` }), false],
  ])('%s', async (_name, make, carried) => {
    const { allowed, url } = make({ plain: portOf(plain), encrypted: portOf(encrypted) });
    agents = guardedAgents(new Set([allowed]), { ca: certificate });
    expect(await send(url)).toBe(200);
    expect(seen).toEqual([carried ? 'Bearer token' : undefined]);
  });

  test('a connection that is kept is guarded each time', async () => {
    agents = guardedAgents(new Set(['http://127.0.0.1:1']), {});
    for (let time = 0; time < 3; time += 1) await send(`http://127.0.0.1:${portOf(plain)}/`);
    expect(seen).toEqual([undefined, undefined, undefined]);
  });

  test('a header that is on its way already: no request goes out', async () => {
    agents = guardedAgents(new Set(), {});
    const request = http.request(`http://127.0.0.1:${portOf(plain)}/`, { agent: agents.http, headers: ['Authorization', 'Bearer token'] });
    const ended = new Promise((resolve) => request.on('error', resolve).on('response', resolve));
    request.end();
    expect(await ended).toMatchObject({ message: expect.stringContaining('token') as string });
    expect(seen).toEqual([]);
  });

  test('a certificate that nobody vouches for is refused', async () => {
    agents = guardedAgents(new Set([`https://localhost:${portOf(encrypted)}`]), {});
    await expect(send(`https://localhost:${portOf(encrypted)}/`)).rejects.toThrow();
    expect(seen).toEqual([]);
  });
});
