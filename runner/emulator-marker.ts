import { isLoopback } from './base-url.ts';
import type { Collection } from './plan/collection.ts';
import { valueOf, type Environment } from './environment.ts';
import { runNewman } from './newman/newman.ts';

/** Where an emulator shows what it is. Its address tells nothing: people tunnel real tenants. */
export const MARKER_PATH = '/.well-known/powerbi-postman-emulator';

/** From byte to byte. */
const TIMEOUT_MS = 5_000;
const LONGEST_MS = 2 * TIMEOUT_MS;
const MARKED = 'is the emulator';

/** How the marker is asked for. */
export interface MarkerTransport {
  /** Path of a PEM file with further certificate authorities. */
  readonly ca?: string | undefined;
  /** Accepts any certificate, on this machine. */
  readonly insecure?: boolean;
}

/**
 * Whether the service behind `apiUrl` shows the emulator's marker. It is asked by the HTTP client that the run uses, so that
 * proxies and certificates hold for both. No token and no secret is sent.
 * @returns `absent` when nothing answers at all
 */
export async function askForMarker(environment: Environment, signal: AbortSignal, { ca, insecure = false }: MarkerTransport = {}): Promise<'emulator' | 'other' | 'absent'> {
  const url = valueOf(environment, 'apiUrl');
  let answered = false;
  let marked = false;
  await runNewman({
    collection: markerCollection(url.replace(/\/+$/, '') + MARKER_PATH),
    environment: { name: 'marker', values: [] },
    timeout: TIMEOUT_MS,
    ...(ca === undefined ? {} : { ca }),
    // On any other machine somebody in between could show the marker, and would be trusted with changes.
    insecure: insecure && URL.canParse(url) && isLoopback(new URL(url)),
    // An answer that trickles in would never come to its end.
    signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
    onEvent: (event) => {
      if (event.kind === 'sent' && event.status !== undefined) answered = true;
      if (event.kind === 'assertion' && event.name === MARKED) marked = event.passed;
    },
  });
  if (!answered) return 'absent';
  return marked ? 'emulator' : 'other';
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
    protocolProfileBehavior: { followRedirects: false },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: script } }],
  };
  return { info: { name: 'Marker', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' }, item: [item] };
}
