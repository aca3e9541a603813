import { factsOf } from '../../catalogue/model/facts.ts';
import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { operationAt } from '../../catalogue/index.ts';
import type { Evidence, TokenClaims } from '../evidence.ts';
import type { Settings } from '../settings/settings.ts';
import type { AnswerExample } from './example.ts';

/** When every example happens, so that the page is the same every day. Milliseconds since 1970. */
const NOW = Date.UTC(2026, 0, 15, 12);
const HALF_AN_HOUR = 1800;

const goodClaims: TokenClaims = {
  aud: 'https://analysis.windows.net/powerbi/api',
  tid: standardTenant.tenantId,
  appid: standardTenant.clientId,
  appidacr: '1',
  idtyp: 'app',
  oid: standardTenant.servicePrincipalId,
  sub: standardTenant.servicePrincipalId,
  nbf: NOW / 1000 - HALF_AN_HOUR,
  exp: NOW / 1000 + HALF_AN_HOUR,
};

const goodSettings: Settings = {
  tenantId: standardTenant.tenantId,
  clientId: standardTenant.clientId,
  loginUrl: 'https://login.microsoftonline.com',
  apiUrl: 'https://api.powerbi.com',
  scope: 'https://analysis.windows.net/powerbi/api/.default',
  secretLooksLike: 'secret',
};

const values = new Map(Object.entries(standardTenant).map(([name, value]) => [name, String(value)]));

/** An example as the diagnosis takes it. Apart from the examples themselves, because those stand in rules, which the collection's scripts carry. */
export function evidenceOfExample(example: AnswerExample): Evidence {
  const {
    path,
    method = 'GET',
    status = 403,
    headers = {},
    body,
    claims = {},
    token,
    failure,
    origin,
    neighbours = [],
    settings,
  } = filled(example);
  const url = path.startsWith('/') ? goodSettings.apiUrl + path : path;
  const operation = operationAt(method, url);
  const kind = token ?? (claims === null ? undefined : 'jwt');
  return {
    method,
    url,
    status,
    headers,
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    claims: claims === null ? null : { ...goodClaims, ...claims },
    ...(kind && { token: kind }),
    ...(failure && { failure }),
    ...(origin && { origin }),
    operation: operation === undefined ? null : factsOf(operation),
    settings: { ...(origin === 'text' ? {} : goodSettings), ...settings },
    neighbours,
    now: NOW,
  };
}

/** A value with those of the standard tenant in place of names in single braces; double braces are Postman's and stay. */
function filled<T>(value: T): T {
  if (typeof value === 'string')
    return value.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (whole, name: string) => values.get(name) ?? whole) as T;
  if (Array.isArray(value)) return value.map(filled) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)])) as T;
}
