// The service of the bench, in a process of its own: canned answers after a set time, and counts of what was asked.
// Started by fork(); the first message holds the answers, each later one asks to reset (`latency`) or for the counts.
import { createServer } from 'node:http';

const counts = { requests: 0, tokens: 0, unknown: 0, connections: 0 };
let answers = new Map();
let latency = 0;

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const token = request.method === 'POST' && /\/oauth2\//.test(request.url ?? '');
  const answer = token ? answers.get('token') : answers.get(`${request.method} ${request.url}`);
  if (token) counts.tokens += 1;
  else if (answer) counts.requests += 1;
  else counts.unknown += 1;
  request.resume();
  const send = () => response.writeHead(answer?.status ?? 404, answer?.headers ?? {}).end(answer?.body ?? '');
  if (latency) setTimeout(send, latency);
  else send();
});
server.on('connection', () => (counts.connections += 1));

process.on('message', (/** @type {{ answers?: [string, object][], latency?: number }} */ message) => {
  if (message.answers) answers = new Map(message.answers);
  if (message.latency !== undefined) {
    latency = message.latency;
    for (const key of Object.keys(counts)) counts[key] = 0;
  }
  process.send?.({
    ...counts,
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
  });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.('ready'));
