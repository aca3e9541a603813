import { factsOf } from '../../catalogue/model/facts.ts';
import { findOperation, operations, standardTenant, type Operation } from '../../catalogue/powerbi/index.ts';
import { compilePaths } from '../../catalogue/model/match.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence, Neighbour, TokenClaims } from '../../diagnosis/evidence.ts';
import type { Settings } from '../../diagnosis/settings/settings.ts';

/** The moment at which every answer of these tests came, in milliseconds. */
export const NOW = Date.UTC(2026, 2, 4, 9, 30);
const SECONDS = NOW / 1000;

/** A good token of the standard tenant's app, half used. */
export const appClaims: TokenClaims = {
  aud: 'https://analysis.windows.net/powerbi/api',
  iss: `https://sts.windows.net/${standardTenant.tenantId}/`,
  tid: standardTenant.tenantId,
  appid: standardTenant.clientId,
  appidacr: '1',
  idtyp: 'app',
  oid: standardTenant.servicePrincipalId,
  sub: standardTenant.servicePrincipalId,
  iat: SECONDS - 1800,
  nbf: SECONDS - 1800,
  exp: SECONDS + 1800,
};

/** A good token of a user, got through some public app. */
export const userClaims: TokenClaims = {
  aud: 'https://analysis.windows.net/powerbi/api',
  tid: standardTenant.tenantId,
  appid: '3f1d6b84-5c2e-4a97-b0d8-9e7f4c2a1b65',
  appidacr: '0',
  oid: standardTenant.userId,
  sub: 'Yx2kP0aVb7Qm',
  upn: standardTenant.userEmail,
  scp: 'Dataset.Read.All Report.Read.All Workspace.Read.All',
  iat: SECONDS - 1800,
  nbf: SECONDS - 1800,
  exp: SECONDS + 1800,
};

/** What the standard tenant's environment says, in the commercial cloud. */
export const settings: Settings = {
  tenantId: standardTenant.tenantId,
  clientId: standardTenant.clientId,
  loginUrl: 'https://login.microsoftonline.com',
  apiUrl: 'https://api.powerbi.com',
  scope: 'https://analysis.windows.net/powerbi/api/.default',
  secretLooksLike: 'secret',
};

/** What a test says of a call; all the rest is as it is on a good day. */
export interface Call {
  /** Below `/v1.0/myorg`, such as `/groups`; or from `/v1` on; or a whole address. */
  readonly path: string;
  readonly method?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything but a text is sent as JSON. */
  readonly body?: unknown;
  readonly claims?: TokenClaims | null;
  readonly token?: 'none' | 'no jwt' | 'jwt';
  readonly failure?: Evidence['failure'];
  /** Official id; found by method and path when absent, null for none. */
  readonly operation?: string | null;
  readonly settings?: Partial<Settings>;
  readonly neighbours?: readonly Neighbour[];
}

/** Evidence of a call to Power BI or Fabric by the app; 403, empty and without a reason unless said otherwise. */
export function call({
  path,
  method = 'GET',
  status = 403,
  headers = {},
  body,
  claims = appClaims,
  token,
  failure,
  operation,
  settings: given,
  neighbours = [],
}: Call): Evidence {
  const url = /^https?:/.test(path)
    ? path
    : /^\/v1(\.0)?\//.test(path)
      ? `${settings.apiUrl}${path}`
      : `${settings.apiUrl}/v1.0/myorg${path}`;
  const found =
    operation === null ? undefined : operation === undefined ? operationAt(method, url) : findOperation(operation);
  const kind = token ?? (claims ? 'jwt' : undefined);
  return {
    method,
    url,
    status,
    headers: { RequestId: '0d6f2a48-1b3c-4e5d-8f70-9a1b2c3d4e5f', ...headers },
    body: textOf(body),
    claims,
    ...(kind && { token: kind }),
    ...(failure && { failure }),
    operation: found ? factsOf(found) : null,
    settings: { ...settings, ...given },
    neighbours,
    now: NOW,
  };
}

/** What a test says of an answer of the token endpoint. */
export interface TokenAnswer {
  /** The AADSTS number, or a whole body. */
  readonly code: number | { readonly body: unknown };
  /** What follows `AADSTSn: `. */
  readonly text?: string;
  /** OAuth's name of the error. */
  readonly error?: string;
  readonly status?: number;
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly settings?: Partial<Settings>;
}

/** Evidence of a refused token request. */
export function tokenAnswer({
  code,
  text = 'Something is wrong.',
  error = 'invalid_request',
  status = 400,
  url,
  method = 'POST',
  headers = {},
  settings: given,
}: TokenAnswer): Evidence {
  const all = { ...settings, ...given };
  return {
    method,
    url: url ?? `${all.loginUrl}/${all.tenantId}/oauth2/v2.0/token`,
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: typeof code === 'number' ? JSON.stringify(entraBody(code, text, error)) : textOf(code.body),
    claims: null,
    operation: null,
    settings: all,
    neighbours: [],
    now: NOW,
  };
}

/** Entra's body, lines ended as on the wire. */
export function entraBody(code: number, text: string, error = 'invalid_request'): Record<string, unknown> {
  const trace = '5b1e0c7d-3a49-4f62-8d05-1c9e7a2b4f00';
  const time = '2026-03-04 09:30:00Z';
  return {
    error,
    error_description: [
      `AADSTS${code}: ${text}`,
      `Trace ID: ${trace}`,
      `Correlation ID: ${trace}`,
      `Timestamp: ${time}`,
    ].join('\r\n'),
    error_codes: [code],
    timestamp: time,
    trace_id: trace,
    correlation_id: trace,
  };
}

/** Power BI's OData body. */
export function odata(code: string, details: readonly unknown[] = []): unknown {
  return { error: { code, 'pbi.error': { code, parameters: {}, details, exceptionCulprit: 1 } } };
}

/** Code of the first cause; empty when there is none. */
export function firstCode(evidence: Evidence): string {
  return diagnose(evidence).causes[0]?.code ?? '';
}

/** All codes, most likely first. */
export function codes(evidence: Evidence): string[] {
  return diagnose(evidence).causes.map(({ code }) => code);
}

const match = compilePaths(operations);

function operationAt(method: string, url: string): Operation | undefined {
  return match(method, /^[a-z]+:\/\/[^/]+([^?#]*)/i.exec(url)?.[1] ?? '')?.operation;
}

function textOf(body: unknown): string {
  return body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
}
