import { standardTenant } from '../../catalogue/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence, TokenClaims } from '../../diagnosis/evidence.ts';
import { rules } from '../../diagnosis/rules/index.ts';
import { readExchanges, type Exchange } from '../emulator/wire/exchange.ts';
import { filled } from '../emulator/wire/placeholders.ts';
import { appClaims, call, NOW, settings, userClaims } from './evidence.ts';
import { changes } from './wire-changes.ts';

/**
 * What each exchange of `test/wire` is, by file and number: first the code that the whole answer must get (empty: nothing to explain),
 * then further codes that are right as well once the answer has lost or changed a part.
 */
const expected: Readonly<Record<string, readonly string[]>> = {
  'A01-no-token 1': ['TOKEN_MISSING'],
  'A01-no-token 2': ['TOKEN_MISSING'],
  'A02-malformed-token 1': ['TOKEN_MALFORMED'],
  'A02-malformed-token 2': ['TOKEN_MALFORMED'],
  'A03-expired-token 1': ['TOKEN_EXPIRED'],
  // Well-formed, in time, for Power BI, and yet not accepted.
  'A03-expired-token 2': ['TOKEN_MALFORMED'],
  'A03-expired-token 3': ['TOKEN_EXPIRED'],
  'A04-foreign-audience 1': ['TOKEN_FOREIGN_AUDIENCE'],
  'A04-foreign-audience 2': ['TOKEN_FOREIGN_AUDIENCE'],
  'A04-foreign-audience 3': ['TOKEN_FOREIGN_AUDIENCE'],
  'A05-developer-switch 1': ['PBI_SP_SWITCH_OFF'],
  'A05-developer-switch 2': ['PBI_SP_SWITCH_OFF'],
  'A05-developer-switch 3': ['PBI_SP_SWITCH_OFF'],
  'A05-developer-switch 4': ['PBI_API_CLOSED', 'PBI_REFUSED_SILENTLY'],
  'A06-closed-to-apps 1': ['PBI_MY_WORKSPACE_PATH'],
  'A06-closed-to-apps 2': ['PBI_APPS_UNSUPPORTED'],
  'A07-admin-switch 1': ['PBI_ADMIN_SWITCH_OFF'],
  'A07-admin-switch 2': ['PBI_ADMIN_SWITCH_OFF'],
  'A07-admin-switch 3': ['PBI_ADMIN_NOT_ADMIN'],
  'A08-application-permission 1': ['PBI_ADMIN_CONSENT'],
  'A09-admin-write 1': ['PBI_ADMIN_WRITE'],
  'A09-admin-write 2': ['PBI_ADMIN_WRITE'],
  'A10-scope 1': ['PBI_SCOPE_MISSING'],
  'A11-no-workspace 1': ['PBI_NO_WORKSPACE'],
  'A12-no-role 1': ['PBI_WORKSPACE_ROLE_MISSING'],
  'A12-no-role 2': ['PBI_WORKSPACE_ROLE_MISSING'],
  'A12-no-role 3': ['PBI_WORKSPACE_ROLE_MISSING'],
  'A12b-query-no-role 1': ['PBI_WORKSPACE_ROLE_MISSING'],
  'A12b-query-no-role 2': ['PBI_WORKSPACE_ROLE_MISSING'],
  'A13-unknown-id 1': ['PBI_ENTITY_NOT_FOUND'],
  'A13-unknown-id 2': ['PBI_ENTITY_NOT_FOUND'],
  'A14-query-no-build 1': ['PBI_BUILD_MISSING'],
  'A14b-principal-type 1': ['PBI_PRINCIPAL_MIXED_UP', 'PBI_PARAMETER_INVALID'],
  'A15-query-refused 1': ['PBI_EXECUTE_QUERIES_REFUSED', 'PBI_REFUSED_SILENTLY'],
  'A15-query-refused 2': ['PBI_EXECUTE_QUERIES_REFUSED', 'PBI_REFUSED_SILENTLY'],
  'A16-bad-dax 1': ['PBI_QUERY_FAILED'],
  'A17-role-too-low 1': ['PBI_ROLE_TOO_LOW', 'PBI_REFUSED_SILENTLY'],
  'A17-role-too-low 2': ['PBI_ROLE_TOO_LOW', 'PBI_REFUSED_SILENTLY'],
  'A17-role-too-low 3': ['PBI_ROLE_TOO_LOW', 'PBI_REFUSED_SILENTLY'],
  'A18-creation-switch 1': ['PBI_CREATE_SWITCH_OFF'],
  'A18-creation-switch 2': ['PBI_CREATE_SWITCH_OFF'],
  'A18-creation-switch 3': ['PBI_PROFILE'],
  'A19-top 1': ['PBI_TOP_MISSING'],
  'A19-top 2': ['PBI_TOP_MISSING'],
  'A20-unquoted-date 1': ['PBI_DATES_UNQUOTED'],
  'A21-two-days 1': ['PBI_DATES_TWO_DAYS'],
  'A22-throttled 1': ['PBI_THROTTLED'],
  'A23-refresh-running 1': ['PBI_REFRESH_RUNNING'],
  'A24-unknown-path 1': ['PBI_PATH_UNKNOWN'],
  'A24-unknown-path 2': ['PBI_PATH_UNKNOWN'],
  'T01-tenant-malformed 1': ['ENTRA_TENANT_MALFORMED'],
  'T02-tenant-unknown 1': ['ENTRA_TENANT_NOT_FOUND'],
  'T02-tenant-unknown 2': ['ENTRA_TENANT_NOT_FOUND'],
  'T03-method 1': ['ENTRA_METHOD'],
  'T04-parameter-missing 1': ['ENTRA_PARAMETER_MISSING'],
  'T04-parameter-missing 2': ['ENTRA_PARAMETER_MISSING'],
  'T04-parameter-missing 3': ['ENTRA_PARAMETER_MISSING'],
  'T04-parameter-missing 4': ['ENTRA_PARAMETER_MISSING'],
  'T04-parameter-missing 5': ['ENTRA_RESOURCE_ON_V2'],
  'T05-grant 1': ['ENTRA_GRANT_TYPE'],
  'T06-client-unknown 1': ['ENTRA_APP_NOT_FOUND'],
  'T06-client-unknown 2': ['ENTRA_APP_DISABLED'],
  'T07-credential-missing 1': ['ENTRA_CREDENTIAL_MISSING'],
  'T08-secret 1': ['ENTRA_SECRET_WRONG'],
  'T08-secret 2': ['ENTRA_SECRET_EXPIRED'],
  'T09-assertion 1': ['ENTRA_ASSERTION_SIGNATURE'],
  'T09-assertion 2': ['ENTRA_ASSERTION_MALFORMED'],
  'T09-assertion 3': ['ENTRA_ASSERTION_TIME'],
  'T10-scope 1': ['ENTRA_SCOPE_DEFAULT_MISSING'],
  'T10-scope 2': ['ENTRA_SCOPE_DOUBLE_ENCODED'],
  'T11-two-resources 1': ['ENTRA_SCOPE_TWO_RESOURCES'],
  'T11-two-resources 2': ['ENTRA_SCOPE_INVALID'],
  'T12-resource 1': ['ENTRA_RESOURCE_UNKNOWN'],
  'T12-resource 2': ['ENTRA_RESOURCE_UNKNOWN'],
  'T12-resource 3': ['ENTRA_ASSIGNMENT_REQUIRED'],
  'T12-resource 4': ['ENTRA_CONDITIONAL_ACCESS'],
  'T13-common 1': ['ENTRA_TENANT_COMMON'],
  'T14-federated 1': ['ENTRA_FEDERATION_SUBJECT'],
  'T14-federated 2': ['ENTRA_FEDERATION_ISSUER'],
  'T14-federated 3': [''],
  'T15-token 1': [''],
  'T15-token 2': [''],
  'T15-token 3': [''],
  'T02a-other-cloud 1': ['ENTRA_WRONG_CLOUD'],
  'T04b-malformed 1': ['ENTRA_REQUEST_MALFORMED'],
  'T12c-not-requested 1': ['ENTRA_RESOURCE_NOT_REQUESTED'],
  'T13a-consent 1': ['ENTRA_CONSENT_MISSING'],
  'A04a-challenge 1': ['PBI_CONDITIONAL_ACCESS'],
  'A06a-only-apps 1': ['TOKEN_OF_USER'],
  'A09a-contested 1': ['PBI_ADMIN_CONTESTED'],
  'A10a-unlicensed 1': ['PBI_NOT_LICENSED'],
  'A10a-unlicensed 2': ['PBI_NOT_LICENSED'],
  'A12a-personal 1': ['PBI_PERSONAL_WORKSPACE', 'PBI_WORKSPACE_ROLE_MISSING'],
  'A15b-paused 1': ['PBI_CAPACITY_PAUSED'],
  'A18b-profile 1': ['PBI_REFUSED_SILENTLY'],
  'A18c-embed 1': ['PBI_EMBED_REFUSED', 'PBI_REFUSED_SILENTLY'],
  'A18d-gateway 1': ['PBI_GATEWAY_ADMIN', 'PBI_REFUSED_SILENTLY'],
  'F01-token 1': ['TOKEN_MISSING'],
  'F01-token 2': ['TOKEN_EXPIRED'],
  'F02-privileges 1': ['FABRIC_INSUFFICIENT_PRIVILEGES'],
  'F02-privileges 2': ['FABRIC_INSUFFICIENT_SCOPES'],
  'F03-principal 1': ['FABRIC_PRINCIPAL_NOT_SUPPORTED'],
  'S01-swapped 1': ['PBI_WORKSPACE_ROLE_MISSING'],
  'S01-swapped 2': ['PBI_REFUSED_SILENTLY'],
};

