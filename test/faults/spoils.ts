import { gzipSync } from 'node:zlib';
import type { Real, Spoil } from './front.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Too many requests; nothing is done. */
export function throttled(retryAfter?: string): Spoil {
  return (answer, _real, received) => {
    received.throttled = true;
    answer
      .writeHead(429, retryAfter === undefined ? {} : { 'Retry-After': retryAfter })
      .end('{"error":{"code":"TooManyRequests"}}');
  };
}

/** The service does what it was asked and then answers with an error: nobody can tell that it was done. */
export function status(code: number, body = '{"error":{"code":"Broken"}}'): Spoil {
  return after((answer) => void answer.writeHead(code, JSON_TYPE).end(body));
}

/** The connection breaks off after the work was done, before anything of the answer. */
export const reset: Spoil = after((answer) => void answer.socket!.resetAndDestroy());

/** The connection ends, orderly, without an answer. */
export const hangUp: Spoil = after((answer) => void answer.socket!.end());

export const resetInHeaders: Spoil = after((answer) => {
  const { socket } = answer;
  socket!.write('HTTP/1.1 200 OK\r\nContent-Ty', () => socket!.resetAndDestroy());
});

export const resetInBody: Spoil = after((answer, { body }) => {
  answer.writeHead(200, { ...JSON_TYPE, 'content-length': body.length + 10 });
  answer.write(body.subarray(0, Math.max(1, body.length / 2)), () => answer.socket!.resetAndDestroy());
});

/** Fewer bytes than announced, and then the end of the connection. */
export const truncated: Spoil = after((answer, { body }) => {
  const { socket } = answer;
  socket!.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 50}\r\n\r\n`);
  socket!.end(body);
});

/** A chunked body without its end. */
export const unendedChunks: Spoil = after((answer, { body }) => {
  const { socket } = answer;
  socket!.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n');
  socket!.end(`${body.length.toString(16)}\r\n${body.toString('latin1')}\r\n`);
});

export const truncatedGzip: Spoil = after((answer, { body }) => {
  const packed = gzipSync(Buffer.concat([body, Buffer.alloc(2000, ' ')]));
  const part = packed.subarray(0, Math.floor(packed.length / 2));
  answer.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip', 'content-length': part.length }).end(part);
});

/** Says gzip and is none. */
export const falseGzip: Spoil = after(
  (answer, { body }) => void answer.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(body),
);

/** More bytes than announced: the rest is no answer to anything. */
export const tooManyBytes: Spoil = after((answer, { body }) => {
  const { socket } = answer;
  socket!.write(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Math.max(1, body.length - 5)}\r\n\r\n`,
  );
  socket!.write(body);
});

/** No HTTP at all. */
export const noHttp: Spoil = after((answer) => void answer.socket!.end('220 mail.example ESMTP\r\n'));

/** Never answers. */
export const silence: Spoil = after(() => undefined);

/** Answers, but later than anybody waits. */
export function late(milliseconds: number): Spoil {
  return async (answer, real) => {
    const { status: code, headers, body } = await real();
    setTimeout(() => answer.writeHead(code, headers).end(body), milliseconds).unref();
  };
}

/** A byte now and then, and never an end. */
export const trickle: Spoil = after((answer) => {
  answer.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => answer.write(' '), 50).unref();
  answer.on('close', () => clearInterval(timer));
});

/** A body that never ends, as fast as it is taken. */
export const flood: Spoil = after((answer) => {
  answer.writeHead(200, JSON_TYPE);
  const piece = Buffer.alloc(1024 * 1024, ' ');
  const more = (): void => {
    while (!answer.destroyed && answer.write(piece));
    if (!answer.destroyed) answer.once('drain', more);
  };
  more();
});

/** The real answer with so many bytes of white space behind it. */
export function padded(bytes: number): Spoil {
  return after(
    (answer, { status: code, headers, body }) =>
      void answer.writeHead(code, headers).end(Buffer.concat([body, Buffer.alloc(bytes, ' ')])),
  );
}

/** A page of a proxy in between. */
export function html(code: number): Spoil {
  return after(
    (answer) =>
      void answer
        .writeHead(code, { 'content-type': 'text/html' })
        .end('<html><body>Sign in to the guest network</body></html>'),
  );
}

/** Sends the caller elsewhere. */
export function redirect(location: string, code = 307): Spoil {
  return (answer) => void answer.writeHead(code, { Location: location }).end();
}

/** A token that is valid for so many seconds, as the endpoint says. */
export function shortToken(seconds: number): Spoil {
  return after((answer, { status: code, headers, body }) => {
    const given = JSON.parse(body.toString()) as object;
    answer.writeHead(code, headers).end(JSON.stringify({ ...given, expires_in: seconds }));
  });
}

type After = (answer: Parameters<Spoil>[0], real: Real) => void;

function after(spoil: After): Spoil {
  return async (answer, real) => spoil(answer, await real());
}
