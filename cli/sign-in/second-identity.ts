import { cleanToken } from '../../diagnosis/jwt.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { describeToken } from '../../diagnosis/token-report.ts';
import { settingsOf, valueOf, withValues, type Environment } from '../../runner/index.ts';
import { withoutSecrets } from '../output/causes.ts';
import { CliError } from '../errors/cli-error.ts';
import { connectionOf, type ConnectionFlags } from './connection.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { noCredentials } from './check.ts';
import { signIn, type SignedIn } from './sign-in.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkedToken, readTokenFile } from '../input/token-file.ts';
import { noteSecrets, outsideVariable } from '../input/values.ts';

/** Who the second identity is, as the command line says it: one of these. */
export interface SecondIdentity {
  /** Name or file of an environment. */
  readonly with?: string | undefined;
  readonly withTokenFile?: string | undefined;
  /** Name of a process variable. */
  readonly withTokenEnv?: string | undefined;
  /** How it signs in on the command line; its environment is that after `--with`, or the first one's. */
  readonly withAuth?: SignInFlags['auth'];
}

/** What stands before the names of the second identity's process variables. */
export const PREFIX = 'WITH_';

const TOKEN_LIKE = /^\s*(?:bearer\s+)?ey[\w-]{8,}/i;
const NAME = /^[A-Za-z_]\w*$/;
/** A token is all the credential there is, and a profile is a service principal's. */
const LEFT_OUT = { ...noCredentials, clientId: '', asProfileId: '' };

/**
 * Refuses a token in place of a name or a path, without showing it.
 * @throws CliError E_SECRET_FLAG, E_USAGE
 */
export function checkSecondIdentity(flags: SecondIdentity): void {
  const given = Object.entries({
    '--with': flags.with,
    '--with-token-file': flags.withTokenFile,
    '--with-token-env': flags.withTokenEnv,
  });
  const pasted = given.find(([, value]) => value !== undefined && TOKEN_LIKE.test(value));
  if (pasted) throw new CliError('E_SECRET_FLAG', `a token after ${pasted[0]}`);
  if (flags.withTokenEnv !== undefined && !NAME.test(flags.withTokenEnv))
    throw new CliError(
      'E_USAGE',
      '--with-token-env takes the name of a process variable, such as USER_TOKEN, not the token itself',
    );
}

/**
 * The second identity: another environment with values from `WITH_…` variables, or the first one's with a token.
 * @param flags those of the first identity too, for its environment and its cloud
 * @throws CliError with what is missing or malformed; it names the `WITH_…` variable
 */
export async function signInSecond(
  flags: SecondIdentity & SignInFlags & ConnectionFlags & { readonly env?: string | undefined },
  first: Environment,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<SignedIn> {
  if (flags.withTokenFile !== undefined || flags.withTokenEnv !== undefined)
    return { environment: withToken(first, await secondToken(flags, terminal), terminal) };
  try {
    const tenant =
      flags.with === undefined && outsideVariable(`${PREFIX}AZURE_TENANT_ID`, terminal) === ''
        ? { tenantId: valueOf(first, 'tenantId') }
        : {};
    return await signIn(
      { env: flags.with ?? flags.env, auth: flags.withAuth, cloud: flags.cloud, ca: flags.ca },
      { ...given, ...tenant },
      terminal,
      signal,
      { prefix: PREFIX, transport: connectionOf(flags, terminal) },
    );
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const subject = error.subject.replace(/\b(?=AZURE_|POWERBI_)/g, PREFIX);
    throw new CliError(error.code, subject, { known: error.known, cause: error.cause });
  }
}

async function secondToken({ withTokenFile, withTokenEnv }: SecondIdentity, terminal: Terminal): Promise<string> {
  if (withTokenFile !== undefined) return readTokenFile(withTokenFile, terminal);
  return checkedToken(terminal.env[withTokenEnv!] ?? '', `the process variable ${withTokenEnv}`, terminal);
}

function withToken(first: Environment, token: string, terminal: Terminal): Environment {
  const present = new Set(first.values.map(({ key }) => key));
  const left = Object.fromEntries(Object.entries(LEFT_OUT).filter(([key]) => present.has(key)));
  return noteSecrets(withValues(first, { ...left, accessToken: token }), terminal);
}

/** What of a pasted token will keep every call from working: its time, its audience, its tenant. Empty without a pasted token. */
export function problemsOfPastedToken(environment: Environment, terminal: Terminal): Cause[] {
  const pasted = valueOf(environment, 'accessToken');
  if (pasted.trim() === '') return [];
  const { problems } = describeToken(pasted, Date.now(), settingsOf(environment));
  return withoutSecrets(
    problems.filter(({ code }) => code.startsWith('TOKEN_') && !HARMLESS.includes(code)),
    terminal,
  );
}

/** That it is a user's is what somebody wants to know about. */
const HARMLESS = ['TOKEN_OF_USER'];

/** Why two sides are one and the same identity; undefined when they are not, or when only their tokens can tell. */
export function sameIdentity(
  { environment: a, tokens: ofA }: SignedIn,
  { environment: b, tokens: ofB }: SignedIn,
): string | undefined {
  if (ofA || ofB) return undefined;
  const [one, other] = [a, b].map((each) => cleanToken(valueOf(each, 'accessToken')));
  if (one !== '' || other !== '') return one === other ? 'both have the same access token' : undefined;
  const same = ['tenantId', 'clientId', 'asProfileId', 'apiUrl'].every(
    (key) => valueOf(a, key).trim().toLowerCase() === valueOf(b, key).trim().toLowerCase(),
  );
  return same ? `both are the app ${valueOf(a, 'clientId')} of the tenant ${valueOf(a, 'tenantId')}` : undefined;
}
