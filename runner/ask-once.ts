import { readFileSync } from 'node:fs';
import type https from 'node:https';
import { rootCertificates } from 'node:tls';
import type { Environment } from './environment.ts';
import { runNewman } from './newman/newman.ts';
import type { RunEvent } from './newman/run-event.ts';
import type { Collection } from './plan/collection.ts';
import { Destinations } from './wire/destinations.ts';
import { Gate, readsOnly } from './wire/gate.ts';
import { Lane } from './wire/lane.ts';
import type { Transport } from './wire/transport.ts';
import { Wire } from './wire/wire.ts';

/** How connections are made. */
export type AskTransport = Partial<Pick<Transport, 'ca' | 'insecure' | 'proxyOf' | 'trustedHosts'>>;

/** What is asked, and where. */
export interface Question {
  /** A collection of one request. */
  readonly collection: Collection;
  readonly environment: Environment;
  /** Milliseconds, from byte to byte. */
  readonly timeout: number;
  readonly transport?: AskTransport;
  readonly signal: AbortSignal;
}

/**
 * Sends one request by the way that a whole run takes: past the gate, which lets out plain reads and the token request.
 * What it asks is of no API: its method says that it only reads.
 */
export async function askOnce(
  { collection, environment, timeout, transport = {}, signal }: Question,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  const { insecure = false, proxyOf, trustedHosts } = transport;
  const lane = new Lane(new Gate([], readsOnly, [new Destinations(environment, trustedHosts)]), {
    tls: tlsOf(transport),
    proxyOf,
  });
  const wire = new Wire({ timeout, retry: { retries: 0, longestWait: 0 }, signal });
  wire.add(lane);
  try {
    // An answer that trickles in would never come to its end.
    await runNewman({
      collection,
      environment,
      timeout,
      insecure,
      lane,
      signal: AbortSignal.any([signal, AbortSignal.timeout(2 * timeout)]),
      onEvent,
    });
  } finally {
    wire.remove(lane);
    lane.close();
  }
}

/** Settings of encrypted connections: further certificate authorities besides the usual ones, or no check at all. */
export function tlsOf({ ca, insecure }: Pick<AskTransport, 'ca' | 'insecure'>): https.AgentOptions {
  return {
    ...(ca === undefined ? {} : { ca: [...rootCertificates, readFileSync(ca, 'utf8')] }),
    ...(insecure ? { rejectUnauthorized: false } : {}),
  };
}
