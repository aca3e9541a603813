import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCollection } from '../../runner/index.ts';
import { encodings } from '../leaks/encodings.ts';
import { findLeaks } from '../leaks/scanner.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

const whole = parseCollection(
  readFileSync(new URL('../../collections/powerbi.postman_collection.json', import.meta.url), 'utf8'),
  'the collection',
);
const tenant = '11111111-2222-4333-8444-555555555555';
const apps = ['11111111-2222-4333-8444-666666666666', '11111111-2222-4333-8444-777777777777'];
const secrets = ['aVx4+first/one&9qLm2', 'bTy7+other/one&3wKn5'];
/** Nothing about them looks like a token. */
const tokens = ['first.rQ2vZx8LmN4kYp6TwD', 'other.hJ3bGs9VcF5tRe7UiA'];
const [reflected, ...others] = ['raw', 'an address', 'Base64', 'bytes'].map((name) =>
  encodings.find((each) => each.name === name)!,
);

/** Answers everybody with all that anybody ever sent, in several spellings; each app gets its own token. */
async function startReflecting(): Promise<{ url: string; close: () => Promise<void>; seen: () => string }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      heard.push(request.headers.authorization?.replace('Bearer ', '') ?? '', form.get('client_secret') ?? '');
      const said = [...new Set(heard)].filter(Boolean);
      const notes = said.flatMap((each) => [reflected!, ...others].map(({ write }) => write(each)));
      if (request.url?.includes('/oauth2/')) {
        const access_token = tokens[apps.indexOf(form.get('client_id') ?? '')];
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 3599 }));
      } else {
        const refused = request.headers.authorization?.includes(tokens[1]!) === true;
        response.writeHead(refused ? 403 : 200, {
          'content-type': 'application/json',
          'x-note': encodeURIComponent(said.join(' ')),
        });
        response.end(JSON.stringify({ value: [], notes, error: { code: 'Noted', message: said.join(', ') } }));
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: () => heard.join('\n'),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

let service: Awaited<ReturnType<typeof startReflecting>>;
let project: Project;
beforeEach(async () => {
  service = await startReflecting();
  project = makeProject(whole, service.url);
});
afterEach(async () => {
  project.remove();
  await service.close();
});

test('what one side sent is in no file of the other, however the service gives it back', async () => {
  const env = {
    AZURE_TENANT_ID: tenant,
    AZURE_CLIENT_ID: apps[0]!,
    AZURE_CLIENT_SECRET: secrets[0]!,
    WITH_AZURE_TENANT_ID: tenant,
    WITH_AZURE_CLIENT_ID: apps[1]!,
    WITH_AZURE_CLIENT_SECRET: secrets[1]!,
    POWERBI_SCOPE: 'https://analysis.windows.net/powerbi/api/.default',
    WITH_POWERBI_SCOPE: 'https://analysis.windows.net/powerbi/api/.default',
  };
  const { code, out, err } = await project.start(
    ['compare', '--with', 'commercial', '--operation', 'Groups_GetGroups', 'Apps_GetApps'],
    { env },
  );
  expect([code, code === 1 ? '' : out]).toEqual([1, '']);
  const folder = join(project.root, 'reports', 'compare');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => /\.\w+$/.test(name));
  expect(files.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
    'compare.json',
    'record.ndjson',
    'report.html',
    'second/record.ndjson',
  ]);
  const planted = [...secrets, ...tokens];
  // The service did see all of them, or this test would say nothing.
  for (const each of planted) expect(service.seen()).toContain(each);
  const texts = [
    ['stdout', out],
    ['stderr', err],
    ...files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  ];
  expect(texts.map(([name, text]) => [name, findLeaks(Buffer.from(text!), planted)])).toEqual(
    texts.map(([name]) => [name, []]),
  );
  expect(readFileSync(join(folder, 'second', 'record.ndjson'), 'utf8')).toContain('[redacted]');
});
