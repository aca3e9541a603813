import { cloudNamed, clouds, cloudValues } from '../../catalogue/entra/clouds.ts';
import { withValues, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';

/**
 * The environment to read for `--env` and `--cloud`.
 * @throws CliError E_USAGE when they name two clouds
 */
export function environmentFor(nameOrFile: string | undefined, cloud: string | undefined): string | undefined {
  if (cloud === undefined || nameOrFile === cloud) return nameOrFile;
  if (nameOrFile !== undefined && clouds.some(({ file }) => file === nameOrFile))
    throw new CliError(
      'E_USAGE',
      `--cloud ${cloud} cannot be combined with --env ${nameOrFile}: they are different clouds`,
    );
  return nameOrFile ?? cloud;
}

/** The environment with the addresses and the scope of a cloud in it. */
export function withCloud(environment: Environment, name: string | undefined): Environment {
  const cloud = name === undefined ? undefined : cloudNamed(name);
  return cloud ? withValues(environment, cloudValues(cloud)) : environment;
}
