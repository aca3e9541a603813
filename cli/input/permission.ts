import { levelOf, type Level } from '../../catalogue/model/permission.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { valueOf, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';

/** What a run may send besides plain reads. */
export interface PermissionFlags {
  /** Ids of the tenants that may be changed; empty: the one of the environment; absent: none. */
  readonly allowWrite?: readonly string[] | undefined;
  readonly allowHeavyReads: boolean;
}

/**
 * The tenants that may be changed. Only the command line says so: what an environment holds does not count.
 * @throws CliError E_ALLOW_WRITE_TENANT when what is named is no tenant, or nothing is named and the environment names none by its id
 */
export function consentedTenants(
  { allowWrite }: Pick<PermissionFlags, 'allowWrite'>,
  environment: Environment,
): string[] {
  if (allowWrite === undefined) return [];
  const named =
    allowWrite.length > 0
      ? allowWrite.flatMap((text) => text.split(/[\s,;]+/)).filter((id) => id !== '')
      : [valueOf(environment, 'tenantId').trim()];
  const wrong = named.find((id) => !isGuid(id));
  if (named.length > 0 && wrong === undefined) return named;
  throw new CliError(
    'E_ALLOW_WRITE_TENANT',
    wrong ? `"${wrong.slice(0, 60)}" is not the id of a tenant` : 'the environment has no tenantId',
  );
}

/** The most that a run with these flags may send, for a plan. */
export function levelOfFlags({ allowWrite, allowHeavyReads }: PermissionFlags, emulator: boolean): Level {
  if (emulator || allowWrite !== undefined) return 'change';
  return levelOf(allowHeavyReads ? 'heavy read' : 'reads');
}
