import {
  chooseCredential,
  credentialParts,
  credentialValues,
  type CredentialKind,
} from '../../diagnosis/settings/credential.ts';
import { problemOfClientId, problemOfClientSecret, problemOfTenantId } from '../../diagnosis/settings/app-values.ts';
import { isPlaceholder } from '../../diagnosis/settings/placeholder.ts';
import { problemOfSecretText } from '../../diagnosis/settings/secret-text.ts';
import { valueOf, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { ErrorCode } from '../errors/index.ts';
import { whyUnread } from '../input/known-names.ts';
import { processVariable } from '../input/process-variable.ts';

/** Where a value came from, when it is known: a row of data, the command line. */
export type ValueSource = (key: string) => string | undefined;

const UNKNOWN_SOURCE: ValueSource = () => undefined;

const LABELS: Readonly<Record<string, string>> = {
  tenantId: 'tenant',
  clientId: 'client id',
  clientSecret: 'client secret',
  privateKey: 'private key',
  certificate: 'certificate',
  clientAssertion: 'client assertion',
  accessToken: 'access token',
};

/**
 * Makes sure, before anything is sent, that there is something to sign in with and that it can be right.
 * An access token takes the place of all others.
 * @throws CliError with what is missing or malformed; it names the variable and never shows a secret
 */
export function checkCredentials(environment: Environment, source = UNKNOWN_SOURCE): void {
  const value = (key: string): string => valueOf(environment, key).trim();
  const choice = chooseCredential(credentialValues(value));
  if (choice.kind === 'token') return checkForm('accessToken', value('accessToken'), source);
  if (choice.problem === 'several') throw new CliError('E_CREDENTIALS_SEVERAL', choice.names.map(named).join(', '));
  const missing = ['tenantId', 'clientId', ...(choice.problem === 'none' ? ['clientSecret'] : [])].filter(
    (key) => value(key) === '',
  );
  if (missing.length > 0) throw new CliError('E_CREDENTIALS_MISSING', absent(missing, environment));
  if (choice.problem !== null) throw new CliError('E_CREDENTIALS_HALF', absent(choice.names, environment));
  checkApp(environment, undefined, source);
  checkParts(environment, choice.kind, source);
}

/**
 * Makes sure that the parts of one kind of credential are there and can be right.
 * @throws CliError
 */
export function checkParts(environment: Environment, kind: CredentialKind, source = UNKNOWN_SOURCE): void {
  const parts = credentialParts[kind];
  const missing = parts.filter((key) => valueOf(environment, key).trim() === '' && key !== 'certificate');
  if (missing.length > 0) throw new CliError('E_CREDENTIALS_MISSING', absent(missing, environment));
  for (const key of parts) checkForm(key, valueOf(environment, key), source);
  if (kind === 'secret')
    checkWith(
      problemOfClientSecret,
      'E_CLIENT_SECRET_MALFORMED',
      valueOf(environment, 'clientSecret'),
      `the value of ${where('clientSecret', source)}`,
    );
}

/**
 * Makes sure that the tenant and the client id can be right.
 * @param needed which must be there; what is there must be right
 * @throws CliError
 */
export function checkApp(
  environment: Environment,
  needed: readonly ('tenantId' | 'clientId')[] = ['tenantId', 'clientId'],
  source = UNKNOWN_SOURCE,
): void {
  const missing = needed.filter((key) => valueOf(environment, key).trim() === '');
  if (missing.length > 0) throw new CliError('E_CREDENTIALS_MISSING', absent(missing, environment));
  const [tenant, client] = [valueOf(environment, 'tenantId'), valueOf(environment, 'clientId')];
  for (const key of ['tenantId', 'clientId']) checkForm(key, valueOf(environment, key), source);
  if (tenant !== '')
    checkWith(problemOfTenantId, 'E_TENANT_MALFORMED', tenant, `"${tenant}" (${where('tenantId', source)})`);
  if (client !== '')
    checkWith(problemOfClientId, 'E_CLIENT_ID_MALFORMED', client, `"${client}" (${where('clientId', source)})`);
}

/** As the collection's scripts judge it, and with their reason. */
function checkWith(problemOf: (value: string) => string | null, code: ErrorCode, value: string, subject: string): void {
  const problem = problemOf(value);
  if (problem !== null) throw new CliError(code, subject, { cause: new Error(problem) });
}

/** The collection cleans a pasted token, a key and a certificate of what came along; of those only what can be none is refused here. */
const CLEANED = ['accessToken', 'privateKey', 'certificate', 'clientAssertion'];

/** What Azure Pipelines passes for a variable that it does not have. */
const AZURE_UNSET = /^\s*\$\([\w.]+\)\s*$/;

function checkForm(key: string, value: string, source: ValueSource): void {
  const subject = `the ${LABELS[key]} (${where(key, source)})`;
  // Its name is not repeated: it is the value, which is redacted.
  if (AZURE_UNSET.test(value))
    throw new CliError(
      'E_VALUE_PLACEHOLDER',
      `the ${LABELS[key]} (Azure Pipelines has no variable of the name that the step maps)`,
    );
  if (isPlaceholder(value)) throw new CliError('E_VALUE_PLACEHOLDER', subject);
  const copied = CLEANED.includes(key) ? null : problemOfSecretText(value);
  if (copied !== null) throw new CliError(copied === 'quotes' ? 'E_VALUE_QUOTED' : 'E_VALUE_INVISIBLE', subject);
  if (!CLEANED.includes(key) && /^\s|\s$|[\r\n\t]/.test(value)) throw new CliError('E_VALUE_WHITESPACE', subject);
}

/** What is missing, and where the environment has it after all, but so that nothing reads it. */
function absent(keys: readonly string[], environment: Environment): string {
  const reasons = keys.flatMap((key) => whyUnread(environment, key) ?? []);
  return [keys.map(named).join(', '), ...reasons].join('; ');
}

function named(key: string): string {
  return `${LABELS[key]} (${where(key, UNKNOWN_SOURCE)})`;
}

function where(key: string, source: ValueSource): string {
  return source(key) ?? `${processVariable(key)} or ${key} in the environment file`;
}
