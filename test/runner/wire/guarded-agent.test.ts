import { catalogues } from '../../../catalogue/index.ts';
import http, { createServer, type Server } from 'node:http';
import https, { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Destinations } from '../../../runner/wire/destinations.ts';
import { Gate, readsOnly } from '../../../runner/wire/gate.ts';
import { guardedAgents, type Agents } from '../../../runner/wire/guarded-agent.ts';
import { makeCertificate } from '../../cli/fixtures/certificate.ts';
import { environment } from '../fixtures/collection.ts';

const gateTo = (url: string, trusted: readonly string[] = []): Gate =>
  new Gate(catalogues, readsOnly, [new Destinations(environment({ loginUrl: url, apiUrl: url }), trusted)]);

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
    await Promise.all(
      [plain, encrypted].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))),
    );
  });
  afterEach(() => {
    agents.http.destroy();
    agents.https.destroy();
    for (const server of [plain, encrypted]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const send = (url: string, method = 'GET'): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { request, agent } = url.startsWith('https')
        ? { request: https.request, agent: agents.https }
        : { request: http.request, agent: agents.http };
      request(url, { agent, method, headers: { Authorization: 'Bearer token' } }, (answer) =>
        answer.resume().on('end', () => resolve(answer.statusCode)),
      )
        .on('error', reject)
        .end();
    });

  // prettier-ignore
  test.each<[string, (at: { plain: number; encrypted: number }) => { allowed: string; url: string }, boolean]>([
    ['the host of the run, encrypted', ({ encrypted: port }) => ({ allowed: `https://localhost:${port}`, url: `https://localhost:${port}/` }), true],
    ['this machine, plainly', ({ plain: port }) => ({ allowed: `http://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/` }), true],
    ['another name of it', ({ plain: port }) => ({ allowed: `http://127.0.0.1:${port}`, url: `http://localhost:${port}/` }), false],
    ['another port', ({ plain: port }) => ({ allowed: `http://127.0.0.1:${port + 1}`, url: `http://127.0.0.1:${port}/` }), false],
    ['the same host, but not encrypted', ({ plain: port }) => ({ allowed: `https://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/` }), false],
    ['another host, encrypted', ({ encrypted: port }) => ({ allowed: 'https://api.powerbi.com', url: `https://localhost:${port}/` }), false],
  ])('%s', async (_name, make, goes) => {
    const { allowed, url } = make({ plain: portOf(plain), encrypted: portOf(encrypted) });
    agents = guardedAgents(gateTo(allowed), { ca: certificate });
    if (goes) expect(await send(url)).toBe(200);
    else await expect(send(url)).rejects.toThrow(/^not sent: .* is not a host of this run/);
    expect(seen).toEqual(goes ? ['Bearer token'] : []);
  });

  test('a change does not leave, also over a connection that is kept', async () => {
    const url = `http://127.0.0.1:${portOf(plain)}/`;
    agents = guardedAgents(gateTo(url));
    expect(await send(url)).toBe(200);
    await expect(send(url, 'DELETE')).rejects.toThrow(/^not sent: it changes something/);
    expect(await send(url)).toBe(200);
    expect(seen).toHaveLength(2);
  });

  test('headers that stand only in the text of the request are read there', async () => {
    const url = `http://127.0.0.1:${portOf(plain)}/`;
    agents = guardedAgents(gateTo(url));
    const request = http.request(url, { agent: agents.http, headers: ['X-HTTP-Method-Override', 'DELETE'] });
    const ended = new Promise((resolve) => request.on('error', resolve).on('response', resolve));
    request.end();
    expect(await ended).toMatchObject({ message: expect.stringContaining('it changes something') as string });
    expect(seen).toEqual([]);
  });

  test('a certificate that nobody vouches for is refused', async () => {
    const url = `https://localhost:${portOf(encrypted)}`;
    agents = guardedAgents(gateTo(url));
    await expect(send(`${url}/`)).rejects.toThrow();
    expect(seen).toEqual([]);
  });
});
