import type * as Identity from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { cloudOfResource, hostOf, resourceOf } from '../../diagnosis/clouds.ts';
import { valueOf, type Environment } from '../../runner/index.ts';
import type { Terminal } from '../output/terminal.ts';
import type { AuthKind } from '../input/sign-in-flags.ts';
import { authorities } from './authorities.ts';
import { certificateIn } from './certificate.ts';
import type { ExchangeWatch } from './exchange-watch.ts';
import { loadLibrary } from './library.ts';
import { askGithub, findFederation, readAssertionFile } from './federation.ts';

/** What a credential is made of. */
export interface CredentialInputs {
  readonly auth: Exclude<AuthKind, 'token'>;
  /** With the values to sign in with, checked. */
  readonly environment: Environment;
  readonly terminal: Terminal;
  /** Absolute path of a PEM file with further certificate authorities. */
  readonly ca?: string | undefined;
  readonly watch: ExchangeWatch;
}

/** How long the Azure CLI and its like may take, in milliseconds. */
const PROCESS_TIMEOUT_MS = 15_000;

/**
 * Makes the library's credential.
 * @throws CliError E_SIGN_IN_NO_FEDERATION
 */
export async function makeCredential(inputs: CredentialInputs): Promise<TokenCredential> {
  const { auth, environment, terminal, ca, watch } = inputs;
  const value = (key: string): string => valueOf(environment, key).trim();
  const [tenant, client, loginUrl] = [value('tenantId'), value('clientId'), value('loginUrl').replace(/\/+$/, '')];
  const options = {
    authorityHost: loginUrl,
    // Any other host would be asked for at Microsoft's, which knows nothing of it.
    disableInstanceDiscovery: !clouds.some(({ logins }) => logins.includes(hostOf(loginUrl))),
    retryOptions: { maxRetries: 2, maxRetryDelayInMs: 2_000 },
    additionalPolicies: watch.policies,
    ...(ca === undefined ? {} : { tlsOptions: { ca: authorities(ca, terminal.env['NODE_EXTRA_CA_CERTS']) } }),
  };
  const library = await loadLibrary(auth);
  switch (auth) {
    case 'secret':
      return new library.ClientSecretCredential(tenant, client, value('clientSecret'), options);
    case 'certificate': {
      const { privateKey, certificate } = certificateIn(environment, terminal);
      return new library.ClientCertificateCredential(
        tenant,
        client,
        { certificate: `${privateKey}\n${certificate}\n` },
        options,
      );
    }
    case 'federated':
      return federated(inputs, library, options);
    case 'managed-identity':
      return new library.ManagedIdentityCredential({ ...(client === '' ? {} : { clientId: client }), ...options });
    case 'azure-cli':
      return new library.AzureCliCredential({
        ...(tenant === '' ? {} : { tenantId: tenant }),
        processTimeoutInMs: PROCESS_TIMEOUT_MS,
      });
    case 'default':
      return new library.DefaultAzureCredential({
        ...(tenant === '' ? {} : { tenantId: tenant }),
        ...options,
        processTimeoutInMs: PROCESS_TIMEOUT_MS,
      });
  }
}

/** With the token of whoever vouches for the run. */
function federated(
  { environment, terminal, watch }: CredentialInputs,
  library: typeof Identity,
  options: Identity.ClientAssertionCredentialOptions,
): TokenCredential {
  const [tenant, client] = ['tenantId', 'clientId'].map((key) => valueOf(environment, key).trim()) as [string, string];
  const federation = findFederation(valueOf(environment, 'clientAssertion').trim(), terminal);
  if (federation.kind === 'azure-pipelines') {
    const { serviceConnection, systemToken } = federation;
    return new library.AzurePipelinesCredential(tenant, client, serviceConnection, systemToken, options);
  }
  const assertion = (): Promise<string> => {
    if (federation.kind === 'kubernetes') return readAssertionFile(federation.file, terminal.secrets);
    if (federation.kind === 'github')
      return askGithub(federation, audienceOf(valueOf(environment, 'scope').trim()), terminal.secrets);
    return Promise.resolve(federation.assertion);
  };
  return new library.ClientAssertionCredential(
    tenant,
    client,
    () => assertion().catch((error: unknown) => Promise.reject((watch.assertionFailure = error) as Error)),
    options,
  );
}

/** Each cloud's Entra takes foreign tokens only when they are for itself. */
function audienceOf(scope: string): string {
  return (cloudOfResource(resourceOf(scope)) ?? clouds[0]!).federationAudience;
}
