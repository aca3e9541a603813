import { scanDocument } from '../../sharing/index.ts';
import { entraSecret } from '../proof/tools/planted-secrets.mjs';
import { collection, request } from '../runner/fixtures/collection.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

/** Deeper than the stack of the program. */
const DEPTH = 100_000;
const deep = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
/** The text of a document in which `null` became something deep. */
const withDeep = (document: unknown): string => JSON.stringify(document).replace('null', deep);
const info = { name: 'deep', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' };
const folders = `{"info":${JSON.stringify(info)},"item":[${'{"name":"f","item":['.repeat(DEPTH)}{"name":"a","request":{}}${']}'.repeat(DEPTH)}]}`;

let project: Project;
beforeEach(() => {
  project = makeProject(collection([request({ name: 'Get Groups', path: '/groups' })]));
  project.write('env.json', withDeep({ name: 'x', values: [{ key: 'groupId', value: null }] }));
  project.write('beside.json', withDeep({ name: 'x', values: [], more: null }));
  project.write(
    'collection.json',
    withDeep({ info, item: [{ name: 'a', request: { url: 'https://a.example' } }], more: null }),
  );
  project.write('folders.json', folders);
  project.write('rows.json', withDeep([{ groupId: null }]));
  project.write('rows.ndjson', `{"groupId":"x"}\n${withDeep({ groupId: null })}\n`);
  project.write('record.json', withDeep({ version: 1, entries: null }));
  project.write('baseline.json', withDeep({ version: 1, requests: null }));
  project.write('scenario.json', withDeep({ about: 'x', tenant: { workspaces: null } }));
  project.write('swagger.json', withDeep({ swagger: '2.0', paths: null }));
});
afterEach(() => project.remove());

describe('JSON that is nested more deeply than the stack of the program is refused by its own code', () => {
  test.each<[string, string]>([
    ['run --env ./env.json', 'E_ENV_INVALID'],
    ['run --env ./beside.json', 'E_ENV_INVALID'],
    ['run --dry-run --env ./env.json', 'E_ENV_INVALID'],
    ['doctor --env ./env.json', 'E_ENV_INVALID'],
    ['token --env ./env.json', 'E_ENV_INVALID'],
    ['compare --env ./env.json --with ./env.json', 'E_ENV_INVALID'],
    ['share --env ./env.json', 'E_ENV_INVALID'],
    ['run --emulator --collection collection.json', 'E_COLLECTION_INVALID'],
    ['run --emulator --collection folders.json', 'E_COLLECTION_INVALID'],
    ['share --collection collection.json', 'E_COLLECTION_INVALID'],
    ['share --collection folders.json', 'E_COLLECTION_INVALID'],
    ['run --emulator --data rows.json', 'E_DATA_INVALID'],
    ['run --emulator --dry-run --data rows.ndjson', 'E_DATA_INVALID'],
    ['report record.json', 'E_RECORD_INVALID'],
    ['run --emulator --baseline baseline.json', 'E_BASELINE_INVALID'],
    ['emulate --port 0 --scenario ./scenario.json', 'E_SCENARIO_INVALID'],
    ['catalogue refresh --from swagger.json', 'E_DESCRIPTION_INVALID'],
  ])('%s: %s', async (line, code) => {
    const { code: exit, err } = await project.start(line.split(' '));
    expect(err.split(':', 1)[0]).toBe(code);
    expect(exit).toBe(2);
  });

  test.each(['/v1.0/myorg/admin/workspaces/scanResult/3e478a9d-0ae0-46ad-8952-0b55c100d087', '/v1.0/myorg/groups'])(
    'an answer to %s is explained by what is outside of its body',
    async (path) => {
      const { code, out, err } = await project.start([
        'explain',
        'beside.json',
        '--status',
        '403',
        '--url',
        `https://api.powerbi.com${path}`,
      ]);
      expect(out + err).not.toContain('E_UNEXPECTED');
      expect(code).toBeLessThan(2);
    },
  );
});

describe('check', () => {
  const secret = entraSecret();

  test('a deep file hides neither the findings of the others nor its own', async () => {
    project.write('shared/a.json', `{"a":${deep}}`);
    project.write('shared/b.json', JSON.stringify({ clientSecret: secret }));
    project.write('shared/c.json', `{"clientSecret":"${secret}","a":${deep}}`);
    const { code, out } = await project.start(['check', 'shared', '--format', 'json']);
    const { findings, notRead } = JSON.parse(out) as { findings: { file: string }[]; notRead: unknown[] };
    expect(findings.map(({ file }) => file)).toEqual(['shared/b.json', 'shared/c.json']);
    expect([code, notRead]).toEqual([1, []]);
  });

  test.each([
    `{"note": ${JSON.stringify(`{"a":${deep}, "clientSecret": "${secret}"}`)}}`,
    `{"clientSecret":"${secret}"}\n{"a":${deep}}\n`,
    `${'{"a":'.repeat(DEPTH)}"${secret}"${'}'.repeat(DEPTH)}`,
  ])('a secret beside or within something deep: case %#', async (text) => {
    expect((await scanDocument('a.json', text)).map(({ rule }) => rule)).toContain('client-secret');
  });
});
