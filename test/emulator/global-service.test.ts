import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { useEmulatorsBothWays } from './both-ways.ts';
import { exchange } from './exchange.ts';

let plain: Emulator;
let secure: Emulator;
useEmulatorsBothWays((made) => ({ plain, secure } = made));

const DISCOVER = '/powerbi/globalservice/v201606/environments/discover?client=powerbi-msolap';

interface Environment {
  readonly cloudName: string;
  readonly services: readonly { readonly name: string; readonly endpoint: string; readonly resourceId?: string }[];
  readonly clients: readonly unknown[];
}

/** As PowerShell's module and Bravo read a cloud: by the service of each name. */
function read(body: string): Record<string, readonly (string | undefined)[]> {
  const { environments } = JSON.parse(body) as { readonly environments: readonly Environment[] };
  return Object.fromEntries(environments.map(readOne));
}

function readOne({ cloudName, services, clients }: Environment): [string, (string | undefined)[]] {
  const called = (wanted: string) => services.find(({ name }) => name === wanted);
  const backend = called('powerbi-backend');
  expect(clients.length).toBeGreaterThan(0);
  return [
    cloudName,
    [called('aad')?.endpoint, backend?.endpoint, backend?.resourceId, called('powerbi-frontend')?.endpoint],
  ];
}

/** Typed by hand from the settings of two clients. */
const CLOUDS = {
  GlobalCloud: ['https://login.microsoftonline.com/common', 'https://api.powerbi.com', 'https://analysis.windows.net/powerbi/api', 'https://app.powerbi.com'],
  USGovCloud: ['https://login.windows.net/common', 'https://api.powerbigov.us', 'https://analysis.usgovcloudapi.net/powerbi/api', 'https://app.powerbigov.us'],
  USGovDoDL4Cloud: ['https://login.microsoftonline.us/common', 'https://api.high.powerbigov.us', 'https://high.analysis.usgovcloudapi.net/powerbi/api', 'https://app.high.powerbigov.us'],
  USGovDoDL5Cloud: ['https://login.microsoftonline.us/common', 'https://api.mil.powerbigov.us', 'https://mil.analysis.usgovcloudapi.net/powerbi/api', 'https://app.mil.powerbigov.us'],
  ChinaCloud: ['https://login.chinacloudapi.cn/common', 'https://api.powerbi.cn', 'https://analysis.chinacloudapi.cn/powerbi/api', 'https://app.powerbi.cn'],
  GermanyCloud: ['https://login.microsoftonline.de/common', 'https://api.powerbi.de', 'https://analysis.cloudapi.de/powerbi/api', 'https://app.powerbi.de'],
}; // prettier-ignore

test("under Power BI's own name every cloud is where it is", async () => {
  const answer = await exchange(secure, [`POST ${DISCOVER} HTTP/1.1`, 'Host: api.powerbi.com'], '', 'api.powerbi.com');
  expect([answer.status, read(answer.body)]).toEqual([200, CLOUDS]);
});

test('on this machine the own cloud is this machine, for sign-in and calls alike', async () => {
  const answer = await fetch(plain.url + DISCOVER, { method: 'POST' });
  const [, , ...rest] = CLOUDS.GlobalCloud;
  expect(read(await answer.text())).toEqual({
    ...CLOUDS,
    GlobalCloud: [`${plain.url}/common`, plain.url, ...rest],
  });
});

test('the own cloud is that of the tenant', async () => {
  const own = await startEmulator({ cloud: 'gcc' });
  try {
    const clouds = read(await (await fetch(own.url + DISCOVER, { method: 'POST' })).text());
    expect([clouds['GlobalCloud'], clouds['USGovCloud']]).toEqual([
      CLOUDS.GlobalCloud,
      [`${own.url}/common`, own.url, ...CLOUDS.USGovCloud.slice(2)],
    ]);
  } finally {
    await own.close();
  }
});

describe("a user's cloud", () => {
  const [, , ...rest] = CLOUDS.GlobalCloud;
  const own = [`GlobalCloud`, [expect.stringMatching(/^http:.*\/common$/), expect.stringMatching(/^http:/), ...rest]];
  const ask = async (version: string, slashes = '/'): Promise<string> => {
    const path = `${slashes}powerbi/globalservice/${version}/environments/discover?user=ada%40northwind.example`;
    return (await fetch(plain.url + path, { method: 'POST' })).text();
  };

  test("is the tenant's: by itself in the oldest version, in a list in the newer ones", async () => {
    expect(readOne(JSON.parse(await ask('v201606')) as Environment)).toEqual(own);
    for (const version of ['v202003', 'v202408']) expect(Object.entries(read(await ask(version)))).toEqual([own]);
  });

  test('is found behind a doubled slash, as the gateway asks', async () => {
    expect(Object.entries(read(await ask('v202003', '//')))).toEqual([own]);
  });
});

test.each([
  ['GET', DISCOVER],
  ['POST', '/powerbi/globalservice/v201606/environments'],
  ['POST', '/powerbi/globalservice/v1/environments/discover'],
])('%s %s is not open', async (method, path) => {
  expect((await fetch(plain.url + path, { method })).status).toBe(403);
});

test('neither Entra nor Azure has the directory', async () => {
  for (const [host, status] of [
    ['login.microsoftonline.com', 404],
    ['management.azure.com', 401],
  ] as const)
    expect((await exchange(secure, [`POST ${DISCOVER} HTTP/1.1`, `Host: ${host}`], '', host)).status).toBe(status);
});
