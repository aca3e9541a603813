import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../call.ts';
import { messageRefusal } from '../envelopes.ts';
import { wayFaults } from '../fault.ts';
import { answerOf, isTokenRequest, type Answering, type AnyRequest } from './answer.ts';
import { deliver, send } from './deliver.ts';
import { apiFrame, plainFrame } from './frame.ts';
import { addressedRoom, originForm, refuseHost } from './host.ts';
import { markerAnswer, refuseControl, type Controls } from './marker.ts';
import { PortInUseError } from './port-in-use.ts';
import { BodyTooLargeError, readBody } from './read-body.ts';
import { record, type ReceivedRequest } from './received.ts';
import type { Room } from './rooms.ts';

/** Key and certificate as PEM, to serve https. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** What a server serves. */
export interface Served extends Answering {
  readonly controls: Controls;
  readonly requests: ReceivedRequest[];
  readonly tls: Tls | undefined;
}

const OPTIONS = {
  // A request without a Host header is refused here, with the reason; Node would refuse it without a word.
  requireHostHeader: false,
  // Longer than clients keep a connection that they do not use: none is closed under a request.
  keepAliveTimeout: 72_000,
  headersTimeout: 60_000,
  // A slow upload is the client's own business.
  requestTimeout: 0,
};

/** A request, with what is read of it before its body. */
interface Incoming {
  readonly request: IncomingMessage;
  readonly method: string;
  /** As it came. */
  readonly target: string;
  /** Without the query. */
  readonly path: string;
}

/** The HTTP server. Which route a request takes is the service's to decide. */
export function createServer(served: Served): Server {
  const listener = (request: IncomingMessage, response: ServerResponse): void => void serve(served, request, response);
  return served.tls === undefined
    ? createHttpServer(OPTIONS, listener)
    : createHttpsServer({ ...OPTIONS, ...served.tls }, listener);
}

/**
 * Lets a server listen on 127.0.0.1.
 * @param port 0: a free one
 * @returns the port
 * @throws PortInUseError when the port is taken
 */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen({ port, host: '127.0.0.1' });
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortInUseError(port, { cause: error });
    throw error;
  }
  return (server.address() as AddressInfo).port;
}

/** Ends all connections; resolves when the port is free. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url: target = '/', method = 'GET' } = request;
  const incoming = { request, method, target, path: originForm(target).replace(/\?.*$/s, '') };
  try {
    const own = refusalOf(incoming, served.tls !== undefined);
    if (own === undefined) await serveBody(served, incoming, await readBody(request), response);
    else sendOwn(served, incoming, own, response);
  } catch (error) {
    // Nobody is there any more.
    if (response.destroyed) return;
    const answer = failure(error);
    note(served, incoming, answer.status);
    send(response, apiFrame(answer));
  }
}

/** Before anything else, and before the body is read. */
function refusalOf({ request, target, path }: Incoming, encrypted: boolean): Answer | undefined {
  const { rawHeaders, headers } = request;
  return (
    refuseHost({ rawHeaders, target, encrypted }) ??
    refuseControl(path, headers, addressedRoom({ rawHeaders }) === 'all')
  );
}

async function serveBody(served: Served, incoming: Incoming, body: Buffer, response: ServerResponse): Promise<void> {
  const { method, path } = incoming;
  const { controls, faults, requests, service, tenant } = served;
  const own = markerAnswer(method, path, body, controls);
  if (own !== undefined) return sendOwn(served, incoming, own, response);
  const room = addressedRoom(incoming.request) ?? 'all';
  const target = isTokenRequest(room, path) ? 'token' : service.targetOf(method, path);
  const fault = faults.take(wayFaults, target);
  const late = (tenant.definition.latency ?? 0) + (fault?.kind === 'slow' ? (fault.seconds ?? 5) * 1000 : 0);
  const { alongside, leave } = service.enter(target, incoming.request.headers.authorization);
  try {
    if (late > 0) await wait(late);
    const { framed, ...known } = await answerOf(served, addressed(served, incoming, room, { raw: body, alongside }));
    record(requests, { method, path, status: framed.status, ...known });
    deliver(response, framed, fault);
  } finally {
    leave();
  }
}

/** A request as those take it who answer. */
function addressed(
  { tls }: Served,
  { request, method, target, path }: Incoming,
  room: Room,
  rest: Pick<AnyRequest, 'raw' | 'alongside'>,
): AnyRequest {
  const { headers } = request;
  return {
    room,
    method,
    path,
    query: new URLSearchParams(originForm(target).slice(path.length)),
    origin: `${tls === undefined ? 'http' : 'https'}://${headers.host ?? ''}`,
    onFabricHost: room === 'fabric',
    contentType: headers['content-type'] ?? '',
    authorization: headers.authorization,
    profileId: headers['x-powerbi-profile-id']?.toString(),
    blobType: headers['x-ms-blob-type']?.toString(),
    acceptEncoding: headers['accept-encoding']?.toString(),
    ...rest,
  };
}

/** Sends what the emulator itself has to say. */
function sendOwn(served: Served, incoming: Incoming, answer: Answer, response: ServerResponse): void {
  note(served, incoming, answer.status);
  send(response, plainFrame(answer));
}

/** Records a request that no operation and no caller is known of. */
function note({ requests }: Served, { method, path }: Incoming, status: number): void {
  record(requests, { method, path, status, operation: undefined, caller: 'none' });
}

function failure(error: unknown): Answer {
  // The rest of the body is not to be read as another request.
  if (error instanceof BodyTooLargeError)
    return { ...messageRefusal(413, 'RequestBodyTooLarge', error.message), headers: { Connection: 'close' } };
  return messageRefusal(500, 'InternalServerError', error instanceof Error ? error.message : String(error));
}
