import { valueOf, type Environment } from '../runner/index.ts';
import { CliError } from './cli-error.ts';
import { processVariable } from './values.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;
/** Angle brackets, an unresolved variable, `your-tenant-id` (but not the domain `your-company.com`), xxxx, the empty GUID. */
const PLACEHOLDER = /^<.*>$|\{\{.*\}\}|\$\{.*\}|^(?:your|enter|insert|paste)[-_ ](?!.*\.[a-z]{2,}$)|^(?:x{3,}|\.{3}|…|changeme|todo|0{8}-0{4}-)/i;
const LABELS: Readonly<Record<string, string>> = { tenantId: 'tenant', clientId: 'client id', clientSecret: 'client secret', accessToken: 'access token' };

/**
 * Makes sure, before anything is sent, that there is something to sign in with and that it can be right.
 * An access token takes the place of the other three.
 * @throws CliError with what is missing or malformed; it names the variable and never shows a secret
 */
export function checkCredentials(environment: Environment): void {
  if (valueOf(environment, 'accessToken').trim() !== '') {
    checkAccessToken(valueOf(environment, 'accessToken'));
    return;
  }
  const needed = ['tenantId', 'clientId', 'clientSecret'];
  const missing = needed.filter((key) => valueOf(environment, key).trim() === '');
  if (missing.length > 0) throw new CliError('E_CREDENTIALS_MISSING', missing.map((key) => `${LABELS[key]} (${where(key)})`).join(', '));
  for (const key of needed) checkForm(key, valueOf(environment, key));
  const tenant = valueOf(environment, 'tenantId');
  if (!GUID.test(tenant) && !DOMAIN.test(tenant)) throw new CliError('E_TENANT_MALFORMED', `"${tenant}" (${where('tenantId')})`);
  const client = valueOf(environment, 'clientId');
  if (!GUID.test(client)) throw new CliError('E_CLIENT_ID_MALFORMED', `"${client}" (${where('clientId')})`);
  if (GUID.test(valueOf(environment, 'clientSecret'))) throw new CliError('E_CLIENT_SECRET_MALFORMED', `the value of ${where('clientSecret')}`);
}

/** The collection cleans a pasted token of spaces, quotes and a leading `Bearer`; only what can be no token is refused here. */
function checkAccessToken(value: string): void {
  if (PLACEHOLDER.test(value.trim())) throw new CliError('E_VALUE_PLACEHOLDER', `the access token (${where('accessToken')})`);
}

function checkForm(key: string, value: string): void {
  const subject = `the ${LABELS[key]} (${where(key)})`;
  if (PLACEHOLDER.test(value.trim())) throw new CliError('E_VALUE_PLACEHOLDER', subject);
  if (/^\s|\s$|[\r\n\t]/.test(value)) throw new CliError('E_VALUE_WHITESPACE', subject);
}

function where(key: string): string {
  return `${processVariable(key)} or ${key} in the environment file`;
}
