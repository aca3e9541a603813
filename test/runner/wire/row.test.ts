import { catalogues } from '../../../catalogue/index.ts';
import { Destinations } from '../../../runner/wire/destinations.ts';
import { Gate, readsOnly } from '../../../runner/wire/gate.ts';
import { Lane } from '../../../runner/wire/lane.ts';
import type { SdkRequest } from '../../../runner/wire/sending.ts';
import { throughWire, Wire, type SendRequest } from '../../../runner/wire/wire.ts';
import { environment } from '../fixtures/collection.ts';

const row = (apiUrl: string): Destinations => new Destinations(environment({ loginUrl: 'http://127.0.0.1:1', apiUrl }));
const get = (url: string): SdkRequest => ({
  method: 'GET',
  url: { toString: () => url, update: () => undefined },
  headers: { get: () => undefined, remove: () => undefined, each: () => undefined },
  clone: () => get(url),
});

// The cursor of what a script sends comes out of the sandbox, where the script can change it.
test.each<[string, number, number, string, boolean]>([
  ['its own host', 0, 0, 'http://127.0.0.1:2/x', true],
  ['the host of the row that it claims to be', 0, 1, 'http://127.0.0.1:3/x', false],
  ['its own host, whatever it claims to be', 0, 1, 'http://127.0.0.1:2/x', true],
  ['the host of the next row, once that runs', 1, 0, 'http://127.0.0.1:3/x', true],
])('what a script sends is judged by the row that runs: %s', async (_name, running, claimed, url, leaves) => {
  const lane = new Lane(new Gate(catalogues, readsOnly, [row('http://127.0.0.1:2'), row('http://127.0.0.1:3')]));
  const wire = new Wire({
    timeout: 1_000,
    retry: { retries: 0, longestWait: 0 },
    signal: new AbortController().signal,
  });
  wire.add(lane);
  lane.gate.enter(running);
  const sent: string[] = [];
  const original: SendRequest = (_id, request, _behavior, callback) => {
    sent.push((request as SdkRequest).url.toString());
    callback(null, { code: 200 }, request);
  };
  const requester = { options: { agents: lane.agents }, trace: { cursor: { scriptId: 's', iteration: claimed } } };
  const [error] = await new Promise<unknown[]>((done) =>
    throughWire(original).call(requester, 'id', get(url), undefined, (...answer) => done(answer)),
  );
  expect([sent, error instanceof Error ? error.message : error]).toEqual(
    leaves ? [[url], null] : [[], expect.stringContaining('is not a host of this run')],
  );
  lane.close();
});
