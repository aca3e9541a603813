import { standardTenant } from '../../catalogue/index.ts';
import type { Example } from './example.ts';

const LOGIN = 'https://login.microsoftonline.com';

/** Answers of the token endpoint. The words do not matter: the number decides. */
export const entraExamples: readonly Example[] = [
  entra('ENTRA_SECRET_WRONG', 7000215, { status: 401 }),
  entra('ENTRA_SECRET_EXPIRED', 7000222, { status: 401 }),
  entra('ENTRA_CREDENTIAL_MISSING', 7000216, { status: 401, settings: { secretLooksLike: 'empty' } }),
  entra('ENTRA_APP_NOT_FOUND', 700016),
  entra('ENTRA_APP_DISABLED', 7000112),
  entra('ENTRA_TENANT_NOT_FOUND', 90002),
  entra('ENTRA_TENANT_MALFORMED', 900023, { tenant: 'my tenant' }),
  entra('ENTRA_SCOPE_INVALID', 70011),
  entra('ENTRA_SCOPE_DEFAULT_MISSING', 1002012, { settings: { scope: 'https://analysis.windows.net/powerbi/api' } }),
  entra('ENTRA_SCOPE_DOUBLE_ENCODED', 1002012, { settings: { scope: 'https%3A%2F%2Fanalysis.windows.net%2Fpowerbi%2Fapi%2F.default' } }),
  entra('ENTRA_SCOPE_TWO_RESOURCES', 700022),
  entra('ENTRA_RESOURCE_UNKNOWN', 500011, { settings: { scope: 'https://analysis.usgovcloudapi.net/powerbi/api/.default' } }),
  entra('ENTRA_RESOURCE_NOT_REQUESTED', 650057),
  entra('ENTRA_TENANT_COMMON', 65001, { tenant: 'common' }),
  entra('ENTRA_CONSENT_MISSING', 65001),
  entra('ENTRA_ASSIGNMENT_REQUIRED', 501051),
  entra('ENTRA_CONDITIONAL_ACCESS', 53003),
  entra('ENTRA_ASSERTION_SIGNATURE', 700027, { status: 401 }),
  entra('ENTRA_ASSERTION_TIME', 700024, { status: 401 }),
  entra('ENTRA_ASSERTION_MALFORMED', 50027),
  entra('ENTRA_FEDERATION_ISSUER', 700211, { status: 401 }),
  entra('ENTRA_FEDERATION_AUDIENCE', 700212, { status: 401 }),
  entra('ENTRA_FEDERATION_SUBJECT', 700213, { status: 401 }),
  entra('ENTRA_PARAMETER_MISSING', 900144),
  entra('ENTRA_RESOURCE_ON_V2', 901002),
  entra('ENTRA_REQUEST_MALFORMED', 9002313),
  entra('ENTRA_GRANT_TYPE', 70003),
  entra('ENTRA_METHOD', 900561, { method: 'GET' }),
  entra('ENTRA_WRONG_CLOUD', 900382),
  entra('ENTRA_COMMON_NOT_SUPPORTED', 9001023, { tenant: 'common' }),
  entra('ENTRA_THROTTLED', 90055, { status: 429 }),
];

function entra(code: string, number: number, { tenant = standardTenant.tenantId, ...more }: Partial<Example> & { readonly tenant?: string } = {}): Example {
  const body = { error: 'an_error', error_description: `AADSTS${number}: what Entra says.`, error_codes: [number] };
  return { code, path: `${LOGIN}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, method: 'POST', status: 400, claims: null, body, ...more };
}
