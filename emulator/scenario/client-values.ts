import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { defined } from '../../catalogue/model/defined.ts';
import type { TokenMaker } from '../entra/token-maker.ts';
import type { ScenarioClient } from './scenario.ts';

/** The values that a client is set up with, by the names that the environments give them. */
export interface ClientValues {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty unless a token is pasted. */
  readonly accessToken: string;
  /** Absent: the commercial cloud's. */
  readonly scope?: string;
}

/** What a scenario's client has in its settings: the good values, but for those that the scenario changes. */
export async function clientValues(
  good: Omit<ClientValues, 'accessToken'>,
  client: ScenarioClient,
  tokens: TokenMaker,
): Promise<ClientValues> {
  const {
    tenantId = good.tenantId,
    clientId = good.clientId,
    clientSecret = good.clientSecret,
    scope = good.scope,
    user,
  } = client;
  const pasted = client.accessToken ?? (user === undefined ? '' : '{user}');
  return {
    tenantId: withNames(tenantId),
    clientId: withNames(clientId),
    clientSecret,
    accessToken: await withTokens(pasted, tokens),
    ...defined({ scope }),
  };
}

/** A text with the standard tenant's ids in place of their names in braces, such as `{groupId}`; other names stay. */
export function withNames(text: string, others: Readonly<Record<string, string>> = {}): string {
  const names: Readonly<Record<string, unknown>> = { ...standardTenant, ...others };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(names, name) ? String(names[name]) : whole,
  );
}

async function withTokens(template: string, tokens: TokenMaker): Promise<string> {
  const app = template.includes('app}') ? await tokens.app() : '';
  const user = template.includes('{user}') ? await tokens.user() : '';
  return template
    .replaceAll('{half of app}', app.slice(0, app.length / 2))
    .replaceAll('{app}', app)
    .replaceAll('{user}', user);
}
