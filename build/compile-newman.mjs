// Runs a small collection with the bundled Newman and keeps what Node compiled for it. `bundle-newman.mjs` starts this.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (name) => import(pathToFileURL(join(import.meta.dirname, '..', 'dist', 'runner', 'newman', name)).href);
const { loadNewman } = await built('load-newman.js');
const { applyPatches } = await built('patches.js');
const { keepCompiled } = await built('patches/compiled-file.js');

const { skipped } = applyPatches();
if (skipped.length > 0) throw new Error(skipped.map(({ patch, reason }) => `${patch}: ${reason}`).join('; '));

const server = createServer((_request, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[]}'),
);
await new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(undefined)));
const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
const script = (listen, code) => ({ listen, script: { type: 'text/javascript', exec: code.split('\n') } });
const collection = {
  info: { name: 'warm-up', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
  event: [
    script(
      'prerequest',
      `pm.variables.set('token', 'x'); pm.sendRequest('${url}', () => pm.environment.set('id', pm.variables.replaceIn('{{token}}')));`,
    ),
    script(
      'test',
      "pm.test('ok', () => pm.expect(pm.response.json().value).to.be.an('array'));\npm.test('fails', () => { throw new Error('x'); });",
    ),
  ],
  item: [1, 2].map((number) => ({
    name: `request ${number}`,
    request: { method: 'GET', url: `${url}?n=${number}`, header: [] },
  })),
};
await new Promise((resolve, reject) => {
  loadNewman().newman.run({ collection, environment: { values: [] }, reporters: [] }, (error) =>
    error ? reject(error) : resolve(undefined),
  );
});
keepCompiled();
server.close();
server.closeAllConnections();
