// An emulator without its marker, over TLS: our runner takes it for a tenant and sends plain reads only.
import { createServer, request } from 'node:https';
import { end, listen } from './listen.mjs';

/**
 * @param {string} behind the emulator's address
 * @param {{ key: string, cert: string }} tls
 * @param {string} ca what the emulator's certificate is signed by
 * @returns {Promise<{ url: string, received: string[], close(): Promise<void> }>} `received`: method and path of each request
 */
export async function startMarkerless(behind, tls, ca) {
  const { hostname, port } = new URL(behind);
  /** @type {string[]} */
  const received = [];
  const server = createServer(tls, (incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming;
    received.push(`${method} ${path}`);
    if (path.startsWith('/.well-known/')) return void outgoing.writeHead(404).end();
    const onward = request(
      { hostname, port, ca, method, path, headers: { ...headers, host: `${hostname}:${port}` } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  return {
    url: `https://localhost:${await listen(server)}`,
    received,
    close: () => end(server),
  };
}
