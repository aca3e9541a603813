import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { cloudVariables, permissionVariables, signInVariables } from '../../catalogue/entra/sign-in.ts';
import { buildEnvironments } from '../../generator/environment.ts';
import { idVariables } from '../../generator/request-variables.ts';

const environments = buildEnvironments(powerBi);
const value = (name: string, key: string): string | undefined =>
  environments.get(name)?.values.find((entry) => entry.key === key)?.value;

test('one for the emulator and one for each cloud', () => {
  expect([...environments.keys()]).toEqual(['emulator', 'commercial', 'gcc', 'gcc-high', 'dod', 'china']);
});

// Typed by hand from Microsoft's page on national clouds: the environments must not be tested against their own source.
// prettier-ignore
test.each([
  ['commercial', 'https://login.microsoftonline.com', 'https://api.powerbi.com', 'https://analysis.windows.net/powerbi/api/.default'],
  ['gcc', 'https://login.microsoftonline.com', 'https://api.powerbigov.us', 'https://analysis.usgovcloudapi.net/powerbi/api/.default'],
  ['gcc-high', 'https://login.microsoftonline.us', 'https://api.high.powerbigov.us', 'https://high.analysis.usgovcloudapi.net/powerbi/api/.default'],
  ['dod', 'https://login.microsoftonline.us', 'https://api.mil.powerbigov.us', 'https://mil.analysis.usgovcloudapi.net/powerbi/api/.default'],
  ['china', 'https://login.chinacloudapi.cn', 'https://api.powerbi.cn', 'https://analysis.chinacloudapi.cn/powerbi/api/.default'],
])('%s', (name, loginUrl, apiUrl, scope) => {
  expect([value(name, 'loginUrl'), value(name, 'apiUrl'), value(name, 'scope')]).toEqual([loginUrl, apiUrl, scope]);
});

// Its hosts in other clouds are documented nowhere.
test.each([
  ['commercial', 'https://api.fabric.microsoft.com'],
  ['gcc', ''],
  ['gcc-high', ''],
  ['dod', ''],
  ['china', ''],
])('the Fabric API of %s', (name, fabricUrl) => {
  expect(value(name, 'fabricUrl')).toBe(fabricUrl);
});

test("no environment holds a secret, and only the emulator's allows changes, in its own tenant", () => {
  for (const [name, { values }] of environments) {
    const secrets = values.filter((entry) => entry.type === 'secret');
    expect(secrets.map(({ key, value: text }) => [key, text])).toEqual([
      ['clientSecret', ''],
      ['privateKey', ''],
      ['clientAssertion', ''],
      ['accessToken', ''],
    ]);
    expect([name, value(name, 'allowWrite'), value(name, 'allowHeavyReads')]).toEqual(
      name === 'emulator' ? [name, value(name, 'tenantId'), 'true'] : [name, '', ''],
    );
  }
});

test("a real cloud's environment has no id typed in", () => {
  const settings = ['loginUrl', 'apiUrl', 'fabricUrl', 'scope'];
  for (const entry of environments.get('commercial')!.values)
    expect([entry.key, entry.value === '' || settings.includes(entry.key)]).toEqual([entry.key, true]);
  expect(value('commercial', 'groupId')).toBe('');
});

test('every environment has the same few rows, each with a description of its own, in the order of use', () => {
  const rows = [...environments.values()].map(({ values }) => values.map(({ key, description }) => [key, description]));
  for (const other of rows) expect(other).toEqual(rows[0]);
  const keys = rows[0]!.map(([key]) => key);
  expect(keys.length).toBeLessThanOrEqual(34);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.slice(0, 3)).toEqual(['tenantId', 'clientId', 'clientSecret']);
  expect(keys.slice(12, 17)).toEqual(['allowWrite', 'allowHeavyReads', 'groupId', 'datasetId', 'reportId']);
  for (const [key, description] of rows[0]!)
    expect([key, description]).toEqual([key, expect.stringMatching(/^\S.{10,}\.$/) as string]);
  expect(new Set(rows[0]!.map(([, description]) => description)).size).toBe(keys.length);
});

test('no row is there that nothing reads, and none is misspelt', () => {
  const settings: readonly string[] = [...signInVariables, ...cloudVariables, ...permissionVariables];
  const read = [...settings, ...idVariables(powerBi)];
  const keys = environments.get('commercial')!.values.map(({ key }) => key);
  expect(keys.filter((key) => !read.includes(key))).toEqual([]);
  expect(JSON.stringify([...environments])).not.toContain('emailAdress');
});

test('what neither a list nor a request of the collection gives has a row', () => {
  const { resources, environment } = powerBi;
  const given = resources
    .filter(({ list, seenIn, create }) => list ?? seenIn ?? create)
    .map(({ variable }) => variable);
  const rows = environment.map(({ name }) => name);
  expect(idVariables(powerBi).filter((name) => !given.includes(name) && !rows.includes(name))).toEqual([]);
});

test('what allows something says how, and how to take it back', () => {
  const about = Object.fromEntries(
    environments.get('commercial')!.values.map(({ key, description }) => [key, description]),
  );
  expect(about).toMatchObject({
    allowWrite: expect.stringMatching(/id of the tenant.*empty/) as string,
    allowHeavyReads: expect.stringMatching(/^true: /) as string,
  });
});
