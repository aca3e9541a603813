// What the emulator answers to the committed collection, recorded at the start of a bench.
import { createServer } from 'node:http';
import { emulatorEnvironment } from '../proof/tools/environment.mjs';
import { withEmulator } from '../proof/tools/emulator.mjs';
import { fromProject, readCollection } from '../proof/tools/project.mjs';
import { independent } from './workload.mjs';

const newman = fromProject('newman');
const KEPT_HEADERS = ['content-type', 'requestid', 'x-powerbi-error-info'];

/**
 * Runs the collection once, reading only, through a server that writes down what is asked and answered.
 * @returns the environment as it was typed, the answers, and the requests (name and path) that were answered with nothing looked up for them
 */
export function record() {
  return withEmulator(async (emulator) => {
    const answers = new Map();
    const { server, url } = await forwarding(emulator.url, answers);
    try {
      const environment = emulatorEnvironment(emulator, {
        loginUrl: url,
        apiUrl: url,
        allowWrite: '',
        allowHeavyReads: '',
      });
      const alone = new Set(independent(environment));
      return {
        environment,
        answers,
        requests: (await answered(environment, url)).filter(({ name }) => alone.has(name)),
      };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
}

async function forwarding(target, answers) {
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const parts = [];
    for await (const part of request) parts.push(part);
    const hasBody = !['GET', 'HEAD'].includes(method);
    const { host, connection, 'content-length': _length, 'accept-encoding': _encoding, ...headers } = request.headers;
    const answer = await fetch(target + url, {
      method,
      headers: /** @type {Record<string, string>} */ (headers),
      ...(hasBody ? { body: Buffer.concat(parts) } : {}),
    });
    const kept = Object.fromEntries(
      KEPT_HEADERS.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : [])),
    );
    const body = await answer.text();
    const key = /\/oauth2\//.test(url) ? 'token' : `${method} ${url}`;
    answers.set(key, {
      status: answer.status,
      headers: { ...kept, 'content-length': String(Buffer.byteLength(body)) },
      body,
    });
    response.writeHead(answer.status, kept).end(body);
  });
  await new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return { server, url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}` };
}

/** The GET requests that sent one request, got 2xx, and passed all their tests. */
function answered(environment, url) {
  const seen = new Map();
  const of = (item) => seen.get(item.id) ?? seen.set(item.id, { name: item.name, sent: 0, good: true }).get(item.id);
  return new Promise((resolve, reject) => {
    const run = newman.run({ collection: readCollection(), environment }, (error) => {
      if (error) return reject(error);
      resolve(
        [...seen.values()].filter(({ sent, good }) => sent === 1 && good).map(({ name, path }) => ({ name, path })),
      );
    });
    run.on('request', (_error, { item, request, response }) => {
      of(item).sent += 1;
      of(item).path = request.url.toString().slice(url.length);
      if (request.method !== 'GET' || !(response?.code >= 200 && response.code < 300)) of(item).good = false;
    });
    run.on('assertion', (error, { item }) => {
      if (error) of(item).good = false;
    });
  });
}
