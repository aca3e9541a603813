import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence, TokenClaims } from '../../diagnosis/evidence.ts';
import { rules } from '../../diagnosis/rules/index.ts';
import { readExchanges, type Exchange } from '../emulator/wire/exchange.ts';
import { filled } from '../emulator/wire/placeholders.ts';
import { appClaims, call, NOW, settings, userClaims } from './evidence.ts';
import { some } from '../cases.ts';
import { changes } from './wire-changes.ts';

/** Every exchange of `test/wire`; which causes are right for it stands in its line `# expect:`. */
const exchanges = readExchanges().map((exchange) => [exchange.name, exchange] as const);
const codes = new Set(rules.map(({ code }) => code));
const doubts = new Set(rules.filter(({ stage }) => stage === 'doubt').map(({ code }) => code));

test.each(exchanges)('%s', (_name, exchange) => {
  expect(diagnose(evidenceOf(exchange)).causes[0]?.code ?? '').toBe(exchange.expected[0]);
});

describe('changed on its way, no answer gets a wrong cause', () => {
  test.each(exchanges)('%s', (_name, exchange) => {
    const right = new Set([...exchange.expected, ...doubts, 'UNKNOWN', '']);
    const wrong = some(changes(evidenceOf(exchange)), 4).flatMap(([change, evidence]) => {
      const first = diagnose(evidence).causes[0]?.code ?? '';
      return right.has(first) ? [] : [`${change}: ${first}`];
    });
    expect(wrong).toEqual([]);
  });
});

/** Where only the token decides: what the answer alone gives as its first cause. */
const withoutToken: Readonly<Record<string, string>> = {
  'A01-no-token.http 1': 'TOKEN_DOUBTFUL',
  'A01-no-token.http 2': 'TOKEN_DOUBTFUL',
  'A03-expired-token.http 2': 'TOKEN_EXPIRED',
  'A04-foreign-audience.http 1': 'TOKEN_MALFORMED',
  'A04-foreign-audience.http 2': 'TOKEN_MALFORMED',
  'A04-foreign-audience.http 3': 'TOKEN_MALFORMED',
  'A06a-only-apps.http 1': 'PBI_PROFILE',
  'A07-admin-switch.http 3': 'PBI_ADMIN_SWITCH_OFF',
  'A08-application-permission.http 1': 'PBI_ADMIN_SWITCH_OFF',
  'A10-scope.http 1': 'PBI_REFUSED_SILENTLY',
  'A10a-unlicensed.http 2': 'PBI_PREMIUM_PER_USER',
  'F01-token.http 1': 'FABRIC_TOKEN',
  'F01-token.http 2': 'FABRIC_TOKEN',
  'S01-swapped.http 2': 'TOKEN_DOUBTFUL',
};

describe('with nothing known of the token', () => {
  const refused = exchanges.filter(
    ([, { expected, answer }]) => expected[0] !== '' && Number.parseInt(answer.status) >= 400,
  );
  test.each(refused)('%s', (name, exchange) => {
    const { token: _token, ...evidence } = evidenceOf(exchange);
    const first = diagnose({ ...evidence, claims: null }).causes[0]?.code ?? '';
    expect(first).toBe(withoutToken[name.split(':')[0]!] ?? exchange.expected[0]);
  });

  test('every exception is one of an exchange', () =>
    expect(
      Object.keys(withoutToken).filter((name) => !exchanges.some(([each]) => each.startsWith(`${name}:`))),
    ).toEqual([]));
});

test('every code that is expected is one of a rule', () => {
  expect(
    exchanges.flatMap(([name, { expected }]) =>
      expected.filter((code) => code !== '' && !codes.has(code)).map((code) => `${name}: ${code}`),
    ),
  ).toEqual([]);
});

function evidenceOf({ given, request, answer }: Exchange): Evidence {
  const values = Object.fromEntries(Object.entries(standardTenant).map(([name, value]) => [name, String(value)]));
  const path = filled(request.path, values);
  const sample = (text: string): string => sampleOf(filled(text, values));
  const headers = Object.fromEntries(
    answer.headers.filter(([, value]) => value !== 'absent').map(([name, value]) => [name, sample(value)]),
  );
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
  const value = (pattern: RegExp): string | undefined =>
    given.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
  if (given.includes('no token')) return { claims: null, token: 'none' };
  if (value(/^the token is (.+)/)) return { claims: null, token: 'no jwt' };
  if (given.includes("the colleague's token"))
    return { claims: { ...userClaims, scp: 'Tenant.Read.All Workspace.Read.All' } };
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
    text.replace(
      /\{(guid|timestamp|jwt|number|words|anything)\}/g,
      (_whole, name: string) =>
        ({ guid, timestamp: '2026-03-04 09:30:00Z', jwt: 'eyJ.e30.x', number: '3392', words: 'words ', anything })[
          name
        ] ?? '',
    );
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
