import { cloudNamed } from '../../catalogue/entra/clouds.ts';
import { cloudVariables } from '../../catalogue/entra/sign-in.ts';
import { cloudOfApi, hostOf } from '../../diagnosis/clouds.ts';
import { cloudMix, describeMix } from '../../diagnosis/settings/cloud-mix.ts';
import { askForMarker, readBaseAddresses, valueOf, type AskTransport, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { whyUnread } from '../input/known-names.ts';
import type { Terminal } from '../output/terminal.ts';
import { keepLoopbackOffProxy } from './proxy.ts';

/** Which addresses are right. */
export interface AddressRules {
  /** Hosts that may get secrets and tokens besides those of the clouds. */
  readonly trustedHosts?: readonly string[] | undefined;
  /** The cloud that it has to be, where one was named. */
  readonly cloud?: string | undefined;
}

/**
 * Makes sure, before anything is sent, that an environment sends only to where secrets and tokens may go, and all of it to one cloud.
 * @throws CliError E_URL_INVALID, E_CLOUD_MIX; RunError E_URL_…, E_HOST_UNKNOWN
 */
export function checkAddresses(environment: Environment, rules: AddressRules, terminal: Terminal): void {
  checkFilled(environment);
  const { loginUrl, apiUrl } = readBaseAddresses(environment, rules.trustedHosts);
  keepLoopbackOffProxy([loginUrl.origin, apiUrl.origin], terminal);
  checkCloud(environment, rules.cloud);
}

/**
 * Makes sure that an emulator answers where the environment `emulator` says.
 * @throws CliError E_EMULATOR_ABSENT
 */
export async function checkEmulatorAnswers(
  environment: Environment,
  signal: AbortSignal,
  transport: AskTransport | undefined,
): Promise<void> {
  if ((await askForMarker(environment, signal, transport)) === 'absent' && !signal.aborted)
    throw new CliError('E_EMULATOR_ABSENT', valueOf(environment, 'apiUrl'));
}

/** An address that is in the file, and that nothing reads, is named before it counts as none. */
function checkFilled(environment: Environment): void {
  for (const key of ['loginUrl', 'apiUrl']) {
    const unread = valueOf(environment, key).trim() === '' ? whyUnread(environment, key) : undefined;
    if (unread !== undefined) throw new CliError('E_URL_INVALID', unread);
  }
}

/** One cloud's scope must not meet another's host. @throws CliError E_CLOUD_MIX with the right values */
export function checkCloud(environment: Environment, name?: string): void {
  const settings = Object.fromEntries(cloudVariables.map((key) => [key, valueOf(environment, key).trim()]));
  const mix = cloudMix(settings);
  if (mix) throw new CliError('E_CLOUD_MIX', describeMix(mix).replace(/\.$/, ''));
  const cloud = name === undefined ? undefined : cloudNamed(name);
  const reached = cloudOfApi(hostOf(settings['apiUrl'] ?? ''));
  if (cloud && reached && reached !== cloud)
    throw new CliError(
      'E_CLOUD_MIX',
      `apiUrl is ${settings['apiUrl']} (${reached.name}), but --cloud says ${cloud.name} (${cloud.apiUrl})`,
    );
}
