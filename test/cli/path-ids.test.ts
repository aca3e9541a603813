import { collection, folder, request } from '../runner/fixtures/collection.ts';
import type { FixtureServer } from '../runner/fixtures/server.ts';
import { useServedProject } from './fixtures/served-project.ts';
import type { Project } from './fixtures/terminal.ts';

const guid = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
const signedIn = { POWERBI_ACCESS_TOKEN: 'eyJhbGciOiJub25lIn0.e30.x', AZURE_TENANT_ID: guid };
const whole = collection([
  folder('Groups', [request({ name: 'Get Reports In Group', path: '/v1.0/myorg/groups/{{groupId}}/reports' })]),
  folder('Users', [request({ name: 'Delete User', method: 'DELETE', path: '/v1.0/myorg/groups/g/users/{{user}}' })]),
]);

let service: FixtureServer;
let project: Project;
useServedProject(whole, (made) => ({ service, project } = made));

/** A run with a value for a variable. */
interface Given {
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly files?: Readonly<Record<string, string>>;
}

const run = ({ args = [], env = {}, files = {} }: Given, folderName: string) => {
  for (const [path, text] of Object.entries(files)) project.write(path, text);
  return project.start(['run', '--folder', folderName, '--allow-write', '--format', 'json', ...args], {
    env: { ...signedIn, ...env },
  });
};
const inRow = (...rows: Record<string, string>[]): Given => ({
  args: ['--data', 'rows.json'],
  files: { 'rows.json': JSON.stringify(rows) },
});
const inEnvironment = (values: Record<string, string>): Given => ({
  args: ['--env', 'mine.json'],
  files: {
    'mine.json': JSON.stringify({
      name: 'mine',
      values: Object.entries({ loginUrl: service.url, apiUrl: service.url, ...values }).map(([key, value]) => ({
        key,
        value,
      })),
    }),
  },
});

// prettier-ignore
test.each<[string, () => Given, RegExp]>([
  ['a way to an admin call, in a row', () => inRow({ groupId: '../../../v1.0/myorg/admin/groups' }), /row 1 of the data: groupId contains a slash/],
  ['a path in the second row', () => inRow({ groupId: guid }, { groupId: `${guid}/users` }), /row 2 of the data: groupId contains a slash/],
  ['a path in the environment', () => inEnvironment({ groupId: '../apps' }), /E_ID_MALFORMED: groupId contains a slash/],
  ['a path in a flag', () => ({ args: ['--set', 'groupId=a/b'] }), /E_ID_MALFORMED: groupId contains a slash/],
  ['a path in a process variable', () => ({ env: { POWERBI_GROUP_ID: 'a\\b' } }), /E_ID_MALFORMED: groupId contains a backslash/],
  ['a path in .env', () => ({ files: { '.env': 'POWERBI_GROUP_ID=..\n' } }), /E_ID_MALFORMED: groupId contains dots/],
  ['what an earlier run is said to have found', () => inEnvironment({ groupId: guid, foundIds: JSON.stringify({ datasetId: { id: '../../admin', parents: {} } }) }), /foundIds contains a slash/],
  ['what an earlier run is said to have created', () => inEnvironment({ groupId: guid, createdIds: JSON.stringify({ datasetId: { id: guid, parents: { groupId: 'a/b' } } }) }), /createdIds contains a slash/],
  ['a query', () => inRow({ groupId: `${guid}?$top=1` }), /groupId contains a question mark/],
  ['a fragment', () => inRow({ groupId: `${guid}#x` }), /groupId contains a number sign/],
  ['a slash that is encoded', () => inRow({ groupId: 'a%2Fb' }), /groupId contains a percent sign/],
  ['a line break and a header', () => inRow({ groupId: 'a\r\nHost: b' }), /groupId contains a blank or a line break/],
  ['a control character', () => inRow({ groupId: 'a\u0001b' }), /groupId contains a control character/],
  ['a reference to something else', () => inRow({ groupId: '{{scope}}' }), /groupId contains a reference/],
  ['an id that this run does not need', () => inRow({ groupId: guid, pageName: 'a/b' }), /pageName contains a slash/],
  ['the address of a guest, of which the service would see one half', () => inRow({ user: 'ann_fabrikam.com#EXT#@contoso.com' }), /user contains a number sign.*\n.*\n.*object id/],
])('%s: nothing is sent', async (_what, given, says) => {
  for (const name of ['Groups', 'Users']) {
    const result = await run(given(), name);
    expect([result.code, result.err]).toEqual([2, expect.stringMatching(says)]);
  }
  expect(service.received).toEqual([]);
});

// prettier-ignore
test.each<[string, string, () => Given, string[]]>([
  ['GUIDs', 'Groups', () => inRow({ groupId: guid }, { groupId: guid.toUpperCase() }), [`GET /v1.0/myorg/groups/${guid}/reports`, `GET /v1.0/myorg/groups/${guid.toUpperCase()}/reports`]],
  ['a GUID in a flag', 'Groups', () => ({ args: ['--set', `groupId=${guid}`] }), [`GET /v1.0/myorg/groups/${guid}/reports`]],
  ['the address of a person', 'Users', () => inRow({ user: 'ada.lovelace+test@contoso.com' }), ['DELETE /v1.0/myorg/groups/g/users/ada.lovelace+test@contoso.com']],
  ['a slash in what is no id', 'Groups', () => inRow({ groupId: guid, remark: 'a/b?c#d' }), [`GET /v1.0/myorg/groups/${guid}/reports`]],
  ['names that every object has, beside an id', 'Groups', () => inRow(JSON.parse(`{"constructor":"a","__proto__":"b","toString":"c","hasOwnProperty":"d","groupId":"${guid}"}`) as Record<string, string>), [`GET /v1.0/myorg/groups/${guid}/reports`]],
  ['what an earlier run found', 'Groups', () => inEnvironment({ groupId: guid, foundIds: JSON.stringify({ datasetId: { id: guid, parents: { groupId: guid } } }), createdIds: 'no JSON' }), [`GET /v1.0/myorg/groups/${guid}/reports`]],
  ['such names in the environment', 'Groups', () => inEnvironment(JSON.parse(`{"constructor":"a","__proto__":"b","toString":"c","hasOwnProperty":"d","groupId":"${guid}"}`) as Record<string, string>), [`GET /v1.0/myorg/groups/${guid}/reports`]],
])('%s: sent as they are', async (_what, name, given, sent) => {
  const result = await run(given(), name);
  expect([result.code, result.err.replace(/^\S+ .*\n/gm, '')]).toEqual([0, expect.not.stringContaining('E_')]);
  const asked = service.received.filter(({ path }) => !path.startsWith('/.well-known/'));
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(sent);
});
