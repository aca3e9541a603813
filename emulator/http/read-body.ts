import type { IncomingMessage } from 'node:http';

/** Larger than any import that makes sense against an emulator. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** What these carry has no meaning, and is not read. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);

/** A body is longer than the server reads. */
export class BodyTooLargeError extends Error {
  constructor() {
    super('Request body is too large');
    this.name = 'BodyTooLargeError';
  }
}

/**
 * Reads a request's body as it came; empty where the method has none.
 * @throws BodyTooLargeError as soon as it is clear, Error when the client goes away before the end
 */
export function readBody(request: IncomingMessage, largest = LARGEST_BODY): Promise<Buffer> {
  if (WITHOUT_BODY.has(request.method ?? '')) return Promise.resolve(Buffer.alloc(0));
  if (Number(request.headers['content-length']) > largest) return Promise.reject(new BodyTooLargeError());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const keep = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= largest) {
        chunks.push(chunk);
        return;
      }
      // What still comes is read and dropped, so that the answer reaches a client that is busy sending.
      request.off('data', keep).resume();
      reject(new BodyTooLargeError());
    };
    request.on('data', keep).on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
