import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collection, expectStatus, folder, request } from '../runner/fixtures/collection.ts';
import type { FixtureServer } from '../runner/fixtures/server.ts';
import { useServedProject } from './fixtures/served-project.ts';
import type { Project, Result } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

const id = (digit: number): string => `${String(digit).repeat(8)}-2222-4333-8444-555555555555`;
const whole = collection([
  folder('Workspaces', [request({ name: 'Get Groups', path: '/good', test: expectStatus('Get Groups', 200) })]),
]);

let service: FixtureServer;
let project: Project;
useServedProject(whole, (made) => ({ service, project } = made));

const as = (app: number, args: readonly string[], tenant = 9): Promise<Result> =>
  project.start(args, {
    env: {
      AZURE_TENANT_ID: id(tenant),
      AZURE_CLIENT_ID: id(app),
      POWERBI_ACCESS_TOKEN: makeToken({ appid: id(app), tid: id(tenant) }),
    },
  });
const asked = (): number => service.received.filter(({ path }) => path === '/good').length;

test('a baseline says whose it is, and takes its own', async () => {
  expect((await as(1, ['run', '--save-baseline', 'access.json'])).code).toBe(0);
  const text = readFileSync(join(project.root, 'access.json'), 'utf8');
  expect((JSON.parse(text) as { owners: unknown }).owners).toEqual([{ app: id(1), tenant: id(9) }]);
  expect(text).not.toContain('eyJ');
  const again = await as(1, ['run', '--baseline', 'access.json']);
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('Same as the baseline')]);
  expect(again.out).not.toContain('note:');
});

test.each<[name: string, app: number, tenant: number]>([
  ['another app', 2, 9],
  ['another tenant', 1, 8],
])('%s: refused before anything is sent, and by report', async (_name, app, tenant) => {
  await as(1, ['run', '--save-baseline', 'access.json']);
  const before = asked();
  const refused = await as(app, ['run', '--baseline', 'access.json'], tenant);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('E_BASELINE_FOREIGN: the baseline access.json belongs to another identity.');
  expect(refused.err).toContain(
    `The baseline is of the app ${id(1)} in the tenant ${id(9)}; this run is of the app ${id(app)} in the tenant ${id(tenant)}.`,
  );
  expect(asked()).toBe(before);
  await as(app, ['run'], tenant);
  expect(await as(app, ['report', 'reports', '--baseline', 'access.json'], tenant)).toMatchObject({
    code: 2,
    err: expect.stringContaining('E_BASELINE_FOREIGN') as string,
  });
});

test('where only the first token says who it is, the reports are written, and then it is refused', async () => {
  await as(1, ['run', '--save-baseline', 'access.json']);
  // The rows sign in as somebody else than the baseline names, in a way that is not seen before.
  const script = [`pm.environment.set('accessToken', '${makeToken({ appid: id(2), tid: id(9) })}');`];
  project.write(
    'collections/powerbi.postman_collection.json',
    JSON.stringify(collection(whole.item, { before: script })),
  );
  const refused = await as(1, ['run', '--baseline', 'access.json']);
  expect(refused).toMatchObject({
    code: 2,
    err: expect.stringContaining('E_BASELINE_FOREIGN') as string,
    out: expect.stringContaining('Open reports/report.html\nAlso written: ') as string,
  });
});

test('an older baseline is taken, with a note', async () => {
  await as(1, ['run', '--save-baseline', 'access.json']);
  const { owners: _owners, ...older } = JSON.parse(readFileSync(join(project.root, 'access.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  project.write('access.json', JSON.stringify(older));
  const taken = await as(2, ['run', '--baseline', 'access.json']);
  expect(taken).toMatchObject({
    code: 0,
    out: expect.stringContaining('note: the baseline does not say which app of which tenant it is of') as string,
  });
});

test('rows of several apps: the row that is somebody else’s is named', async () => {
  const rows = (second: number): string =>
    JSON.stringify(
      [1, second].map((app) => ({ clientId: id(app), accessToken: makeToken({ appid: id(app), tid: id(9) }) })),
    );
  project.write('rows.json', rows(2));
  expect((await as(1, ['run', '--data', 'rows.json', '--save-baseline', 'access.json'])).code).toBe(0);
  expect((await as(1, ['run', '--data', 'rows.json', '--baseline', 'access.json'])).code).toBe(0);
  project.write('rows.json', rows(3));
  const refused = await as(1, ['run', '--data', 'rows.json', '--baseline', 'access.json']);
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringContaining(
      `Row 2: The baseline is of the app ${id(2)} in the tenant ${id(9)}; this run is of the app ${id(3)}`,
    ),
  ]);
});
