import { cloudNamed, clouds, cloudValues } from '../../catalogue/entra/clouds.ts';
import { cloudVariables } from '../../catalogue/entra/sign-in.ts';
import { cloudMix, describeMix } from '../../diagnosis/settings/cloud-mix.ts';
import { cloudOfApi, hostOf } from '../../diagnosis/clouds.ts';
import { valueOf, withValues, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';

/**
 * The environment to read for `--env` and `--cloud`.
 * @throws CliError E_USAGE when they name two clouds
 */
export function environmentFor(nameOrFile: string | undefined, cloud: string | undefined): string | undefined {
  if (cloud === undefined || nameOrFile === cloud) return nameOrFile;
  if (nameOrFile !== undefined && clouds.some(({ file }) => file === nameOrFile))
    throw new CliError('E_USAGE', `--cloud ${cloud} goes not with --env ${nameOrFile}: they are two clouds`);
  return nameOrFile ?? cloud;
}

/** The environment with the addresses and the scope of a cloud in it. */
export function withCloud(environment: Environment, name: string | undefined): Environment {
  const cloud = name === undefined ? undefined : cloudNamed(name);
  return cloud ? withValues(environment, cloudValues(cloud)) : environment;
}

/**
 * Makes sure that one cloud's scope does not meet another's host.
 * @param name of the cloud that it has to be, where one was named
 * @throws CliError E_CLOUD_MIX with the right values
 */
export function checkCloud(environment: Environment, name?: string): void {
  const settings = Object.fromEntries(cloudVariables.map((key) => [key, valueOf(environment, key).trim()]));
  const mix = cloudMix(settings);
  if (mix) throw new CliError('E_CLOUD_MIX', describeMix(mix).replace(/\.$/, ''));
  const cloud = name === undefined ? undefined : cloudNamed(name);
  const reached = cloudOfApi(hostOf(settings['apiUrl'] ?? ''));
  if (cloud && reached && reached !== cloud)
    throw new CliError(
      'E_CLOUD_MIX',
      `apiUrl is ${settings['apiUrl']}, which is ${reached.name}, and --cloud says ${cloud.name}, whose is ${cloud.apiUrl}`,
    );
}
