import { createSigningKey, startEmulator, type Emulator, type Switches } from '../../emulator/index.ts';
import { makeCertificate } from '../cli/fixtures/certificate.ts';
import { appToken, POWER_BI } from './client.ts';
import { exchange } from './exchange.ts';

let plain: Emulator;
let secure: Emulator;
/** For each audience, a token of the app. */
const tokens: Record<string, string> = {};

const FABRIC = 'https://api.fabric.microsoft.com';
const GRAPH = 'https://graph.microsoft.com';

// Tokens are asked for without TLS: both emulators have the same tenant and sign with the same key.
beforeAll(async () => {
  const signingKey = await createSigningKey();
  const { key, certificate: cert } = makeCertificate('localhost');
  plain = await startEmulator({ signingKey });
  secure = await startEmulator({ signingKey, tls: { key, cert } });
  for (const audience of [POWER_BI, FABRIC, GRAPH]) tokens[audience] = await appToken(plain, audience);
});
afterAll(() => Promise.all([plain.close(), secure.close()]));

const POWER_BI_PATH = '/v1.0/myorg/groups';
const FABRIC_PATH = '/v1/workspaces';
const HOSTS = ['api.powerbi.com', 'api.fabric.microsoft.com', 'localhost'] as const;

/** Status and reason of a read under each of the hosts. */
async function read(audience: string, path: string, switches: Partial<Switches>): Promise<(string | number)[]> {
  const both = { fabricAudience: 'accepted', fabricAudienceOnFabricHost: 'refused', ...switches } as const;
  secure.change({ switches: both });
  const answers = await Promise.all(
    HOSTS.map((host) => {
      const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${tokens[audience]}`];
      return exchange(secure, lines, '', host);
    }),
  );
  return answers.map(({ status, headers }) => {
    const reason = headers['x-powerbi-error-info'];
    return reason === undefined ? status : `${status} ${reason}`;
  });
}

// prettier-ignore
test.each<[string, string, string, Partial<Switches>, (string | number)[]]>([
  ["Power BI's paths", POWER_BI_PATH, FABRIC, {}, [200, 403, 200]],
  ["Power BI's paths, refused under Power BI's host", POWER_BI_PATH, FABRIC, { fabricAudience: 'refused' }, ['403 InvalidToken', 403, '403 InvalidToken']],
  ["Power BI's paths, accepted under both", POWER_BI_PATH, FABRIC, { fabricAudienceOnFabricHost: 'accepted' }, [200, 200, 200]],
  ["Fabric's paths, whatever the switches", FABRIC_PATH, FABRIC, { fabricAudience: 'refused' }, [200, 200, 200]],
  ["Power BI's paths with its own token", POWER_BI_PATH, POWER_BI, { fabricAudience: 'refused' }, [200, 200, 200]],
  ["Fabric's paths with Power BI's token", FABRIC_PATH, POWER_BI, { fabricAudience: 'refused' }, [200, 200, 200]],
  ["Power BI's paths with a token for Graph", POWER_BI_PATH, GRAPH, { fabricAudienceOnFabricHost: 'accepted' }, ['403 InvalidToken', '403 InvalidToken', '403 InvalidToken']],
  ["Fabric's paths with a token for Graph", FABRIC_PATH, GRAPH, {}, [401, 401, 401]],
])('a token under the hosts of Power BI, Fabric and this machine: %s', async (_what, path, audience, switches, expected) => {
  expect(await read(audience, path, switches)).toEqual(expected);
});

test("a workspace's own host is the Fabric API's, a cluster is Power BI's", async () => {
  secure.change({ switches: { fabricAudience: 'accepted', fabricAudienceOnFabricHost: 'refused' } });
  const statusUnder = async (host: string): Promise<number> =>
    (
      await exchange(
        secure,
        [`GET ${POWER_BI_PATH} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${tokens[FABRIC]}`],
        '',
        host,
      )
    ).status;
  expect([
    await statusUnder(`${'0a'.repeat(16)}.z0a.w.api.fabric.microsoft.com`),
    await statusUnder('wabi-north-europe-redirect.analysis.windows.net'),
  ]).toEqual([403, 200]);
});
