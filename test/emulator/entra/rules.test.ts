import { firstTokenRefusal, tokenRules } from '../../../emulator/entra/rules/index.ts';
import { readTokenRequest, type TokenRequest } from '../../../emulator/entra/token-request.ts';
import type { AppDefinition, TenantDefinition } from '../../../emulator/tenant/definition.ts';
import { firstApp } from '../../../emulator/tenant/identities.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';

const now = new Date('2026-11-23T12:00:00Z');
const POWER_BI = 'https://analysis.windows.net/powerbi/api';
const GRAPH = 'https://graph.microsoft.com';
const standard = standardTenantDefinition();
const app: AppDefinition = {
  ...firstApp(standard),
  secrets: [
    { value: 's3', expires: '2027-01-01T00:00:00Z' },
    { value: 'old', expires: now.toISOString() },
  ],
};
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface Variation {
  readonly method?: string;
  readonly version?: 1 | 2;
  readonly tenantName?: string;
  readonly contentType?: string;
  readonly basic?: string;
  readonly app?: Partial<AppDefinition>;
  readonly tenantsOfOtherClouds?: readonly string[];
  readonly switches?: Partial<TenantDefinition['switches']>;
  /** In place of the form. */
  readonly body?: string;
  /** Null removes a parameter. */
  readonly form?: Record<string, string | null>;
}

/** The request that nobody refuses, varied. */
function request({ form = {}, version = 2, ...variation }: Variation = {}): TokenRequest {
  const { tenantsOfOtherClouds = [], switches } = variation;
  const tenant: TenantDefinition = {
    ...standard,
    tenantsOfOtherClouds,
    switches: { ...standard.switches, ...switches },
    apps: [{ ...app, ...variation.app }],
  };
  const target = version === 2 ? { scope: `${POWER_BI}/.default` } : { resource: POWER_BI };
  const all = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: 's3', ...target, ...form };
  const body =
    variation.body ??
    new URLSearchParams(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)).toString();
  const {
    method = 'POST',
    tenantName = tenant.tenantId,
    contentType = 'application/x-www-form-urlencoded',
    basic,
  } = variation;
  const authorization = basic === undefined ? undefined : `Basic ${Buffer.from(basic).toString('base64')}`;
  return readTokenRequest(
    { method, version, tenantName, origin: 'http://127.0.0.1', contentType, authorization, body: Buffer.from(body) },
    tenant,
    now,
  );
}

