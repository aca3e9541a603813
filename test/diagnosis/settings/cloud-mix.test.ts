import { cloudMix, describeMix, type CloudSettings } from '../../../diagnosis/settings/cloud-mix.ts';

/** Typed by hand from the page of national clouds, not taken from the catalogue. */
const ROWS = {
  commercial: [
    'https://login.microsoftonline.com',
    'https://api.powerbi.com',
    'https://analysis.windows.net/powerbi/api/.default',
  ],
  gcc: [
    'https://login.microsoftonline.com',
    'https://api.powerbigov.us',
    'https://analysis.usgovcloudapi.net/powerbi/api/.default',
  ],
  'gcc-high': [
    'https://login.microsoftonline.us',
    'https://api.high.powerbigov.us',
    'https://high.analysis.usgovcloudapi.net/powerbi/api/.default',
  ],
  dod: [
    'https://login.microsoftonline.us',
    'https://api.mil.powerbigov.us',
    'https://mil.analysis.usgovcloudapi.net/powerbi/api/.default',
  ],
  china: [
    'https://login.chinacloudapi.cn',
    'https://api.powerbi.cn',
    'https://analysis.chinacloudapi.cn/powerbi/api/.default',
  ],
} as const;
const names = Object.keys(ROWS) as (keyof typeof ROWS)[];
const settings = (login: keyof typeof ROWS, api: keyof typeof ROWS, scope: keyof typeof ROWS): CloudSettings => ({
  loginUrl: ROWS[login][0],
  apiUrl: ROWS[api][1],
  scope: ROWS[scope][2],
});

describe('settings of several clouds', () => {
  test.each(names)('%s goes with itself', (name) => {
    expect(cloudMix(settings(name, name, name))).toBeNull();
  });

  test.each(names.flatMap((api) => names.filter((scope) => scope !== api).map((scope) => [api, scope] as const)))(
    'the API of %s with the scope of %s is a mix',
    (api, scope) => {
      const mix = cloudMix(settings(api, api, scope));
      expect(mix?.cloud.file).toBe(api);
      expect(mix?.wrong).toEqual([{ name: 'scope', value: ROWS[scope][2], right: ROWS[api][2] }]);
      expect(describeMix(mix!)).toContain(`scope is ${ROWS[scope][2]} and should be ${ROWS[api][2]}`);
    },
  );

  test.each(
    names.flatMap((api) =>
      names.filter((login) => ROWS[login][0] !== ROWS[api][0]).map((login) => [api, login] as const),
    ),
  )('the API of %s with the login of %s is a mix', (api, login) => {
    expect(cloudMix(settings(login, api, api))?.wrong).toEqual([
      { name: 'loginUrl', value: ROWS[login][0], right: ROWS[api][0] },
    ]);
  });

  // prettier-ignore
  test.each<[string, CloudSettings]>([
    ['the emulator with a scope of China', { loginUrl: 'http://127.0.0.1:4280', apiUrl: 'http://127.0.0.1:4280', scope: ROWS.china[2] }],
    ['the other name of China’s login', { ...settings('china', 'china', 'china'), loginUrl: 'https://login.partner.microsoftonline.cn/' }],
    ['another API’s scope, which its answer explains', { ...settings('commercial', 'commercial', 'commercial'), scope: 'https://graph.microsoft.com/.default' }],
    ['nothing', {}],
  ])('%s is no mix', (_what, given) => {
    expect(cloudMix(given)).toBeNull();
  });

  test('another cloud’s Fabric host is named with what to do', () => {
    const mix = cloudMix({ ...settings('dod', 'dod', 'dod'), fabricUrl: 'https://api.fabric.microsoft.com' });
    expect(describeMix(mix!)).toContain('fabricUrl is https://api.fabric.microsoft.com and should be empty');
  });
});
