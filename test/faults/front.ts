import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { AddressInfo } from 'node:net';
import { operationAt } from '../../catalogue/index.ts';

/** What a request is to the run that sends it. */
export type Target = 'token' | 'read' | 'write' | 'marker';

/** A request that came in, and whether the service behind got it. */
export interface Received {
  readonly target: Target;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** Whether it was answered 429, which says that nothing was done. */
  throttled: boolean;
  readonly headers: IncomingMessage['headers'];
}

/** What the service behind answers. */
export interface Real {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** How an answer is spoiled. `real` asks the service behind: what changes something is done then, whatever the answer becomes. */
export type Spoil = (answer: ServerResponse, real: () => Promise<Real>, received: Received) => void | Promise<void>;

/** Something that goes wrong. */
export interface Fault {
  /** What it strikes: such requests, or those to an operation; everything but the marker when absent. */
  readonly on?: Target | { readonly operation: string };
  /** How many it lets pass before. */
  readonly after?: number;
  /** How many it strikes; absent: all. */
  readonly times?: number;
  readonly spoil: Spoil;
}

/** A recording server in front of the emulator that misbehaves as it is told. */
export interface Front {
  readonly url: string;
  readonly received: readonly Received[];
  /** Called with each request, before it is answered. */
  onRequest: (received: Received) => void;
  close(): Promise<void>;
}

/** Starts it. @param tls key and certificate, to be reached by https */
export async function startFront(
  behind: string,
  faults: readonly Fault[],
  tls?: { key: string; cert: string },
): Promise<Front> {
  const received: Received[] = [];
  const counts = faults.map(() => 0);
  const strikes = (fault: Fault, index: number, { target, method, path }: Received): boolean => {
    const meant =
      fault.on === undefined
        ? target !== 'marker'
        : typeof fault.on === 'string'
          ? fault.on === target
          : operationAt(method, `https://api.powerbi.com${path}`)?.id === fault.on.operation;
    if (!meant) return false;
    const number = counts[index]!++;
    return number >= (fault.after ?? 0) && number < (fault.after ?? 0) + (fault.times ?? Infinity);
  };
  const handle = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    answer.on('error', () => undefined);
    const one = await receive(request);
    received.push(one);
    front.onRequest(one);
    const fault = faults.find((each, index) => strikes(each, index, one));
    const real = (): Promise<Real> => forward(behind, one);
    if (fault) return fault.spoil(answer, real, one);
    const { status, headers, body } = await real();
    answer.writeHead(status, headers).end(body);
  };
  const onRequest = (request: IncomingMessage, answer: ServerResponse): void =>
    void handle(request, answer).catch(() => answer.destroy());
  const server = tls ? createTls(tls, onRequest) : createPlain(onRequest);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const front: Front = {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${(server.address() as AddressInfo).port}`,
    received,
    onRequest: () => undefined,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return front;
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', url: path = '/', headers } = request;
  const target = path.includes('/oauth2/')
    ? 'token'
    : path.startsWith('/.well-known')
      ? 'marker'
      : method === 'GET'
        ? 'read'
        : 'write';
  return { target, method, path, headers, body: Buffer.concat(chunks).toString('latin1'), throttled: false };
}

async function forward(behind: string, { method, path, body, headers }: Received): Promise<Real> {
  const given = Object.entries(headers).filter(([name]) =>
    ['authorization', 'content-type', 'accept'].includes(name),
  ) as [string, string][];
  const answer = await fetch(behind + path, {
    method,
    // What is compressed would be unpacked here, and its header would say otherwise.
    headers: [...given, ['accept-encoding', 'identity']],
    ...(method === 'GET' ? {} : { body: Buffer.from(body, 'latin1') }),
    redirect: 'manual',
  });
  const kept = [...answer.headers].filter(
    ([name]) => !['connection', 'transfer-encoding', 'content-length', 'date', 'keep-alive'].includes(name),
  );
  return { status: answer.status, headers: Object.fromEntries(kept), body: Buffer.from(await answer.arrayBuffer()) };
}