/** For each rule: what it refuses, and the nearest thing that it does not. */
const cases: Readonly<Record<string, readonly [refused: Variation, code: number, allowed: Variation][]>> = {
  T1: [
    [{ tenantName: '{{tenantId}}' }, 900023, { tenantName: standard.tenantId.toUpperCase() }],
    [{ tenantName: 'northwind' }, 900023, { tenantName: 'northwind.example' }],
    [{ tenantName: '' }, 900023, {}],
  ],
  T2: [
    [{ tenantName: '00000000-1111-2222-3333-444444444444' }, 90002, {}],
    [{ tenantName: 'contoso.example' }, 90002, { tenantName: 'Northwind.Example' }],
  ],
  T2a: [
    [
      { tenantName: 'Northwind.us.example', tenantsOfOtherClouds: ['northwind.us.example'] },
      900382,
      { tenantsOfOtherClouds: ['northwind.us.example'] },
    ],
  ],
  T3: [[{ method: 'GET' }, 900561, { method: 'POST' }]],
  T4b: [
    [{ body: '{"grant_type":"client_credentials"}' }, 9002313, {}],
    [{ body: 'client_secret=100%' }, 9002313, { form: { note: '100%' } }],
    [{ body: 'client_secret=%zz' }, 9002313, { form: { note: '%zz' } }],
  ],
  T4a: [[{ form: { resource: POWER_BI } }, 901002, { version: 1 }]],
  T4: [
    [{ form: { grant_type: null } }, 900144, {}],
    [{ form: { scope: '' } }, 900144, {}],
    [{ version: 1, form: { resource: null } }, 900144, { version: 1 }],
    [
      { form: { client_id: null } },
      900144,
      { form: { client_id: null, client_secret: null }, basic: `${app.clientId}:s3` },
    ],
    [{ contentType: 'application/json' }, 900144, { contentType: 'application/x-www-form-urlencoded; charset=utf-8' }],
  ],
  T5: [[{ form: { grant_type: 'password' } }, 70003, {}]],
  T6: [
    [{ form: { client_id: standard.tenantId } }, 700016, { form: { client_id: app.clientId.toUpperCase() } }],
    [{ form: { client_id: standard.tenantId }, switches: { appNotFound: 700011 } }, 700011, {}],
  ],
  T6a: [[{ app: { disabled: true } }, 7000112, { app: { disabled: false } }]],
  T7: [
    [{ form: { client_secret: null } }, 7000216, {}],
    [{ form: { client_secret: '' } }, 7000216, {}],
    [{ form: { client_secret: '' }, switches: { credentialMissing: 7000218 } }, 7000218, {}],
  ],
  T8: [
    [{ form: { client_secret: 'S3' } }, 7000215, {}],
    [{ form: { client_secret: 'old' } }, 7000222, {}],
    [
      { form: { client_secret: null }, basic: `${app.clientId}:s%33%33` },
      7000215,
      { form: { client_secret: null }, basic: `${app.clientId}:s%33` },
    ],
  ],
  T9a: [[{ form: { client_assertion: 'x.y.z' } }, 900144, {}]],
  T9b: [[{ form: { client_assertion: 'x.y.z', client_assertion_type: ASSERTION_TYPE } }, 50027, {}]],
  T10: [
    [{ form: { scope: `${POWER_BI}/Report.Read.All` } }, 1002012, {}],
    [{ form: { scope: POWER_BI } }, 1002012, { version: 1 }],
    [{ form: { scope: 'openid' } }, 1002012, { form: { scope: `openid ${POWER_BI}/.default` } }],
    [
      { form: { scope: 'openid profile email offline_access' } },
      1002012,
      { form: { scope: `${POWER_BI}/.default openid profile email offline_access` } },
    ],
    [{ form: { scope: `openid ${POWER_BI}/Report.Read.All` } }, 1002012, {}],
    [{ form: { scope: `${POWER_BI}/.default openid User.Read` } }, 70011, {}],
    [{ form: { scope: `${POWER_BI}/.default OpenId` } }, 70011, {}],
    [
      { form: { scope: `${POWER_BI}/.default ${POWER_BI}/Report.Read.All` } },
      70011,
      { form: { scope: `${POWER_BI}/.default ${POWER_BI}/.default` } },
    ],
  ],
  T11: [
    [{ form: { scope: `${POWER_BI}/.default ${GRAPH}/.default` } }, 700022, { form: { scope: `${GRAPH}/.default` } }],
    [{ form: { scope: `${POWER_BI}/.default openid ${GRAPH}/.default` } }, 700022, {}],
  ],
  T12: [
    [
      { form: { scope: 'https://analysis.usgovcloudapi.net/powerbi/api/.default' } },
      500011,
      { form: { scope: 'https://api.fabric.microsoft.com/.default' } },
    ],
    [
      { form: { scope: `${POWER_BI}//.default` } },
      500011,
      { form: { scope: '00000009-0000-0000-c000-000000000000/.default' } },
    ],
    [{ form: { scope: '/.default' } }, 500011, {}],
    [{ version: 1, form: { resource: `${POWER_BI}/` } }, 500011, { version: 1, form: { resource: `${GRAPH}/` } }],
    [
      { form: { scope: 'https://api.fabric.microsoft.com//.default' } },
      500011,
      { form: { scope: `${GRAPH}//.default` } },
    ],
    [{ form: { scope: `${GRAPH}///.default` } }, 500011, {}],
    [{ form: { scope: 'https://management.usgovcloudapi.net/.default' } }, 500011, {}],
  ],
  T12a: [[{ app: { assignmentRequired: true } }, 501051, {}]],
  T12b: [[{ app: { blockedByConditionalAccess: true } }, 53003, {}]],
  T12c: [[{ app: { requestedResources: [GRAPH] } }, 650057, { app: { requestedResources: [POWER_BI] } }]],
  T13a: [[{ app: { consentMissing: true } }, 65001, { app: { consentMissing: false } }]],
  T13: [
    [{ tenantName: 'common', switches: { sharedTenant: 9001023 } }, 9001023, { switches: { sharedTenant: 9001023 } }],
    [{ tenantName: 'common' }, 65001, {}],
    [{ tenantName: 'Organizations' }, 65001, {}],
  ],
};

describe.each(Object.entries(cases))('%s', (id, ofRule) => {
  test.each(ofRule)('case %#', async (refused, code, allowed) => {
    const refusal = await firstTokenRefusal(request(refused));
    const rule = tokenRules.find((candidate) => candidate.id === id);
    expect(refusal?.code).toBe(code);
    expect(await rule?.refuse(request(refused))).toEqual(refusal);
    expect(await firstTokenRefusal(request(allowed))).toBeUndefined();
  });
});

test('every rule has a case here, or among the assertions', () => {
  expect(tokenRules.map(({ id }) => id).filter((id) => !(id in cases))).toEqual(['T9', 'T14']);
});

test('the first of several reasons is given', async () => {
  const everythingWrong = {
    tenantName: 'common',
    form: { grant_type: 'password', client_id: 'x', client_secret: 'y', scope: 'z' },
  };
  expect((await firstTokenRefusal(request(everythingWrong)))?.code).toBe(70003);
});
