// Servers of the proofs: on a free port of this machine, and gone with all their connections.

/**
 * @param {import('node:net').Server} server
 * @returns {Promise<number>} its port on 127.0.0.1
 * @throws Error when it cannot listen
 */
export async function listen(server) {
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/**
 * @param {import('node:http').Server | import('node:https').Server} server
 * @returns {Promise<void>}
 */
export function end(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
