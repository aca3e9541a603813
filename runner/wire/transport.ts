import type { ProxyOf } from './proxy.ts';
import type { RetryPolicy } from './retry.ts';

/** How requests go out. */
export interface Transport {
  /** Milliseconds to wait for each answer. */
  readonly timeout: number;
  /** Milliseconds that one script may take, with all that it sends and waits for; absent: {@link longestScript}. */
  readonly scriptTimeout?: number | undefined;
  /** Milliseconds to wait before each request but the first; of several runs side by side each waits. */
  readonly delay: number;
  /** Accepts any certificate. Refused but for an emulator. */
  readonly insecure: boolean;
  /** Path of a PEM file with further certificate authorities. */
  readonly ca: string | undefined;
  readonly retry: RetryPolicy;
  /** The proxy for each address; absent: none. */
  readonly proxyOf?: ProxyOf | undefined;
  /** Hosts that may get tokens and secrets besides those of the cloud, such as an API gateway in front of Power BI: `host` or `host:port`. */
  readonly trustedHosts: readonly string[];
  /** Folder whose files the requests of the collection may carry; absent: none is read. */
  readonly workingDir?: string | undefined;
  /** Whether documented limits are kept. */
  readonly limits: boolean;
  /** Whether Newman runs as it is: without the changes that make it faster. */
  readonly plain: boolean;
}

/** How requests go out when nobody says otherwise. */
export const defaultTransport: Transport = {
  timeout: 120_000,
  delay: 0,
  insecure: false,
  trustedHosts: [],
  ca: undefined,
  retry: { retries: 3, longestWait: 60_000 },
  limits: true,
  plain: false,
};

/** Nothing but waiting for answers takes a script longer, in milliseconds. */
const LEAST_SCRIPT = 60_000;

/** How long a script may take when nobody says: as long as one thing that it sends may take, to the last retry. */
export function longestScript({ timeout, retry }: Pick<Transport, 'timeout' | 'retry'>): number {
  return Math.max(LEAST_SCRIPT, (timeout + retry.longestWait) * (retry.retries + 1));
}
