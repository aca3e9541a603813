import { standardTenant } from '../../catalogue/powerbi/index.ts';
import type { Evidence, TokenClaims } from '../../diagnosis/evidence.ts';
import type { Exchange } from '../emulator/wire/exchange.ts';
import { filled } from '../emulator/wire/placeholders.ts';
import { appClaims, call, NOW, settings, userClaims } from './evidence.ts';

/** An exchange of `test/wire` as the diagnosis takes it. */
export function evidenceOf({ given, request, answer }: Exchange): Evidence {
  const values = Object.fromEntries(Object.entries(standardTenant).map(([name, value]) => [name, String(value)]));
  const path = filled(request.path, values);
  const sample = (text: string): string => sampleOf(filled(text, values));
  const headers = Object.fromEntries(
    answer.headers.filter(([, value]) => value !== 'absent').map(([name, value]) => [name, sample(value)]),
  );
  const common = { method: request.method, status: Number.parseInt(answer.status), headers, body: sample(answer.body) };
  if (/^\/(?:subscriptions|tenants)\b/.test(path))
    return call({ path: `https://management.azure.com${path}`, ...common, operation: null, ...tokenOf(given) });
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
