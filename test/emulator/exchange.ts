import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Emulator } from '../../emulator/index.ts';

/** What came back, as far as the tests look at it. */
export interface Exchanged {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends a request byte for byte as it is given, which no client would, and reads the answer.
 * @param lines the request line and the headers; `Connection: close` comes after them
 * @param servername the name that TLS asks for
 */
export function exchange(
  { url }: Emulator,
  lines: readonly string[],
  body = '',
  servername = 'localhost',
): Promise<Exchanged> {
  const { protocol, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const send = (): void =>
      void socket.write(
        [
          ...lines,
          ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
          'Connection: close',
          '',
          body,
        ].join('\r\n'),
      );
    const socket: Socket =
      protocol === 'https:'
        ? connectTls({ host: '127.0.0.1', port: Number(port), servername, rejectUnauthorized: false }, send)
        : connect(Number(port), '127.0.0.1', send);
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    socket.on('error', reject).on('close', () => resolve(read(received)));
  });
}

function read(text: string): Exchanged {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...fields] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  );
  return { status: Number(first.split(' ')[1]), headers, body: text.slice(end + 4) };
}
