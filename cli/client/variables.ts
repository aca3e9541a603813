import { join } from 'node:path';
import type { Emulator } from '../../emulator/index.ts';
import { FILES } from './setup.ts';

/** What tells programs which certificate authority to trust: Node, Python's requests, OpenSSL (also .NET and Go), curl. */
const AUTHORITY_VARIABLES = ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE', 'CURL_CA_BUNDLE'] as const;
/** A proxy is outside of the namespace, where nothing leads to. */
const PROXY = /^(?:https?|all|no)_proxy$/i;

/** Whom a client is to sign in as, under the names that Azure's clients and this project's own commands read. */
export async function clientVariables(emulator: Emulator): Promise<Record<string, string>> {
  const { tenantId, clientId, clientSecret } = await emulator.clientValues();
  return {
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: clientSecret,
    POWERBI_LOGIN_URL: emulator.url,
    POWERBI_API_URL: emulator.url,
  };
}

/** The variables that make programs trust the certificate of a namespace. */
export function authorityVariables(folder: string): Record<string, string> {
  return Object.fromEntries(AUTHORITY_VARIABLES.map((name) => [name, join(folder, FILES.authority)]));
}

/**
 * The environment inside a namespace: its authority is trusted, and no proxy is used. Azure CLI keeps its accounts in the namespace:
 * else the emulator's would be among those of the person.
 */
export function namespaceVariables(
  folder: string,
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const kept = Object.entries(given).filter(([name]) => !PROXY.test(name));
  return { ...Object.fromEntries(kept), ...authorityVariables(folder), AZURE_CONFIG_DIR: join(folder, 'azure') };
}
