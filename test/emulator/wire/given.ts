import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import {
  readScenario,
  standardTenantDefinition,
  type AppDefinition,
  type Emulator,
  type TenantChange,
  type TenantDefinition,
} from '../../../emulator/index.ts';
import { withChange } from '../../../emulator/scenario/checked-tenant.ts';
import { appToken, call } from '../client.ts';

/** Everything that `# given:` lines can change before the request is sent. */
export interface Situation {
  /** The tenant to start with. */
  tenant: TenantDefinition;
  /** The `Authorization` header for the request; undefined sends none. */
  authorization: (emulator: Emulator) => Promise<string | undefined>;
  /** What happens before the request. */
  readonly before: ((emulator: Emulator, send: () => Promise<unknown>) => Promise<unknown>)[];
  /** Value of `{assertion}`. */
  assertion: (() => Promise<string>) | undefined;
}

type Phrase = readonly [RegExp, (situation: Situation, ...groups: string[]) => void];

const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const GITHUB_AUDIENCE = 'api://AzureADTokenExchange';
const github = await generateKeyPair('RS256');
const githubKey = { ...(await exportJWK(github.publicKey)), alg: 'RS256' };

// prettier-ignore
const phrases: readonly Phrase[] = [
  [/^no token$/, (situation) => (situation.authorization = () => Promise.resolve(undefined))],
  [/^the token is (.+)$/, (situation, token) => (situation.authorization = () => Promise.resolve(`Bearer ${token}`))],
  [/^the app's token for (.+)$/, (situation, resource) => (situation.authorization = async (emulator) => bearer(await appToken(emulator, resource)))],
  [/^the token's signature is changed$/, (situation) => (situation.authorization = async (emulator) => bearer(changed(await appToken(emulator))))],
  [/^the colleague's token$/, (situation) => (situation.authorization = async (emulator) => bearer(await emulator.userToken({ email: standardTenant.colleagueEmail })))],
  [/^the administrator's token with (.+)$/, (situation, scopes) => (situation.authorization = async (emulator) => bearer(await emulator.userToken({ scopes: scopes?.split(' ') ?? [] })))],
  [/^tokens live (-?\d+) seconds$/, (situation, seconds) => (situation.tenant = { ...situation.tenant, tokenLifetime: Number(seconds) })],
  [/^setting (\w+) is off$/, (situation, name = '') => setting(situation, name, { enabled: false })],
  [/^setting (\w+) is on for another security group$/, (situation, name = '') => setting(situation, name, { enabled: true, securityGroups: ['0b7c5e91-aaaa-4d3c-8e21-5f9d6a4b1c70'] })],
  [/^switch (\w+) is ([\w-]+)$/, (situation, name = '', value = '') => (situation.tenant = { ...situation.tenant, switches: { ...situation.tenant.switches, [name]: /^\d+$/.test(value) ? Number(value) : value } })],
  [/^the app holds the application permission (.+)$/, (situation, permission = '') => app(situation, { applicationPermissions: [permission] })],
  [/^the app's secret expired on (.+)$/, (situation, date) => app(situation, { secrets: [{ value: 'an-old-secret', expires: `${date}T00:00:00Z` }] })],
  [/^the app is disabled$/, (situation) => app(situation, { disabled: true })],
  [/^the app needs an assignment$/, (situation) => app(situation, { assignmentRequired: true })],
  [/^Conditional Access blocks the app$/, (situation) => app(situation, { blockedByConditionalAccess: true })],
  [/^a federated credential for (.+)$/, (situation, subject = '') => app(situation, { federatedCredentials: [{ issuer: GITHUB_ISSUER, audience: GITHUB_AUDIENCE, subject, keys: [githubKey] }] })],
  [/^an assertion for (.+)$/, (situation, subject = '') => (situation.assertion = () => assertion(GITHUB_ISSUER, GITHUB_AUDIENCE, subject, 300))],
  [/^an expired assertion for (.+)$/, (situation, subject = '') => (situation.assertion = () => assertion(GITHUB_ISSUER, GITHUB_AUDIENCE, subject, -3600))],
  [/^an assertion of the app itself$/, (situation) => (situation.assertion = () => assertion(standardTenant.clientId, 'any', standardTenant.clientId, 300))],
  [/^semantic model (.+) has row-level security$/, (situation, id = '') => (situation.tenant = { ...situation.tenant, datasetsWithRowLevelSecurity: [id] })],
  [/^throttling at (\d+) requests? in (\d+) seconds$/, (situation, max, windowSeconds) => (situation.tenant = { ...situation.tenant, throttling: { max: Number(max), windowSeconds: Number(windowSeconds) } })],
  [/^the app has no role in the workspace$/, (situation) => void situation.before.push((emulator) => removeRole(emulator, standardTenant.groupId))],
  [/^the app has no role anywhere$/, (situation) => void situation.before.push(removeEveryRole)],
  [/^the app is (Viewer|Contributor|Member) in the workspace$/, (situation, role) => void situation.before.push((emulator) => giveRole(emulator, role ?? ''))],
  [/^the tenant has (\{.+\})$/, (situation, change = '') => (situation.tenant = withChange(situation.tenant, JSON.parse(change) as TenantChange))],
  [/^the tenant of scenario ([\w-]+)$/, (situation, name = '') => (situation.tenant = withChange(situation.tenant, readScenario(name).tenant ?? {}))],
  [/^semantic model (.+) has no credentials$/, (situation, id = '') => (situation.tenant = { ...situation.tenant, datasetsWithoutCredentials: [id] })],
  [/^a plain refresh runs$/, (situation) => void situation.before.push(startRefresh)],
  [/^the app took the semantic model over$/, (situation) => void situation.before.push(takeOver)],
  [/^there are (\d+) models called (\w+)$/, (situation, count, name = '') => void situation.before.push((emulator) => importModels(emulator, Number(count), name))],
  [/^the app may use no data source of the gateway$/, (situation) => void situation.before.push(closeGateway)],
  [/^there is a push model with (\d+) rows$/, (situation, rows) => void situation.before.push((emulator) => pushRows(emulator, Number(rows)))],
  [/^the same request came (\d+) times before$/, (situation, times) => void situation.before.push((_emulator, send) => inTurn(Number(times), send))],
  [/^the same request came before$/, (situation) => void situation.before.push((_emulator, send) => send())],
];

/**
 * What the `# given:` lines of an exchange mean.
 * @throws Error when a line is not in the vocabulary
 */
export function situationOf(given: readonly string[]): Situation {
  const situation: Situation = {
    tenant: standardTenantDefinition(),
    authorization: async (emulator) => bearer(await appToken(emulator)),
    before: [],
    assertion: undefined,
  };
  for (const line of given) {
    const phrase = phrases.find(([pattern]) => pattern.test(line));
    if (phrase === undefined) throw new Error(`Not in the vocabulary: given ${line}`);
    phrase[1](situation, ...(phrase[0].exec(line) ?? []).slice(1));
  }
  return situation;
}

function bearer(token: string): string {
  return `Bearer ${token}`;
}

/** The first letter of the signature: the last one carries bits that base64url ignores. */
function changed(token: string): string {
  const [head = '', claims = '', signature = ''] = token.split('.');
  return [head, claims, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)].join('.');
}

function setting(situation: Situation, name: string, value: { enabled: boolean; securityGroups?: string[] }): void {
  if (!(name in situation.tenant.settings)) throw new Error(`No such setting: ${name}`);
  situation.tenant = { ...situation.tenant, settings: { ...situation.tenant.settings, [name]: value } };
}

function app(situation: Situation, change: Partial<AppDefinition>): void {
  const [first, ...others] = situation.tenant.apps;
  if (first === undefined) throw new Error('The standard tenant has no app');
  situation.tenant = { ...situation.tenant, apps: [{ ...first, ...change }, ...others] };
}

function assertion(issuer: string, audience: string, subject: string, secondsToLive: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: audience, sub: subject, iat: now - 7200, exp: now + secondsToLive };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(github.privateKey);
}

async function removeRole(emulator: Emulator, groupId: string): Promise<void> {
  const path = `/v1.0/myorg/groups/${groupId}/users/${standardTenant.servicePrincipalId}`;
  await accepted(call(emulator, 'DELETE', path, { token: await emulator.userToken() }));
}

async function removeEveryRole(emulator: Emulator): Promise<void> {
  const token = await appToken(emulator);
  const { value } = (await (await call(emulator, 'GET', '/v1.0/myorg/groups', { token })).json()) as {
    value: { id: string }[];
  };
  for (const { id } of value)
    await accepted(
      call(emulator, 'DELETE', `/v1.0/myorg/groups/${id}/users/${standardTenant.servicePrincipalId}`, { token }),
    );
}

async function giveRole(emulator: Emulator, role: string): Promise<void> {
  const json = { identifier: standardTenant.servicePrincipalId, groupUserAccessRight: role, principalType: 'App' };
  const path = `/v1.0/myorg/groups/${standardTenant.groupId}/users`;
  await accepted(call(emulator, 'PUT', path, { token: await emulator.userToken(), json }));
}

async function startRefresh(emulator: Emulator): Promise<void> {
  const path = `/v1.0/myorg/groups/${standardTenant.groupId}/datasets/${standardTenant.datasetId}/refreshes`;
  await accepted(
    call(emulator, 'POST', path, { token: await appToken(emulator), json: { notifyOption: 'NoNotification' } }),
  );
}

async function takeOver(emulator: Emulator): Promise<void> {
  const path = `/v1.0/myorg/groups/${standardTenant.groupId}/datasets/${standardTenant.datasetId}/Default.TakeOver`;
  await accepted(call(emulator, 'POST', path, { token: await appToken(emulator) }));
}

async function importModels(emulator: Emulator, count: number, name: string): Promise<void> {
  const token = await appToken(emulator);
  const path = `/v1.0/myorg/groups/${standardTenant.groupId}/imports?datasetDisplayName=${name}.pbix&nameConflict=Ignore`;
  for (let made = 0; made < count; made += 1)
    await accepted(
      call(emulator, 'POST', path, { token, json: { fileUrl: `https://files.northwind.example/${name}.pbix` } }),
    );
}

async function closeGateway(emulator: Emulator): Promise<void> {
  const token = await emulator.userToken();
  const sources = `/v1.0/myorg/gateways/${standardTenant.gatewayId}/datasources`;
  const { value } = (await (await call(emulator, 'GET', sources, { token })).json()) as { value: { id: string }[] };
  for (const { id } of value)
    await accepted(call(emulator, 'DELETE', `${sources}/${id}/users/${standardTenant.servicePrincipalId}`, { token }));
}

/** A new model, the first thing that the emulator's callers create: so its id is known. */
async function pushRows(emulator: Emulator, rows: number): Promise<void> {
  const token = await appToken(emulator);
  const models = `/v1.0/myorg/groups/${standardTenant.groupId}/datasets`;
  const tables = [{ name: 'Sales', columns: [{ name: 'Product', dataType: 'String' }] }];
  const made = await call(emulator, 'POST', models, { token, json: { name: 'Pushed', defaultMode: 'Push', tables } });
  const { id } = (await made.json()) as { readonly id: string };
  const json = { rows: Array.from({ length: 10_000 }, () => ({})) };
  await inTurn(rows / 10_000, () =>
    accepted(call(emulator, 'POST', `${models}/${id}/tables/Sales/rows`, { token, json })),
  );
}

async function inTurn(times: number, send: () => Promise<unknown>): Promise<void> {
  for (let sent = 0; sent < times; sent += 1) await send();
}

async function accepted(answer: Promise<Response>): Promise<void> {
  const { status, url } = await answer;
  if (status !== 200 && status !== 202) throw new Error(`What is given could not be set up: ${status} from ${url}`);
}