const exchanges = readExchanges().map((exchange) => [keyOf(exchange), exchange] as const);
const doubts = new Set(rules.filter(({ stage }) => stage === 'doubt').map(({ code }) => code));

test.each(exchanges)('%s', (key, exchange) => {
  expect(diagnose(evidenceOf(exchange)).causes[0]?.code ?? '').toBe(expected[key]?.[0]);
});

describe('changed on its way, no answer gets a wrong cause', () => {
  test.each(exchanges)('%s', (key, exchange) => {
    const right = new Set([...(expected[key] ?? []), ...doubts, 'UNKNOWN', '']);
    const wrong = changes(evidenceOf(exchange)).flatMap(([change, evidence]) => {
      const first = diagnose(evidence).causes[0]?.code ?? '';
      return right.has(first) ? [] : [`${change}: ${first}`];
    });
    expect(wrong).toEqual([]);
  });
});

test('the table has every exchange and no other', () => {
  expect(Object.keys(expected).sort()).toEqual(exchanges.map(([key]) => key).sort());
});

/** File without its ending, and number of the exchange in it. */
function keyOf({ name }: Exchange): string {
  const [, file = '', number = ''] = /^(.+)\.http (\d+)/.exec(name) ?? [];
  return `${file} ${number}`;
}

function evidenceOf({ given, request, answer }: Exchange): Evidence {
  const values = Object.fromEntries(Object.entries(standardTenant).map(([name, value]) => [name, String(value)]));
  const path = filled(request.path, values);
  const sample = (text: string): string => sampleOf(filled(text, values));
  const headers = Object.fromEntries(answer.headers.filter(([, value]) => value !== 'absent').map(([name, value]) => [name, sample(value)]));
  const common = { method: request.method, status: Number.parseInt(answer.status), headers, body: sample(answer.body) };
  if (!path.includes('/oauth2/')) return call({ path, ...common, ...tokenOf(given) });
  const form = new URLSearchParams(request.body);
  const clientSecret = form.get('client_secret') ?? '';
  return {
    ...call({ path: `${settings.loginUrl}${path}`, ...common, claims: null, operation: null }),
    settings: {
      ...settings,
      tenantId: path.split('/')[1] ?? '',
      clientId: filled(form.get('client_id') ?? '', values),
      scope: form.get('scope') ?? '',
      secretLooksLike: clientSecret === '' ? 'empty' : /^[\da-f-]{36}$/i.test(clientSecret) ? 'guid' : 'secret',
    },
  };
}

