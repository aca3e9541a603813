import { isLoopbackHost, knownHost } from '../catalogue/entra/hosts.ts';
import { askOnce, type AskTransport } from './ask-once.ts';
import { readBaseAddresses } from './base-url.ts';
import type { Environment } from './environment.ts';
import type { Collection } from './plan/collection.ts';

/** Where an emulator shows what it is. */
export const MARKER_PATH = '/.well-known/powerbi-postman-emulator';

/** From byte to byte. */
const TIMEOUT_MS = 5_000;
const MARKED = 'is the emulator';

/**
 * Whether the service behind `apiUrl` shows the emulator's marker. It is asked by the way that a run takes, so that proxies and certificates
 * hold for both. No token and no secret is sent. Where it could not count, it is not asked for: see {@link markerCounts}.
 * @returns `absent` when nothing answers at all
 */
export async function askForMarker(
  environment: Environment,
  signal: AbortSignal,
  transport: AskTransport = {},
): Promise<'emulator' | 'other' | 'absent'> {
  const { apiUrl } = readBaseAddresses(environment, transport.trustedHosts);
  if (!markerCounts(environment, transport.trustedHosts)) return 'other';
  let answered = false;
  let marked = false;
  // On any other machine somebody in between could show the marker, and would be trusted with changes.
  const insecure = transport.insecure === true && isLoopbackHost(apiUrl.host);
  await askOnce(
    {
      collection: markerCollection(apiUrl.url + MARKER_PATH),
      environment,
      timeout: TIMEOUT_MS,
      transport: { ...transport, insecure },
      signal,
    },
    (event) => {
      if (event.kind === 'sent' && event.status !== undefined) answered = true;
      if (event.kind === 'assertion' && event.name === MARKED) marked = event.passed;
    },
  );
  if (!answered) return 'absent';
  return marked ? 'emulator' : 'other';
}

/**
 * Whether a marker would be believed: where both addresses are this machine's, or both are one and the same that belongs to no cloud. Beside
 * a real sign-in anybody could show a marker and have a real tenant changed.
 */
export function markerCounts(environment: Environment, trusted: readonly string[] = []): boolean {
  const { loginUrl, apiUrl } = readBaseAddresses(environment, trusted);
  if (isLoopbackHost(loginUrl.host) && isLoopbackHost(apiUrl.host)) return true;
  return loginUrl.origin === apiUrl.origin && knownHost(apiUrl.host) === undefined;
}

function markerCollection(url: string): Collection {
  const script = [
    `pm.test(${JSON.stringify(MARKED)}, () => {`,
    '  const marker = pm.response.json();',
    "  pm.expect(marker.emulator).to.equal('powerbi-postman');",
    '});',
  ];
  const item = {
    id: 'marker',
    name: 'Marker',
    request: { method: 'GET', url, auth: { type: 'noauth' } },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: script } }],
  };
  return {
    info: { name: 'Marker', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [item],
  };
}
