import type { Answer } from './call.ts';

/** Where an emulator shows that it is one. No address can tell: people tunnel real tenants through their own machine. */
export const markerPath = '/.well-known/powerbi-postman-emulator';

const marker: Answer = { status: 200, body: { emulator: 'powerbi-postman', version: 1 } };

/**
 * The only routes that the service does not have: `GET` tells that this is the emulator, `POST` to `/reset` puts the content back as it
 * was at the start.
 * @returns undefined when the path is another
 */
export function markerAnswer(method: string, path: string, reset: () => void): Answer | undefined {
  if (method === 'GET' && path === markerPath) return marker;
  if (method !== 'POST' || path !== `${markerPath}/reset`) return undefined;
  reset();
  return marker;
}
