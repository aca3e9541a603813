import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came to a service, the token requests aside. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** An answer in place of the service's own. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** A service in front of another one, which writes down what comes. */
export interface Spy {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): void;
}

/** @param instead answers in place of the service behind; undefined where that is to answer, a path where it is to be asked that instead */
export async function startSpy(
  behind: string,
  instead: (seen: Seen) => Reply | string | undefined = () => undefined,
): Promise<Spy> {
  const seen: Seen[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization, 'content-type': type, 'x-powerbi-profile-id': profile } = request.headers;
    const one = { method: request.method!, path: request.url!, authorization };
    const isToken = one.path.includes('/oauth2/');
    if (!isToken) seen.push(one);
    const reply = isToken ? undefined : instead(one);
    if (typeof reply === 'object')
      return void response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.text);
    const body = Buffer.concat(chunks);
    const answer = await fetch(behind + (reply ?? one.path), {
      method: one.method,
      headers: {
        // What is packed would come unpacked, with the length that it had before.
        'accept-encoding': 'identity',
        ...(type ? { 'content-type': type } : {}),
        ...(authorization ? { authorization } : {}),
        ...(typeof profile === 'string' ? { 'x-powerbi-profile-id': profile } : {}),
      },
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
