import type { Answer } from './call.ts';
import { readJsonBody } from './json-body.ts';
import { ScenarioInvalidError } from './scenario/errors.ts';

/** Where an emulator shows that it is one. No address can tell: people tunnel real tenants through their own machine. */
export const markerPath = '/.well-known/powerbi-postman-emulator';

const marker: Answer = { status: 200, body: { emulator: 'powerbi-postman', version: 1 } };

/** What the marker's routes do to the emulator. */
export interface Controls {
  /** Puts the content back as it was at the start. */
  reset(): void;
  /** Changes the tenant. @throws ScenarioInvalidError */
  change(change: unknown): void;
}

/**
 * The only routes that the service does not have: `GET` tells that this is the emulator, `POST` to `/reset` puts the content back as it
 * was at the start, `POST` to `/tenant` changes the tenant by a JSON merge patch. The emulator listens on loopback only, and so do these.
 * @returns undefined when the path is another
 */
export function markerAnswer(method: string, path: string, body: Buffer, controls: Controls): Answer | undefined {
  if (method === 'GET' && path === markerPath) return marker;
  if (method !== 'POST') return undefined;
  if (path === `${markerPath}/reset`) {
    controls.reset();
    return marker;
  }
  return path === `${markerPath}/tenant` ? changeAnswer(body, controls) : undefined;
}

function changeAnswer(body: Buffer, controls: Controls): Answer {
  const { value, malformed } = readJsonBody('application/json', body);
  try {
    if (malformed) throw new ScenarioInvalidError('the change is not JSON');
    controls.change(value);
    return { status: 204 };
  } catch (error) {
    if (!(error instanceof ScenarioInvalidError)) throw error;
    return { status: 400, body: { error: { code: error.code, message: error.reason } } };
  }
}
