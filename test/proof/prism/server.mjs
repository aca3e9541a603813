import { fromTools } from '../tools/project.mjs';

/**
 * Prism, mocking a description on a free port of this machine. It judges requests; what it answers is its own invention.
 * @param {object} description
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startPrism(description) {
  const { getHttpOperationsFromSpec } = fromTools('@stoplight/prism-http');
  const { createServer } = fromTools('@stoplight/prism-http-server');
  const { createLogger } = fromTools('@stoplight/prism-core');
  const config = {
    validateRequest: true,
    validateResponse: false,
    checkSecurity: true,
    errors: false,
    isProxy: false,
    mock: { dynamic: false },
  };
  const server = createServer(await getHttpOperationsFromSpec(description), {
    cors: false,
    config,
    components: { logger: createLogger('Prism', { enabled: false }) },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}
