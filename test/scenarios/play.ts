import { generateKeyPair, SignJWT } from 'jose';
import { factsOf } from '../../catalogue/model/facts.ts';
import { operations, type Operation } from '../../catalogue/powerbi/index.ts';
import { compilePaths } from '../../catalogue/model/match.ts';
import type { Evidence, Neighbour, TokenClaims } from '../../diagnosis/evidence.ts';
import type { Settings } from '../../diagnosis/settings/settings.ts';
import { createSigningKey, readScenario, startEmulator, withNames } from '../../emulator/index.ts';
import type { ClientCall, ClientValues, Emulator, ScenarioClient } from '../../emulator/index.ts';

/** What came back, as far as a diagnosis looks at it; status 0 when the connection ended without a whole answer. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const usualScope = 'https://analysis.windows.net/powerbi/api/.default';
const usualCall: ClientCall = { path: '/v1.0/myorg/groups' };
const match = compilePaths(operations);
const signingKey = await createSigningKey();

/** Plays a scenario against an emulator of its own, by hand over HTTP, and gives the evidence of its last answer. */
export async function play(name: string): Promise<Evidence> {
  const scenario = readScenario(name);
  const emulator = await startEmulator({ scenario, signingKey });
  try {
    return await playOn(emulator, scenario.client ?? {});
  } finally {
    await emulator.close();
  }
}

async function playOn(emulator: Emulator, client: ScenarioClient): Promise<Evidence> {
  const values = await emulator.clientValues();
  const settings = settingsOf(emulator, values);
  let token: string | undefined = client.accessToken === '' ? '' : values.accessToken || undefined;
  if (token === undefined) {
    const received = await askForToken(emulator, client, values);
    token = received.status === 200 ? (JSON.parse(received.body) as { access_token: string }).access_token : undefined;
    if (token === undefined)
      return { ...received, claims: null, operation: null, settings, neighbours: [], now: Date.now() };
  }
  const neighbours: Neighbour[] = [];
  let id = '';
  for (const before of client.before ?? []) {
    const received = await send(emulator, before, token, id);
    id = idOf(received);
    const operation = operationOf(received);
    if (operation !== undefined) neighbours.push({ operation: operation.id, outcome: outcomeOf(received) });
  }
  const received = await send(emulator, client.call ?? usualCall, token, id);
  const claims = claimsOf(token);
  const operation = operationOf(received);
  const kind = token === '' ? 'none' : claims === null ? 'no jwt' : 'jwt';
  return {
    ...received,
    claims,
    token: kind,
    operation: operation === undefined ? null : factsOf(operation),
    settings,
    neighbours,
    now: Date.now(),
  };
}

function settingsOf(
  { url }: Emulator,
  { tenantId, clientId, clientSecret, scope = usualScope }: ClientValues,
): Settings {
  const secretLooksLike =
    clientSecret === ''
      ? 'empty'
      : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientSecret)
        ? 'guid'
        : 'secret';
  return { tenantId, clientId, loginUrl: url, apiUrl: url, scope, secretLooksLike };
}

async function askForToken(emulator: Emulator, client: ScenarioClient, values: ClientValues): Promise<Received> {
  const {
    version = 2,
    method = 'POST',
    contentType = 'application/x-www-form-urlencoded',
    form = {},
    body,
  } = client.tokenRequest ?? {};
  const url = `${emulator.url}/${encodeURIComponent(values.tenantId)}/oauth2/${version === 2 ? 'v2.0/' : ''}token`;
  const assertion = client.assertion === undefined ? undefined : await assertionOf(client.assertion, url);
  const credential =
    assertion === undefined
      ? { client_secret: values.clientSecret }
      : {
          client_assertion: assertion,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        };
  const target =
    version === 2 ? { scope: values.scope ?? usualScope } : { resource: usualScope.replace('/.default', '') };
  const fields = Object.entries({
    grant_type: 'client_credentials',
    client_id: values.clientId,
    ...credential,
    ...target,
    ...form,
  }).filter((field): field is [string, string] => field[1] !== null);
  const sent = method === 'GET' ? {} : { body: body ?? new URLSearchParams(fields).toString() };
  return receive(url, { method, headers: { 'content-type': contentType }, ...sent });
}

async function assertionOf(assertion: NonNullable<ScenarioClient['assertion']>, tokenUrl: string): Promise<string> {
  if (typeof assertion === 'string') return assertion;
  const { privateKey } = await generateKeyPair('RS256');
  const [iss, sub, aud] = [assertion.issuer, assertion.subject, assertion.audience].map((text) =>
    withNames(text, { tokenUrl }),
  );
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: iss!, sub: sub!, aud: aud!, iat: now, exp: now + 300 })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5t: 'of-a-certificate-that-is-not-there' })
    .sign(privateKey);
}

function send(
  emulator: Emulator,
  { method = 'GET', path, headers = {}, body, text }: ClientCall,
  token: string,
  id: string,
): Promise<Received> {
  const named = (template: string): string => withNames(template, { id });
  const content = text ?? (body === undefined ? undefined : named(JSON.stringify(body)));
  const all: Record<string, string> = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, named(value)]),
  );
  if (body !== undefined) all['content-type'] ??= 'application/json';
  if (token !== '') all['authorization'] = `Bearer ${token}`;
  return receive(emulator.url + named(path), {
    method,
    headers: all,
    ...(content === undefined ? {} : { body: content }),
  });
}

async function receive(url: string, request: RequestInit & { readonly method: string }): Promise<Received> {
  const { method } = request;
  try {
    const answer = await fetch(url, { ...request, redirect: 'manual' });
    return {
      method,
      url,
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    };
  } catch {
    return { method, url, status: 0, headers: {}, body: '' };
  }
}

function operationOf({ method, url }: Received): Operation | undefined {
  return match(method, new URL(url).pathname)?.operation;
}

function outcomeOf({ status, body }: Received): Neighbour['outcome'] {
  if (status === 401 || status === 403) return 'refused';
  if (status < 200 || status >= 300) return 'failed';
  return /"value":\[\]/.test(body) ? 'empty' : 'answered';
}

function idOf({ body }: Received): string {
  return /"id":"([^"]+)"/.exec(body)?.[1] ?? '';
}

function claimsOf(token: string): TokenClaims | null {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as TokenClaims;
  } catch {
    return null;
  }
}
