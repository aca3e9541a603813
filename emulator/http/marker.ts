import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../call.ts';
import { messageRefusal } from '../envelopes.ts';
import { readJsonBody } from '../json-body.ts';
import { ScenarioInvalidError } from '../scenario/errors.ts';

/** Where an emulator shows that it is one. No address can tell: people tunnel real tenants through their own machine. */
export const MARKER_PATH = '/.well-known/powerbi-postman-emulator';

const MARKER: Answer = { status: 200, body: { emulator: 'powerbi-postman', version: 1 } };

/** What the marker's routes do to the emulator. */
export interface Controls {
  /** Puts the content back as it was at the start. */
  reset(): void;
  /** Changes the tenant. @throws ScenarioInvalidError */
  change(change: unknown): void;
  /** Lets time pass on the tenant's clock. @throws ScenarioInvalidError */
  advance(time: unknown): void;
}

/**
 * Refuses a web page and a request under a cloud's name on the marker's routes: what a page could send changes the emulator, and
 * whoever believes that this is a cloud must not meet the marker. No answer of the emulator carries a CORS header.
 * @param loopback whether the request names this machine
 * @returns undefined when the path is another, or the request may use the route
 */
export function refuseControl(path: string, headers: IncomingHttpHeaders, loopback: boolean): Answer | undefined {
  if (path !== MARKER_PATH && !path.startsWith(`${MARKER_PATH}/`)) return undefined;
  if (!loopback)
    return messageRefusal(
      421,
      'MisdirectedRequest',
      'This route answers only requests to localhost, 127.0.0.0/8 and [::1].',
    );
  const fromPage =
    headers.origin !== undefined || /^(?:cross-site|same-site)$/i.test(headers['sec-fetch-site']?.toString() ?? '');
  return fromPage
    ? messageRefusal(
        403,
        'WebPageRefused',
        'This route is closed to web pages. Send the request without an Origin header, from a program such as curl.',
      )
    : undefined;
}

/**
 * The only routes that the service does not have: `GET` tells that this is the emulator, `POST` to `/reset` puts the content back as it
 * was at the start, `POST` to `/tenant` changes the tenant by a JSON merge patch, `POST` to `/advance` lets time pass on its clock.
 * {@link refuseControl} comes first.
 * @returns undefined when the path is another
 */
export function markerAnswer(method: string, path: string, body: Buffer, controls: Controls): Answer | undefined {
  if (method === 'GET' && path === MARKER_PATH) return MARKER;
  if (method !== 'POST') return undefined;
  if (path === `${MARKER_PATH}/reset`) {
    controls.reset();
    return MARKER;
  }
  if (path === `${MARKER_PATH}/tenant`) return controlAnswer(body, (change) => controls.change(change));
  return path === `${MARKER_PATH}/advance` ? controlAnswer(body, (time) => controls.advance(time)) : undefined;
}

function controlAnswer(body: Buffer, control: (value: unknown) => void): Answer {
  const { value, malformed } = readJsonBody('application/json', body);
  try {
    if (malformed) throw new ScenarioInvalidError('the body is not JSON');
    control(value);
    return { status: 204 };
  } catch (error) {
    if (!(error instanceof ScenarioInvalidError)) throw error;
    return messageRefusal(400, error.code, error.reason);
  }
}