/** What is known of the token that an exchange is given. */
function tokenOf(given: readonly string[]): { claims: TokenClaims | null; token?: 'none' | 'no jwt' } {
  const value = (pattern: RegExp): string | undefined => given.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
  if (given.includes('no token')) return { claims: null, token: 'none' };
  if (value(/^the token is (.+)/)) return { claims: null, token: 'no jwt' };
  if (given.includes("the colleague's token")) return { claims: { ...userClaims, scp: 'Tenant.Read.All Workspace.Read.All' } };
  const scopes = value(/^the administrator's token with (.+)/);
  if (scopes) return { claims: { ...userClaims, scp: scopes } };
  const audience = value(/^the app's token for (.+)/);
  const permission = value(/^the app holds the application permission (.+)/);
  const lives = value(/^tokens live (-?\d+) seconds/);
  return {
    claims: {
      ...appClaims,
      ...(audience && { aud: audience }),
      ...(permission && { roles: [permission] }),
      ...(lives && { exp: NOW / 1000 + Number(lives) }),
    },
  };
}

/** A text with an example in place of each name in braces. */
function sampleOf(text: string): string {
  const guid = '0d6f2a48-1b3c-4e5d-8f70-9a1b2c3d4e5f';
  const with_ = (anything: string): string =>
    text.replace(/\{(guid|timestamp|jwt|number|words|anything)\}/g, (_whole, name: string) => ({ guid, timestamp: '2026-03-04 09:30:00Z', jwt: 'eyJ.e30.x', number: '3392', words: 'words ', anything })[name] ?? '');
  // Part of an object, or an item of a list.
  return [with_('"message":"words"'), with_('{"message":"words"}')].find(isJson) ?? with_('words');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
