import { standardTenant } from '../../catalogue/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { Evidence, Settings, TokenClaims } from '../../diagnosis/evidence.ts';
import { evidenceOf } from '../../runner/index.ts';

/** An answer that shows one cause; all the rest is as it is on a good day. */
export interface Example {
  readonly code: string;
  /** It never comes first where anything else is possible. */
  readonly doubt?: true;
  /** Below the host, or a whole address. */
  readonly path: string;
  readonly method?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything but a text is sent as JSON. */
  readonly body?: unknown;
  /** Changes to an app's good token; null when nothing is known of the token. */
  readonly claims?: Readonly<Record<string, unknown>> | null;
  readonly token?: Evidence['token'];
  readonly failure?: Evidence['failure'];
  readonly neighbours?: Evidence['neighbours'];
  readonly settings?: Partial<Settings>;
}

/** When the examples happen, so that the page is the same every day. Milliseconds. */
const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3600;

const goodClaims: TokenClaims = {
  aud: 'https://analysis.windows.net/powerbi/api',
  tid: standardTenant.tenantId,
  appid: standardTenant.clientId,
  appidacr: '1',
  idtyp: 'app',
  oid: standardTenant.servicePrincipalId,
  sub: standardTenant.servicePrincipalId,
  nbf: NOW / 1000 - HOUR / 2,
  exp: NOW / 1000 + HOUR / 2,
};

/** Changes that make the good token that of a user. */
export const ofUser = { idtyp: 'user', sub: 'another subject', scp: 'Dataset.Read.All', upn: standardTenant.userEmail };

const goodSettings: Settings = {
  tenantId: standardTenant.tenantId,
  clientId: standardTenant.clientId,
  loginUrl: 'https://login.microsoftonline.com',
  apiUrl: 'https://api.powerbi.com',
  scope: 'https://analysis.windows.net/powerbi/api/.default',
  secretLooksLike: 'secret',
};

/**
 * The cause that an example shows: the first one, or any where it is a doubt.
 * @throws Error when the diagnosis finds another
 */
export function causeOf(example: Example): Cause {
  const { causes } = diagnose(evidenceOfExample(example));
  const found = (example.doubt ? causes : causes.slice(0, 1)).find(({ code }) => code === example.code);
  if (found === undefined) throw new Error(`the example of ${example.code} shows ${causes.map(({ code }) => code).join(', ') || 'nothing'}`);
  return found;
}

function evidenceOfExample({ path, method = 'GET', status = 403, headers = {}, body, claims = {}, token, failure, neighbours = [], settings }: Example): Evidence {
  const url = path.startsWith('/') ? goodSettings.apiUrl + path : path;
  const known = claims === null ? { claims: null } : { claims: { ...goodClaims, ...claims }, token: 'jwt' as const };
  return {
    ...evidenceOf({ method, url, status, headers, body: textOf(body), ...(failure === undefined ? {} : { failure }) }, { settings: { ...goodSettings, ...settings }, neighbours, now: NOW }),
    ...known,
    ...(token === undefined ? {} : { token }),
  };
}

function textOf(body: unknown): string {
  return body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
}
