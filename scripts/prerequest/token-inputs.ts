import { valueOf } from '../shared/value.ts';

/** What the token request is made of. */
export interface TokenInputs {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string;
  readonly scope: string;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const PLACEHOLDER = /[<>{}]|^(your|my|paste|enter)[-_ ]|^(todo|xxx+|changeme)$|^0{8}-0{4}-0{4}-0{4}-0{12}$/i;

export function readTokenInputs(): TokenInputs {
  return {
    tenantId: valueOf('tenantId'),
    clientId: valueOf('clientId'),
    clientSecret: valueOf('clientSecret'),
    loginUrl: valueOf('loginUrl').replace(/\/+$/, ''),
    scope: valueOf('scope'),
  };
}

/**
 * The first thing that is wrong with the inputs, said so that the reader knows what to fill in where; null when nothing is.
 * Spaces and line breaks around a value are no mistake: they are taken off. No message repeats the secret.
 */
export function checkTokenInputs(inputs: TokenInputs): string | null {
  for (const name of ['tenantId', 'clientId', 'clientSecret', 'loginUrl', 'scope'] as const) {
    if (!inputs[name]) return `${name} is empty. Fill it in, in the environment that is chosen for this run.`;
    if (PLACEHOLDER.test(inputs[name])) return `${name} still holds a placeholder. Put the real value in, in the environment.`;
    if (/\s/.test(inputs[name])) return `${name} has a space or a line break inside it. Paste it again.`;
  }
  const { tenantId, clientId, clientSecret, loginUrl, scope } = inputs;
  if (!GUID.test(tenantId) && !DOMAIN.test(tenantId)) return 'tenantId is neither a GUID nor a domain. It is the "Directory (tenant) ID" on the app registration\'s overview page.';
  if (!GUID.test(clientId)) return 'clientId is not a GUID. It is the "Application (client) ID" on the app registration\'s overview page.';
  if (GUID.test(clientSecret)) return 'clientSecret is a GUID: that is the secret\'s ID. Paste its Value, which the portal shows once, when the secret is made.';
  if (!isSafeUrl(loginUrl)) return `loginUrl must start with https:// (it is ${loginUrl}). A secret never travels in the clear.`;
  if (!/\/\.default$/.test(scope)) return 'scope must end with /.default, such as https://analysis.windows.net/powerbi/api/.default';
  return null;
}

/** https, or this very machine. */
export function isSafeUrl(url: string): boolean {
  return /^https:\/\//i.test(url) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/i.test(url);
}
