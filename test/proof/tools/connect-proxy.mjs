import { createServer } from 'node:http';
import { connect } from 'node:net';
import { listen } from './listen.mjs';

/**
 * Starts a proxy on this machine that leads the mapped hosts to a port of this machine and refuses every other one, so that nothing leaves it.
 * @param {readonly string[]} hosts whose port 443 is led to `port`
 * @param {string | number} port
 * @returns its address, the hosts that were reached and those that were refused in the order in which they were first asked for, and how to end it
 */
export async function startConnectProxy(hosts, port) {
  /** @type {Set<string>} */
  const reached = new Set();
  /** @type {Set<string>} */
  const refused = new Set();
  const open = new Set();
  // What is not https would go through here in plain text: nobody may.
  const server = createServer(({ url = '' }, answer) => {
    refused.add(url);
    answer.writeHead(403).end();
  });
  server.on('connection', (socket) => open.add(socket).size && socket.on('close', () => open.delete(socket)));
  server.on('connect', ({ url = '' }, socket, head) => {
    const [host, asked] = url.split(':');
    socket.on('error', () => socket.destroy());
    if (!hosts.includes(host) || asked !== '443') {
      refused.add(url);
      return socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    }
    reached.add(host);
    const target = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('close', () => target.destroy());
    return undefined;
  });
  /** @returns {Promise<void>} */
  const close = () =>
    new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${await listen(server)}`, reached, refused, close };
}
