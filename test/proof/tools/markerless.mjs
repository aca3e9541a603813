// An emulator without its marker, over TLS: our runner takes it for a tenant and sends plain reads only.
import { createServer, request } from 'node:https';

/**
 * @param {string} behind the emulator's address
 * @param {{ key: string, cert: string }} tls
 * @param {string} ca what the emulator's certificate is signed by
 * @returns {Promise<{ url: string, received: string[], close(): Promise<void> }>} `received`: method and path of each request
 */
export async function startMarkerless(behind, tls, ca) {
  const { hostname, port } = new URL(behind);
  const received = [];
  const server = createServer(tls, (incoming, outgoing) => {
    received.push(`${incoming.method} ${incoming.url}`);
    if (incoming.url.startsWith('/.well-known/')) return void outgoing.writeHead(404).end();
    const { method, url: path, headers } = incoming;
    const onward = request(
      { hostname, port, ca, method, path, headers: { ...headers, host: `${hostname}:${port}` } },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${server.address().port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
