import { createServer } from 'node:http';
import { end, listen } from './listen.mjs';

/**
 * A server on 127.0.0.1 that is no emulator to look at: it has no marker, notes everything that arrives, and answers what stands behind
 * it would answer. The collection is to take it for the real service.
 * @param {string} behind the address of what answers
 * @param {(request: Request, ask: () => Promise<Answer>) => Promise<Answer>} intercept may answer otherwise, with or without asking
 * @returns {Promise<{ url: string, received: Received[], close(): Promise<void> }>}
 *
 * @typedef {{ method: string, path: string, query: string, body: string }} Request path and query are decoded
 * @typedef {{ status: number, headers: Record<string, string>, text: string }} Answer
 * @typedef {Request & { status: number }} Received
 */
export async function startRecordingServer(behind, intercept = (_, ask) => ask()) {
  /** @type {Received[]} */
  const received = [];
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });

  async function handle(request, response) {
    const [path, query = ''] = request.url.split('?');
    const entry = {
      method: request.method,
      path: decodeURIComponent(path),
      query: decodeURIComponent(query),
      body: await textOf(request),
    };
    const { status, headers, text } = path.startsWith('/.well-known/')
      ? emptyAnswer(404)
      : await intercept(entry, () => ask(request, entry.body));
    received.push({ ...entry, status });
    response.writeHead(status, headers).end(text);
  }

  async function ask({ method, url, headers }, body) {
    const { authorization, 'content-type': type } = headers;
    const answer = await fetch(`${behind}${url}`, {
      method,
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(body === '' ? {} : { body }),
    });
    const kept = ['content-type', 'location', 'requestid', 'x-powerbi-error-info'].flatMap((name) =>
      answer.headers.has(name) ? [[name, answer.headers.get(name)]] : [],
    );
    return { status: answer.status, headers: Object.fromEntries(kept), text: await answer.text() };
  }

  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    received,
    close: () => end(server),
  };
}

/** An answer that says nothing but its status. @param {number} status @returns {Answer} */
export function emptyAnswer(status) {
  return { status, headers: {}, text: '' };
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
