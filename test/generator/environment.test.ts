import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { buildEnvironments } from '../../generator/environment.ts';

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

test('what allows something says how, and how to take it back', () => {
  const about = Object.fromEntries(
    environments
      .get('commercial')!
      .values.flatMap(({ key, description }) => (description === undefined ? [] : [[key, description]])),
  );
  expect(about).toEqual({
    allowWrite: expect.stringMatching(/id of the tenant.*empty the value/) as string,
    allowHeavyReads: expect.stringMatching(/^true: /) as string,
  });
});
