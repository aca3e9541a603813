import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '../../emulator/index.ts';

/** Stands in front of an emulator, and sees what the emulator itself does not keep. */
export interface Recorder {
  /** The emulator, at the recorder's address. */
  readonly emulator: Emulator;
  /** Path and query of every call of the API as it came, in order. */
  readonly targets: readonly string[];
  /** Bodies of the answers, in order. */
  readonly answers: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a recorder.
 * @param changed makes another body of an answer, such as one with the address of another cluster
 */
export async function record(
  emulator: Emulator,
  changed: (body: string) => string = (body) => body,
): Promise<Recorder> {
  const [targets, answers]: string[][] = [[], []];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = 'GET', url = '', headers } = request;
      const { authorization = '', 'content-type': type = 'application/json' } = headers;
      void fetch(`${emulator.url}${url}`, {
        method,
        headers: { ...(authorization ? { authorization } : {}), 'content-type': type },
        ...(method === 'GET' ? {} : { body: Buffer.concat(parts) }),
      }).then(async (answer) => {
        const isCall = url.startsWith('/v1.0/');
        const body = isCall ? changed(await answer.text()) : await answer.text();
        if (isCall) {
          targets!.push(url);
          answers!.push(body);
        }
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
        response.end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { emulator: { ...emulator, url, fabricUrl: url }, targets: targets!, answers: answers!, close };
}
