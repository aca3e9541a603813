import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a service may say one thing and do another. */
export type Lie =
  'deletes nothing' | 'stores no change' | 'leaves new ones out' | 'stores another name' | 'reads what is gone';

interface Thing {
  readonly id?: unknown;
  readonly timestamp?: unknown;
}

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** What the liar remembers. */
interface Memory {
  readonly created: Thing[];
  readonly read: Map<string, Reply>;
}

/** Names that a create request gives to something. */
const NAMES = /"(name|displayName|dataSourceName|body)":\s*"powerbi-postman /;

/** A service in front of another one, which lies in one way and passes everything else on. */
export async function startLiar(behind: string, lie: Lie): Promise<{ readonly url: string; close(): void }> {
  const memory: Memory = { created: [], read: new Map() };
  const server = createServer((request, response) => void serve(request, response, behind, lie, memory));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  behind: string,
  lie: Lie,
  memory: Memory,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { 'content-type': type, authorization } = request.headers;
  const exchange = {
    method: request.method!,
    path: request.url!,
    body: Buffer.concat(chunks),
    headers: { ...(type ? { 'content-type': type } : {}), ...(authorization ? { authorization } : {}) },
  };
  const { status, text } = await lied(exchange, behind, lie, memory);
  response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? undefined : text);
}

async function lied(exchange: Exchange, behind: string, lie: Lie, { created, read }: Memory): Promise<Reply> {
  const { method, path } = exchange;
  if (path.includes('/oauth2/')) return pass(exchange, behind);
  const isItem = path.includes('corecards(') || path.includes('oals(');
  if (lie === 'deletes nothing' && method === 'DELETE') return { status: isItem ? 204 : 200, text: '' };
  if (lie === 'stores no change' && (method === 'PATCH' || method === 'PUT')) return { status: 200, text: '{}' };
  if (lie === 'stores another name' && method === 'POST' && NAMES.test(exchange.body.toString()))
    return pass(
      { ...exchange, body: Buffer.from(exchange.body.toString().replace('powerbi-postman ', 'other ')) },
      behind,
    );
  const reply = await pass(exchange, behind);
  if (method === 'POST' && reply.status < 300) created.push(JSON.parse(reply.text) as Thing);
  if (method !== 'GET') return reply;
  if (lie === 'reads what is gone') {
    if (reply.status >= 400 && read.has(path)) return read.get(path)!;
    read.set(path, reply);
  }
  return lie === 'leaves new ones out' && reply.status === 200 ? withoutNew(reply, created) : reply;
}

/** A list without what was created here. */
function withoutNew({ status, text }: Reply, created: readonly Thing[]): Reply {
  const body = JSON.parse(text) as Record<string, unknown>;
  const isNew = ({ id, timestamp }: Thing): boolean =>
    created.some((thing) => (id ?? timestamp) === (id === undefined ? thing.timestamp : thing.id));
  const lists = Object.entries(body).map(([name, value]) => [
    name,
    Array.isArray(value) ? (value as Thing[]).filter((thing) => !isNew(thing)) : value,
  ]);
  return { status, text: JSON.stringify(Object.fromEntries(lists)) };
}

async function pass({ method, path, body, headers }: Exchange, behind: string): Promise<Reply> {
  const answer = await fetch(behind + path, {
    method,
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  return { status: answer.status, text: await answer.text() };
}
