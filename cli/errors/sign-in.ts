import type { AreaErrors } from './advice.ts';

const FEDERATION = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

/** Signing in that cannot start or did not work. Those with `E_SIGN_IN_` end with exit code 3. */
export const signInErrors = {
  E_CLOUD_MIX: {
    what: '{subject}',
    why: 'A token of one cloud is not valid in another. Nothing was sent.',
    next: 'Correct the values. Or let `--cloud` set all of them, and remove the others from .env, the process environment and --set.',
  },
  E_AUTH_NEEDS_HTTPS: {
    what: '`--auth` needs an encrypted sign-in, but {subject}',
    why: "With `--auth`, Microsoft's library signs in, and it accepts https only.",
    next: 'Leave out --auth: then the collection signs in by itself. Or let the emulator serve https.',
  },
  E_AUTH_LIBRARY_MISSING: {
    what: '`--auth {subject}` needs the package @azure/identity, which is not installed',
    why: "With `--auth`, Microsoft's library signs in. It is optional, because the collection can sign in by itself.",
    next: 'Run `npm install @azure/identity@4` in the folder of powerbi-postman, or leave out --auth.',
    link: 'https://www.npmjs.com/package/@azure/identity',
  },
  E_SIGN_IN_UNREACHABLE: {
    what: 'the sign-in at {subject} was not reached',
    why: '{cause}',
    next: 'Check loginUrl, the network and the proxy (HTTPS_PROXY, NO_PROXY).',
  },
  E_SIGN_IN_UNTRUSTED: {
    what: 'the certificate that {subject} shows is not trusted',
    why: '{cause} Nothing was sent to it.',
    next: 'If a proxy of your company signs the traffic, name its certificate authority: `--ca FILE`, or NODE_EXTRA_CA_CERTS.',
  },
  E_SIGN_IN_NO_FEDERATION: {
    what: 'no federated token is available: {subject}',
    why: 'With `--auth federated`, the CI system or the cluster issues a token of its own. Entra accepts that token instead of a secret.',
    next: 'GitHub Actions: give the job `permissions: id-token: write`. Azure Pipelines: map `SYSTEM_ACCESSTOKEN: $(System.AccessToken)` and set AZURE_SERVICE_CONNECTION_ID. Kubernetes: label the pod `azure.workload.identity/use: "true"`, which sets AZURE_FEDERATED_TOKEN_FILE. Other systems (GitLab: `id_tokens`): put the token into POWERBI_CLIENT_ASSERTION.',
    link: FEDERATION,
  },
  E_SIGN_IN_NO_ASSERTION: {
    what: 'no federated token came from {subject}',
    why: '{cause}',
    next: 'Check the permissions of the job. GitHub needs `permissions: id-token: write`, and forks get no token. Azure Pipelines needs a service connection that this pipeline may use. Kubernetes needs a readable token file.',
    link: FEDERATION,
  },
  E_SIGN_IN_NO_MANAGED_IDENTITY: {
    what: 'no managed identity gave a token: {subject}',
    why: '{cause}',
    next: 'Run it on a machine in Azure that has an identity. For a user-assigned identity, set AZURE_CLIENT_ID to its client id. On other machines use another --auth.',
    link: 'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview',
  },
  E_SIGN_IN_AZ_MISSING: {
    what: 'the Azure CLI is not installed: {subject}',
    why: '`--auth azure-cli` asks it for a token.',
    next: 'Install it and sign in with `az login`, or use another --auth.',
    link: 'https://aka.ms/azure-cli',
  },
  E_SIGN_IN_AZ_LOGGED_OUT: {
    what: 'the Azure CLI is not signed in, {subject}',
    why: 'It gives tokens of the account that signed in last, and there is none, or its sign-in has expired.',
    next: 'As an app: `az login --service-principal`, in GitHub Actions with azure/login. As yourself: `az login`; the checks then apply to you, not to the app.',
  },
  E_SIGN_IN_AZ_FAILED: {
    what: 'the Azure CLI gave no token: {subject}',
    why: '{cause}',
    next: 'Try it by hand: `az account get-access-token --resource https://analysis.windows.net/powerbi/api`.',
  },
  E_SIGN_IN_NO_DEFAULT: {
    what: 'no method that `--auth default` tries gave a token: {subject}',
    why: '{cause}',
    next: 'Set the variables of one of them (for example AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET), or choose another --auth.',
    link: 'https://aka.ms/azsdk/js/identity/credential-chains',
  },
  E_SIGN_IN_FAILED: {
    what: 'signing in at {subject} failed',
    why: '{cause}',
    next: 'Without --auth, the collection signs in by itself and may report more. If the cause is still unclear, run it again with --debug and report what it prints.',
  },
} as const satisfies AreaErrors;
