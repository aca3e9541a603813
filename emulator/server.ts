import { setTimeout as wait } from 'node:timers/promises';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Answer } from './call.ts';
import { isTokenPath, loginAnswer, throttledLogin } from './entra/index.ts';
import type { SigningKey } from './entra/keys.ts';
import { answerFaults, proxyAnswer, spoiled, wayFaults, type Fault, type Faults } from './fault.ts';
import { apiFrame, plainFrame, type FramedAnswer } from './frame.ts';
import { isForLoopback, originForm, refuseHost } from './host.ts';
import { markerAnswer, refuseControl, type Controls } from './marker.ts';
import { record, type ReceivedRequest } from './received.ts';
import type { Service } from './service.ts';
import type { TenantDefinition } from './tenant/definition.ts';
import type { LiveTenant } from './tenant/live.ts';

/** Larger than any import that makes sense against an emulator. */
const BODY_LIMIT = 64 * 1024 * 1024;

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

/**
 * The HTTP server. Fastify reads the requests and writes the answers; which route a request takes is decided here, for Fastify's own
 * router knows neither `scorecards({scorecardId})` nor paths without case.
 */
export function createServer({ tenant, key, service, faults, controls, requests, tls }: Served): FastifyInstance {
  const options = { bodyLimit: BODY_LIMIT, forceCloseConnections: true, rewriteUrl: () => '/' };
  // A request without a Host header is refused here, with the reason; Node would refuse it without a word.
  const http = { requireHostHeader: false };
  const server = (
    tls === undefined ? Fastify({ ...options, http }) : Fastify({ ...options, https: { ...http, ...tls } })
  ) as FastifyInstance;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  /** Before anything else, and before the body is read. */
  server.addHook(
    'onRequest',
    async ({ raw: { rawHeaders }, originalUrl: target, protocol, method, headers }, reply) => {
      const path = pathOf(target);
      const refused =
        refuseHost({ rawHeaders, target, encrypted: protocol === 'https' }) ??
        refuseControl(path, headers, isForLoopback({ rawHeaders }));
      if (refused === undefined) return;
      record(requests, { method, path, status: refused.status, operation: undefined, caller: 'none' });
      return send(reply, plainFrame(refused));
    },
  );

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = pathOf(request.originalUrl);
    const { method } = request;
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const own = markerAnswer(method, path, raw, controls);
    if (own !== undefined) {
      record(requests, { method, path, status: own.status, operation: undefined, caller: 'none' });
      return send(reply, plainFrame(own));
    }
    const fault = faults.take(wayFaults, isTokenPath(path) ? 'token' : service.targetOf(method, path));
    const late = (tenant.definition.latency ?? 0) + (fault?.kind === 'slow' ? (fault.seconds ?? 5) * 1000 : 0);
    if (late > 0) await wait(late);
    return deliver(reply, await answerTo(request, path, raw), fault);
  }

  async function answerTo(request: FastifyRequest, path: string, raw: Buffer): Promise<FramedAnswer> {
    const { method, headers } = request;
    const common = {
      method,
      path,
      origin: `${request.protocol}://${request.host}`,
      contentType: headers['content-type'] ?? '',
      authorization: headers.authorization,
    };
    const login = await loginAnswer({ ...common, body: raw }, tenant.definition, key);
    if (login !== undefined) {
      const answer = isTokenPath(path)
        ? faultyLogin(login, faults.take(answerFaults, 'token'), tenant.definition)
        : login;
      record(requests, { method, path, status: answer.status, operation: undefined, caller: 'none' });
      return plainFrame(answer);
    }
    const query = new URLSearchParams(originForm(request.originalUrl).slice(path.length));
    const outcome = await service.answer({
      ...common,
      raw,
      query,
      profileId: headers['x-powerbi-profile-id']?.toString(),
    });
    const { answer, ...known } = outcome;
    record(requests, { method, path, status: answer.status, ...known });
    return apiFrame(answer);
  }

  server.all('/', handle);
  server.setNotFoundHandler(handle);
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const { statusCode: status = 500, code = 'InternalServerError', message } = error;
    const path = pathOf(request.originalUrl);
    record(requests, { method: request.method, path, status, operation: undefined, caller: 'none' });
    return send(reply, apiFrame({ status, body: { error: { code, message } } }));
  });
  return server;
}

/** The path of a request target, without its query. */
function pathOf(target: string): string {
  return originForm(target).replace(/\?.*$/s, '');
}

function faultyLogin(answer: Answer, fault: Fault | undefined, tenant: TenantDefinition): Answer {
  if (fault === undefined) return answer;
  return fault.kind === 'throttled' ? throttledLogin(fault.seconds ?? 1, tenant) : spoiled(answer, fault);
}

/** Sends an answer the way that a fault on the way leaves of it. */
function deliver(reply: FastifyReply, answer: FramedAnswer, fault: Fault | undefined): FastifyReply {
  switch (fault?.kind) {
    case 'proxy': {
      // A proxy adds nothing of the service's.
      const { status, headers = {}, body } = proxyAnswer(fault);
      return send(reply, { status, headers, body: body as Buffer });
    }
    case 'reset':
      reply.hijack();
      reply.raw.destroy();
      return reply;
    case 'truncated':
      return sendHalf(reply, answer);
    default:
      return send(reply, answer);
  }
}

/** Promises the whole body and ends the connection after half of it. */
function sendHalf(reply: FastifyReply, { status, headers, body = Buffer.alloc(0) }: FramedAnswer): FastifyReply {
  reply.hijack();
  reply.raw.writeHead(status, { ...headers, 'Content-Length': body.length + 1 });
  reply.raw.write(body.subarray(0, body.length / 2), () => reply.raw.destroy());
  return reply;
}

/** Writes header names as the service does: Fastify itself would write them in lower case. */
function send(reply: FastifyReply, { status, headers, body }: FramedAnswer): FastifyReply {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'content-type') reply.header('Content-Type', value);
    else reply.raw.setHeader(name, value);
  }
  return reply.code(status).send(body);
}
