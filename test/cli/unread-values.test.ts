import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collection, folder, request } from '../runner/fixtures/collection.ts';
import { startServer, type FixtureServer } from '../runner/fixtures/server.ts';
import { makeProject, type Project, type Result } from './fixtures/terminal.ts';

const guid = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
const token = 'eyJhbGciOiJub25lIn0.e30.x';
/** Made here, so that no scanner takes it for one. */
const secret = ['Abc8Q~not', 'a-real', 'secret_value.0123456789'].join('-');

let service: FixtureServer;
let project: Project;
beforeEach(async () => {
  // A service that tells the secret all the same: a colleague's may know it from elsewhere.
  service = await startServer(() => ({ status: 200, body: { told: secret, encoded: encodeURIComponent(secret) } }));
  project = makeProject(
    collection([folder('Groups', [request({ name: 'Get Groups', path: '/v1.0/myorg/groups?of={{customer_id}}' })])]),
    service.url,
  );
});
afterEach(async () => {
  project.remove();
  await service.close();
});

type Entry = { key: string; value: string; enabled?: boolean; type?: string };
function run(entries: readonly Entry[], args: readonly string[] = []): Promise<Result> {
  project.write(
    'mine.json',
    JSON.stringify({
      name: 'mine',
      values: [
        { key: 'loginUrl', value: service.url },
        { key: 'apiUrl', value: service.url },
        { key: 'accessToken', value: token },
        ...entries,
      ],
    }),
  );
  return project.start(['run', '--env', 'mine.json', '--format', 'json', 'html', 'junit', 'markdown', ...args]);
}

// prettier-ignore
test.each<[string, Entry[], string[]]>([
  ['nothing', [{ key: 'groupId', value: guid }], []],
  ['another case', [{ key: 'GroupID', value: guid }], ['GroupID is not used; the name must be groupId']],
  ['an underscore', [{ key: 'as_profile_id', value: guid }], ['as_profile_id is not used; the name must be asProfileId']],
  ['a hyphen', [{ key: 'dataset-id', value: guid }], ['dataset-id is not used; the name must be datasetId']],
  ['another case, beside the right one', [{ key: 'GroupID', value: guid }, { key: 'groupId', value: guid }], []],
  ['another case, empty', [{ key: 'GroupID', value: '' }], []],
  ['a name that the collection reads', [{ key: 'customer_id', value: '7' }], []],
  ['another case of a name that the collection reads', [{ key: 'customerId', value: '7' }], ['customerId is not used; the name must be customer_id']],
  ['a profile that is switched off', [{ key: 'asProfileId', value: guid, enabled: false }], ['asProfileId is present but disabled']],
  ['an id that is switched off, beside one that is on', [{ key: 'groupId', value: guid, enabled: false }, { key: 'groupId', value: guid }], []],
  ['a name of nobody, switched off', [{ key: 'whatever', value: 'x', enabled: false }], []],
  ['the permission to write, switched off', [{ key: 'allowWrite', value: 'true', enabled: false }], []],
])('an environment with %s', async (_what, entries, said) => {
  const { err } = await run(entries);
  expect(err.split('\n').filter((line) => line.startsWith('The environment: '))).toEqual(said.map((each) => `The environment: ${each}.`));
});

test.each<[string, Entry[]]>([
  ['switched off', [{ key: 'clientSecret', value: secret, enabled: false }]],
  ['typed secret and switched off', [{ key: 'other', value: secret, type: 'secret', enabled: false }]],
  [
    'under another of its name',
    [
      { key: 'clientSecret', value: secret },
      { key: 'clientSecret', value: '' },
    ],
  ],
])('a secret that is %s appears nowhere', async (_what, entries) => {
  const { code, out, err } = await run(entries, ['--verbose']);
  expect([code, out + err]).toEqual([0, expect.not.stringContaining(secret)]);
  const reports = join(project.root, 'reports');
  const texts = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
  expect(texts.join('')).toContain('[redacted]');
  for (const text of texts)
    expect([text.includes(secret), text.includes(encodeURIComponent(secret))]).toEqual([false, false]);
});
