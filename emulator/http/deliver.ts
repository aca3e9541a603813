import type { ServerResponse } from 'node:http';
import { proxyAnswer, type Fault } from '../fault.ts';
import type { FramedAnswer } from './frame.ts';

/** Answers without a body, which have no length either. */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

/** Sends an answer as it is. A client that has gone away gets nothing. */
export function send(response: ServerResponse, { status, headers, body }: FramedAnswer): void {
  if (response.destroyed) return;
  const length = BODILESS.has(status) ? {} : { 'Content-Length': body?.length ?? 0 };
  response.writeHead(status, { ...headers, ...length }).end(body);
}

/** Sends what a fault on the way leaves of an answer. */
export function deliver(response: ServerResponse, answer: FramedAnswer, fault: Fault | undefined): void {
  switch (fault?.kind) {
    case 'proxy': {
      // A proxy adds nothing of the service's.
      const { status, headers = {}, body } = proxyAnswer(fault);
      return send(response, { status, headers, body: body as Buffer });
    }
    case 'reset':
      response.destroy();
      return;
    case 'truncated':
      return sendHalf(response, answer);
    default:
      return send(response, answer);
  }
}

/** Promises the whole body and ends the connection after half of it. */
function sendHalf(response: ServerResponse, { status, headers, body = Buffer.alloc(0) }: FramedAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'Content-Length': body.length + 1 });
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
}
