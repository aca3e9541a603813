import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { encodings } from './encodings.ts';
import { planted } from './planted.ts';

/** What the service does wrong. */
export const faults = [
  'echo',
  'refusal',
  'encodings',
  'html',
  'cookies',
  'redirect',
  'broken JSON',
  'packed',
  'reset',
  'no token',
] as const;
export type Fault = (typeof faults)[number];

/** A request that a server was sent. */
export interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A service that tells every secret it knows or is told, in every place that it can write to. */
export interface HostileServer {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

const all = Object.values(planted);

/** Starts the service on a free loopback port. `elsewhere`: where it redirects to. */
export async function startHostileServer(fault: Fault, elsewhere = ''): Promise<HostileServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      received.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      if (/\/oauth2\//.test(request.url ?? '')) answerToken(fault, body, response);
      else answer(fault, request, body, elsewhere, response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, close: () => close(server) };
}

function answerToken(fault: Fault, body: string, response: ServerResponse): void {
  if (fault !== 'no token')
    return json(response, 200, {
      token_type: 'Bearer',
      expires_in: 3599,
      access_token: planted.accessToken,
      refresh_token: planted.refreshToken,
    });
  const told = new URLSearchParams(body).get('client_secret') ?? planted.clientSecret;
  json(response, 401, {
    error: 'invalid_client',
    error_description: `AADSTS7000215: Invalid client secret provided: ${told}. Asked with ${body}. Assertion ${planted.clientAssertion}, key ${planted.privateKey}`,
    error_codes: [7000215],
  });
}

function answer(
  fault: Fault,
  request: IncomingMessage,
  body: string,
  elsewhere: string,
  response: ServerResponse,
): void {
  const told = {
    authorization: request.headers.authorization,
    body,
    secrets: all,
    token: planted.embedToken,
    refresh_token: planted.refreshToken,
    Url: `https://a.blob/?sv=1&sig=${encodeURIComponent(planted.clientSecret)}`,
  };
  const message = `Refused ${request.headers.authorization} with ${all.join(' and ')} and ${encodeURIComponent(planted.clientSecret)}`;
  const quoted = Buffer.from(planted.clientSecret).toString('base64');
  switch (fault) {
    case 'echo':
      response
        .setHeader('x-echo', request.headers.authorization ?? '')
        .setHeader('x-secret', quoted)
        .setHeader('x-detail', encodeURIComponent(planted.typedSecret));
      return json(response, 200, { value: [told], ...told });
    case 'refusal':
    case 'no token':
      response
        .setHeader('x-powerbi-error-info', `PowerBINotAuthorized ${planted.accessToken}`)
        .setHeader('www-authenticate', `Bearer error="${planted.clientAssertion}"`);
      return json(response, 403, {
        error: {
          code: 'PowerBINotAuthorizedException',
          message,
          details: [{ code: planted.refreshToken, target: quoted, detail: told }],
        },
      });
    case 'encodings':
      return json(response, 401, {
        refresh_token: planted.refreshToken,
        token: planted.embedToken,
        error: {
          code: 'X',
          message: encodings
            .map(({ write }, index) => `${write(planted.clientSecret)} ; ${write(all[index % all.length]!)}`)
            .join('\n'),
        },
        bytes: [...Buffer.from(planted.accessToken)],
      });
    case 'html':
      response.writeHead(502, { 'content-type': 'text/html', server: `gw ${planted.accessToken}` });
      return void response.end(
        `<html><title>${planted.accessToken}</title><form><input name="access_token" value="${planted.refreshToken}"><pre>${message.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</pre></form></html>`,
      );
    case 'cookies':
      response.writeHead(401, {
        'set-cookie': [
          `session=${planted.accessToken}; Path=/`,
          `s=${encodeURIComponent(planted.clientSecret)}`,
          `r=${planted.refreshToken}; HttpOnly`,
        ],
      });
      return void response.end(`Sign in again: ${message}`);
    case 'redirect':
      response.writeHead(302, {
        location: `${elsewhere}/landed?access_token=${planted.accessToken}&client_secret=${encodeURIComponent(planted.clientSecret)}#id_token=${planted.clientAssertion}`,
      });
      return void response.end(message);
    case 'broken JSON':
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(
        `{"value":[NaN,{"access_token":"${planted.refreshToken}","deep":${'['.repeat(300)}"${planted.accessToken}","client_secret":${JSON.stringify(planted.clientSecret).slice(0, -4)}`,
      );
    case 'packed':
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      return void response.end(gzipSync(JSON.stringify({ filler: 'x'.repeat(4_070), ...told })));
    case 'reset':
      response.writeHead(200, { 'content-length': '100000', 'x-token': planted.accessToken });
      return void response.write(message, () => response.destroy());
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
