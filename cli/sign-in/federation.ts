import { readFile } from 'node:fs/promises';
import { isLoopbackHost } from '../../catalogue/entra/hosts.ts';
import { decodeText } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';

/** Who vouches for the run: where the token comes from that Entra takes in place of a secret. */
export type Federation =
  | { readonly kind: 'github'; readonly url: string; readonly requestToken: string }
  | { readonly kind: 'azure-pipelines'; readonly serviceConnection: string; readonly systemToken: string }
  | { readonly kind: 'kubernetes'; readonly file: string }
  | { readonly kind: 'ready'; readonly assertion: string };

const TIMEOUT_MS = 20_000;

/**
 * Finds who vouches for the run, by what a CI or a cluster sets.
 * @param assertion a ready one; what is handed out anew at each call goes before it
 * @throws CliError E_SIGN_IN_NO_FEDERATION
 */
export function findFederation(assertion: string, { env, secrets }: Pick<Terminal, 'env' | 'secrets'>): Federation {
  const value = (name: string): string => env[name]?.trim() ?? '';
  const [url, requestToken] = [value('ACTIONS_ID_TOKEN_REQUEST_URL'), value('ACTIONS_ID_TOKEN_REQUEST_TOKEN')];
  if (url !== '' && requestToken !== '') {
    secrets.add(requestToken);
    return { kind: 'github', url, requestToken };
  }
  const systemToken = value('SYSTEM_ACCESSTOKEN');
  const serviceConnection = value('AZURE_SERVICE_CONNECTION_ID') || value('AZURESUBSCRIPTION_SERVICE_CONNECTION_ID');
  if (value('SYSTEM_OIDCREQUESTURI') !== '' && systemToken !== '' && serviceConnection !== '') {
    secrets.add(systemToken);
    return { kind: 'azure-pipelines', serviceConnection, systemToken };
  }
  const file = value('AZURE_FEDERATED_TOKEN_FILE');
  if (file !== '') return { kind: 'kubernetes', file };
  if (assertion !== '') return { kind: 'ready', assertion };
  throw new CliError('E_SIGN_IN_NO_FEDERATION', whatIsMissing(value));
}

/** The nearest to what would have done: somebody who is in a CI wants to know what lacks there. */
function whatIsMissing(value: (name: string) => string): string {
  if (value('GITHUB_ACTIONS') !== '')
    return 'in GitHub Actions ACTIONS_ID_TOKEN_REQUEST_URL is not set, because the job has no `permissions: id-token: write`';
  if (value('TF_BUILD') !== '' || value('SYSTEM_OIDCREQUESTURI') !== '') {
    const missing = ['SYSTEM_OIDCREQUESTURI', 'SYSTEM_ACCESSTOKEN', 'AZURE_SERVICE_CONNECTION_ID'].filter(
      (name) => value(name) === '',
    );
    return `in Azure Pipelines ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set`;
  }
  if (value('GITLAB_CI') !== '')
    return 'in GitLab CI POWERBI_CLIENT_ASSERTION is not set, because the job has no `id_tokens` of that name';
  return 'GitHub Actions, Azure Pipelines and Kubernetes were not detected, and POWERBI_CLIENT_ASSERTION is empty';
}

/**
 * A new token of GitHub for this job.
 * @param audience whom it is for
 * @throws CliError E_SIGN_IN_NO_ASSERTION
 */
export async function askGithub(
  { url, requestToken }: Extract<Federation, { kind: 'github' }>,
  audience: string,
  secrets: Set<string>,
): Promise<string> {
  const host = URL.canParse(url) ? new URL(url) : undefined;
  const refuse = (cause: unknown): CliError =>
    new CliError('E_SIGN_IN_NO_ASSERTION', `GitHub (${host?.host ?? 'ACTIONS_ID_TOKEN_REQUEST_URL'})`, { cause });
  if (!host || (host.protocol !== 'https:' && !isLoopbackHost(host.hostname)))
    throw refuse(new Error('a token may not be sent to its address'));
  host.searchParams.set('audience', audience);
  let text: string;
  try {
    const answer = await fetch(host, {
      headers: { authorization: `Bearer ${requestToken}`, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    text = await answer.text();
  } catch (error) {
    // The reason of a failed fetch stands behind it.
    const { cause } = error as Error;
    throw refuse(cause instanceof Error ? cause : error);
  }
  return checkedAssertion(valueIn(text), refuse, secrets);
}

/**
 * The token that Kubernetes keeps in a file, and renews there.
 * @throws CliError E_SIGN_IN_NO_ASSERTION
 */
export async function readAssertionFile(file: string, secrets: Set<string>): Promise<string> {
  const refuse = (cause: unknown): CliError =>
    new CliError('E_SIGN_IN_NO_ASSERTION', `${file} (AZURE_FEDERATED_TOKEN_FILE)`, { cause });
  const bytes = await readFile(file).catch((error: unknown) => Promise.reject(refuse(error)));
  return checkedAssertion(decodeText(bytes).trim(), refuse, secrets);
}

function checkedAssertion(assertion: string, refuse: (cause: unknown) => CliError, secrets: Set<string>): string {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(assertion)) throw refuse(new Error('the answer is not a token'));
  secrets.add(assertion);
  return assertion;
}

function valueIn(text: string): string {
  try {
    const { value } = JSON.parse(text) as { value?: unknown };
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
