import Fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loginAnswer } from './entra/index.ts';
import type { SigningKey } from './entra/keys.ts';
import { apiFrame, plainFrame } from './frame.ts';
import type { FramedAnswer } from './frame.ts';
import { markerAnswer } from './marker.ts';
import { record } from './received.ts';
import type { ReceivedRequest } from './received.ts';
import type { Service } from './service.ts';
import type { TenantDefinition } from './tenant/definition.ts';

/** Larger than any import that makes sense against an emulator. */
const bodyLimit = 64 * 1024 * 1024;

/**
 * The HTTP server. Fastify reads the requests and writes the answers; which route a request takes is decided here, for Fastify's own
 * router knows neither `scorecards({scorecardId})` nor paths without case.
 */
export function createServer(tenant: TenantDefinition, key: SigningKey, service: Service, requests: ReceivedRequest[]): FastifyInstance {
  const server = Fastify({ bodyLimit, forceCloseConnections: true, rewriteUrl: () => '/' });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = pathOf(request.originalUrl);
    const common = {
      method: request.method,
      path,
      origin: `${request.protocol}://${request.host}`,
      contentType: request.headers['content-type'] ?? '',
      authorization: request.headers.authorization,
    };
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const plain = markerAnswer(request.method, path, () => service.reset()) ?? (await loginAnswer({ ...common, body: raw }, tenant, key));
    if (plain !== undefined) {
      record(requests, { method: request.method, path, status: plain.status, operation: undefined, caller: 'none' });
      return send(reply, plainFrame(plain));
    }
    const outcome = await service.answer({ ...common, raw, query: new URLSearchParams(request.originalUrl.slice(path.length)) });
    record(requests, { method: request.method, path, status: outcome.answer.status, operation: outcome.operation, caller: outcome.caller });
    return send(reply, apiFrame(outcome.answer));
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

/** An address without its query. */
function pathOf(url: string): string {
  return url.replace(/\?.*$/s, '');
}

/** Writes header names as the service does: Fastify itself would write them in lower case. */
function send(reply: FastifyReply, { status, headers, body }: FramedAnswer): FastifyReply {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'content-type') reply.header('Content-Type', value);
    else reply.raw.setHeader(name, value);
  }
  return reply.code(status).send(body);
}
