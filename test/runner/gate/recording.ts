import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that writes down what it gets. */
export interface Recording {
  readonly url: string;
  readonly host: string;
  /** `METHOD path`, in order. */
  readonly received: string[];
  /** All that came: headers and bodies, to look for secrets in. */
  readonly bytes: string[];
  close(): Promise<void>;
}

/** Starts one on this machine. @param answer what it answers; an empty list when absent */
export async function startRecording(
  answer?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Recording> {
  const received: string[] = [];
  const bytes: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(`${request.method ?? ''} ${request.url ?? ''}`);
      bytes.push(`${request.url ?? ''}\n${request.rawHeaders.join('\n')}\n${Buffer.concat(chunks).toString('latin1')}`);
      if (answer) answer(request, response);
      else
        response
          .writeHead(request.url!.startsWith('/.well-known') ? 404 : 200, { 'content-type': 'application/json' })
          .end('{"value":[]}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    received,
    bytes,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
