import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../call.ts';
import { isTokenPath, loginAnswer, throttledLogin } from '../entra/index.ts';
import type { SigningKey } from '../entra/keys.ts';
import { messageRefusal } from '../envelopes.ts';
import { answerFaults, spoiled, wayFaults, type Fault, type Faults } from '../fault.ts';
import type { Service } from '../service.ts';
import { clusterHostOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import type { LiveTenant } from '../tenant/live.ts';
import { deliver, send } from './deliver.ts';
import { apiFrame, plainFrame, type FramedAnswer } from './frame.ts';
import { isForLoopback, originForm, refuseHost } from './host.ts';
import { markerAnswer, refuseControl, type Controls } from './marker.ts';
import { PortInUseError } from './port-in-use.ts';
import { BodyTooLargeError, readBody } from './read-body.ts';
import { record, type ReceivedRequest } from './received.ts';

/** Key and certificate as PEM, to serve https. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** What a server serves. */
export interface Served {
  readonly tenant: LiveTenant;
  readonly key: SigningKey;
  readonly service: Service;
  readonly faults: Faults;
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
  return refuseHost({ rawHeaders, target, encrypted }) ?? refuseControl(path, headers, isForLoopback({ rawHeaders }));
}

async function serveBody(served: Served, incoming: Incoming, body: Buffer, response: ServerResponse): Promise<void> {
  const { method, path } = incoming;
  const { controls, faults, service, tenant } = served;
  const own = markerAnswer(method, path, body, controls);
  if (own !== undefined) return sendOwn(served, incoming, own, response);
  const fault = faults.take(wayFaults, isTokenPath(path) ? 'token' : service.targetOf(method, path));
  const late = (tenant.definition.latency ?? 0) + (fault?.kind === 'slow' ? (fault.seconds ?? 5) * 1000 : 0);
  if (late > 0) await wait(late);
  deliver(response, await answerOf(served, incoming, body), fault);
}

/** What Entra or the API answers. */
async function answerOf(served: Served, incoming: Incoming, body: Buffer): Promise<FramedAnswer> {
  const { method, path, target } = incoming;
  const { faults, key, requests, service, tenant, tls } = served;
  const { headers } = incoming.request;
  const common = {
    method,
    path,
    origin: `${tls === undefined ? 'http' : 'https'}://${headers.host ?? ''}`,
    contentType: headers['content-type'] ?? '',
    authorization: headers.authorization,
  };
  const login = await loginAnswer({ ...common, body }, tenant.definition, key);
  if (login !== undefined) {
    const fault = isTokenPath(path) ? faults.take(answerFaults, 'token') : undefined;
    const answer = faultyLogin(login, fault, tenant.definition);
    note(served, incoming, answer.status);
    return plainFrame(answer);
  }
  const query = new URLSearchParams(originForm(target).slice(path.length));
  const profileId = headers['x-powerbi-profile-id']?.toString();
  const { answer, ...known } = await service.answer({ ...common, raw: body, query, profileId });
  record(requests, { method, path, status: answer.status, ...known });
  // Who has no token of this tenant's gets no further than the front door, which knows no cluster.
  return apiFrame(answer, known.caller === 'none' ? undefined : clusterHostOf(tenant.definition));
}

function faultyLogin(answer: Answer, fault: Fault | undefined, tenant: TenantDefinition): Answer {
  if (fault === undefined) return answer;
  return fault.kind === 'throttled' ? throttledLogin(fault.seconds ?? 1, tenant) : spoiled(answer, fault);
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
