import { isGuid } from '../../catalogue/model/guid.ts';
import { describeToken } from '../../diagnosis/token-report.ts';
import { valueOf, withValues, type Environment, type RunOptions } from '../../runner/index.ts';
import { sameForAll, type Owners } from '../../reporting/index.ts';

/**
 * Which app of which tenant a run will be of, for each row, as far as that is known before it has a token: a pasted token says it, else
 * the settings with which the collection signs in.
 */
export function expectedOwners({
  environment,
  rows = [{}],
  tokens,
}: Pick<RunOptions, 'environment' | 'rows' | 'tokens'>): Owners {
  return sameForAll(rows.map((row) => ownerOf(withValues(environment, row), tokens)));
}

function ownerOf(environment: Environment, tokens: RunOptions['tokens']): Owners[number] {
  const pasted = valueOf(environment, 'accessToken').trim();
  if (pasted !== '') {
    const { app, tenant } = describeToken(pasted, Date.now());
    return { app, tenant };
  }
  // Who a source of tokens is, its first token says.
  if (tokens?.(environment) !== undefined) return null;
  const [app, tenant] = ['clientId', 'tenantId']
    .map((key) => valueOf(environment, key).trim())
    .map((id) => (isGuid(id) ? id : ''));
  return { app: app!, tenant: tenant! };
}
