import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { Environment } from '../../../runner/index.ts';
import { beforeYouStart, noPermissions, whatAnAppIs } from '../../../catalogue/powerbi/before-you-start.ts';
import { printGuide, type GuideMaterial } from '../../../sharing/pack/guide.ts';

const environment = (values: Record<string, string> = {}, name = 'Power BI: Commercial'): Environment => ({
  name,
  values: Object.entries({
    tenantId: '',
    clientId: '',
    clientSecret: '',
    apiUrl: 'https://api.powerbi.com',
    ...values,
  }).map(([key, value]) => ({ key, value })),
});
const guide = (over: Partial<GuideMaterial> = {}, values: Record<string, string> = {}): string =>
  printGuide({
    collection: 'c.json',
    ours: true,
    asked: [],
    folders: ['Start here', 'Groups', 'Admin'],
    first: 'Start here',
    trusted: [],
    environments: [{ file: 'environments/e.json', environment: environment(values) }],
    ...over,
  });

test('one page: no more than 80 lines, and its blocks of code are closed', () => {
  const text = guide();
  expect(text.split('\n').length).toBeLessThanOrEqual(80);
  expect(text.match(/^```/gm)!.length % 2).toBe(0);
  expect(text.endsWith('\n')).toBe(true);
});

test('its commands name the files that are in the zip', () => {
  expect(guide()).toMatch(/^```sh run\nnewman run c\.json -e environments\/e\.json --folder "Start here"$/m);
  expect(guide()).toMatch(/^npx --yes newman@6\.2\.2 run c\.json -e environments\/e\.json --folder "Start here"$/m);
  expect(guide()).toMatch(/^```sh run-all\nnewman run c\.json -e environments\/e\.json$/m);
  expect(guide()).toMatch(/^rm environments\/e\.json$/m);
});

test('the first run is of the folder with the first steps, where there is one', () => {
  const other = guide({ ours: false, folders: ['Pets', 'Admin'], first: undefined });
  expect(other).toMatch(/^```sh run\nnewman run c\.json -e environments\/e\.json$/m);
  expect(other).not.toMatch(/Start here|run-all|undefined/);
});

test('red lines of the admin APIs are said to be normal where there are such requests', () => {
  const said = 'Red lines under *Admin* are normal without the setting for admin APIs.';
  expect(guide()).toContain(said);
  expect(guide({ folders: ['Start here', 'Groups'] })).not.toContain(said);
});

test('what has to be there before: a group, a setting, a role', () => {
  const [, before = ''] = /^## Before you start\n([^]*?)\n## /m.exec(guide()) ?? [];
  expect(before.split('\n')).toEqual(
    expect.arrayContaining(beforeYouStart.map((step, index) => `${index + 1}. ${step}`)),
  );
  for (const text of [noPermissions, whatAnAppIs]) expect(before).toContain(text);
});

test('an item that is asked for names its page, also where it is the first one', () => {
  expect(guide({}, { tenantId: 't' })).toMatch(/^ {3}- `"key": "clientId"`: .*on the overview page/m);
  expect(guide()).not.toContain('on the same page');
  expect(guide()).toContain('Node.js 20 or newer alone is enough.');
});

test.each<[name: string, values: Record<string, string>, wanted: string[], already: string[]]>([
  ['nothing is filled in', {}, ['tenantId', 'clientId', 'clientSecret'], []],
  ['the ids are', { tenantId: 't', clientId: 'c' }, ['clientSecret'], ['tenantId', 'clientId']],
  ['one is', { tenantId: 't' }, ['clientId', 'clientSecret'], ['tenantId']],
])('what to fill in when %s', (_name, values, wanted, already) => {
  const asked = [...guide({}, values).matchAll(/^ {3}- `"key": "(\w+)"`/gm)].map(([, key]) => key);
  expect(asked).toEqual(wanted);
  expect(/\(([^)]*): filled in already\)/.exec(guide({}, values))?.[1]?.match(/\w+Id/g) ?? []).toEqual(already);
});

test('where each environment leads, and which of them is an emulator', () => {
  const text = guide({
    environments: [
      { file: 'a', environment: environment() },
      { file: 'b', environment: environment({ apiUrl: `http://127.0.0.1:${standardTenant.port}` }) },
      { file: 'c', environment: environment({ apiUrl: 'nowhere' }) },
    ],
  });
  expect(text).toContain('| `a` | the environment *Power BI: Commercial*: api.powerbi.com |');
  expect(text).toContain(
    '| `b` | the environment *Power BI: Commercial*: an emulator on your own machine, at 127.0.0.1:4280 |',
  );
  expect(text).toContain('| `c` | the environment *Power BI: Commercial* |');
});

test('that it only reads is said of the generated collection alone', () => {
  expect(guide()).toContain('It only reads, as long as');
  expect(guide({ ours: false })).not.toContain('It only reads');
  expect(guide({ ours: false })).toContain('Look at them before you fill in a secret.');
});

test('consent names the tenant, and trusted hosts are named', () => {
  expect(guide()).toMatch(/\*\*id of your tenant\*\* in `allowWrite`[^]*To forbid that again, empty the value/);
  expect(guide()).toContain('Both must be hosts of Power BI or Entra, or your own machine.');
  expect(guide({ trusted: ['gateway.contoso.example'] })).toContain(
    'or one that this collection trusts: **gateway.contoso.example**.',
  );
});

test('a name cannot break the table', () => {
  expect(guide({ environments: [{ file: 'a', environment: environment({}, 'A | `b`\n| *c* <script>') }] })).toContain(
    '| `a` | the environment *A  b  c script>*: api.powerbi.com |',
  );
});
