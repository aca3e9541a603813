import type { Answer, Caller } from '../call.ts';
import type { SigningKey } from '../entra/keys.ts';
import { messageRefusal } from '../envelopes.ts';
import { readToken } from '../refusals/verified-token.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { managerRefusals } from './refusals.ts';

export { managerRefusals } from './refusals.ts';

/** A request that may be for Azure Resource Manager. */
export interface ManagerRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly authorization: string | undefined;
}

/** An answer and who asked. */
export interface ManagerOutcome {
  readonly answer: Answer;
  readonly caller: Caller['kind'] | 'none';
}

const SUBSCRIPTIONS = '/subscriptions';
const TENANTS = '/tenants';

/** Whether a path is one that Azure Resource Manager serves here. */
export function isManagerPath(path: string): boolean {
  return /^\/(?:subscriptions(?:\/|$)|tenants\/?$)/i.test(path);
}

/** Answers a call of Azure Resource Manager: no subscription, this one tenant. The query's `api-version` is not looked at. */
export async function managerAnswer(
  { method, path, authorization }: ManagerRequest,
  tenant: TenantDefinition,
  key: SigningKey,
): Promise<ManagerOutcome> {
  const token = await readToken(authorization, tenant, key);
  const caller = token.state === 'genuine' ? token.caller.kind : 'none';
  for (const { refuse } of managerRefusals) {
    const refusal = refuse(token, tenant);
    if (refusal !== undefined) return { answer: refusal, caller };
  }
  return { answer: method === 'GET' ? contentOf(path, tenant) : notFound(), caller };
}

function contentOf(path: string, { tenantId, domains }: TenantDefinition): Answer {
  const [, collection, id] = path.toLowerCase().split('/');
  if (`/${collection}` === TENANTS) {
    const tenant = { id: `${TENANTS}/${tenantId}`, tenantId, defaultDomain: domains[0], tenantCategory: 'Home' };
    return { status: 200, body: { value: [tenant] } };
  }
  if (`/${collection}` !== SUBSCRIPTIONS) return notFound();
  if (id === undefined || id === '') return { status: 200, body: { value: [] } };
  return messageRefusal(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
}

/** Azure says more precisely what it misses; inferred. */
function notFound(): Answer {
  return messageRefusal(404, 'NotFound', 'The requested resource could not be found.');
}
