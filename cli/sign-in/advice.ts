import type { Advice } from '../errors/index.ts';

const CERTIFICATES = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';
const FEDERATION = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

/** What keeps from signing in, by a stable code, with what a person needs to know about it. */
export const signInAdvice = {
  E_CREDENTIALS_SEVERAL: {
    what: 'more than one credential is filled in: {subject}',
    why: 'Which of them is meant cannot be told, and the wrong one would sign in as somebody else.',
    next: 'Leave one and empty the others, or say which: `--auth secret`, `--auth certificate`, `--auth federated`.',
  },
  E_CREDENTIALS_HALF: {
    what: 'half of a credential is missing: {subject}',
    why: 'A certificate signs in with two things: its private key, and the certificate itself or its thumbprint.',
    next: 'Fill in the other half, or name one PEM file with both: AZURE_CLIENT_CERTIFICATE_PATH.',
    link: CERTIFICATES,
  },
  E_CLOUD_MIX: {
    what: '{subject}',
    why: 'A token of one cloud opens nothing in another. Nothing was sent.',
    next: 'Put the values right, or let `--cloud` set all of them and take the others out of .env, the process environment and --set.',
  },
  E_CERTIFICATE_UNREADABLE: {
    what: 'the certificate {subject} cannot be read',
    why: '{cause}',
    next: 'Check AZURE_CLIENT_CERTIFICATE_PATH: it names a PEM file with the private key and the certificate.',
  },
  E_CERTIFICATE_PFX: {
    what: '{subject} is no PEM file; it looks like PFX (PKCS#12)',
    why: 'The private key and the certificate are read as PEM, which is text.',
    next: 'Convert it: `openssl pkcs12 -in FILE.pfx -out FILE.pem -nodes` (with -legacy for an old one), and keep FILE.pem where only you can read it.',
    link: CERTIFICATES,
  },
  E_CERTIFICATE_ENCRYPTED: {
    what: 'the private key in {subject} is encrypted, and AZURE_CLIENT_CERTIFICATE_PASSWORD does not open it or is not set',
    why: 'Without its password the key signs nothing.',
    next: 'Set AZURE_CLIENT_CERTIFICATE_PASSWORD, or decrypt it once: `openssl pkey -in FILE.pem -out KEY.pem`.',
  },
  E_CERTIFICATE_INCOMPLETE: {
    what: '{subject}',
    why: 'Signing in takes the private key and the certificate that belongs to it.',
    next: 'Put both into one PEM file: `cat key.pem certificate.pem > both.pem`.',
    link: CERTIFICATES,
  },
  E_CERTIFICATE_MISMATCH: {
    what: '{subject}',
    why: 'Entra checks the signature with the certificate that was uploaded for the app; that takes the RSA key which it was made with.',
    next: 'Use the key that the certificate was made with, or make a new pair and upload the certificate to the app registration.',
    link: CERTIFICATES,
  },
  E_AUTH_NEEDS_HTTPS: {
    what: '`--auth` needs an encrypted sign-in, and this is none: {subject}',
    why: "Microsoft's library, which signs in then, takes no other.",
    next: 'Leave out --auth, and the collection signs in by itself; or let the emulator serve https.',
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
    what: 'there is nothing here that stands for a secret: {subject}',
    why: 'With `--auth federated` the surroundings vouch for the run: a CI or a cluster hands out a token of its own, which Entra takes in its place.',
    next: 'GitHub Actions: give the job `permissions: id-token: write`. Azure Pipelines: map `SYSTEM_ACCESSTOKEN: $(System.AccessToken)` and set AZURE_SERVICE_CONNECTION_ID. Kubernetes: label the pod `azure.workload.identity/use: "true"`, which sets AZURE_FEDERATED_TOKEN_FILE. Elsewhere (GitLab: `id_tokens`): put the token into POWERBI_CLIENT_ASSERTION.',
    link: FEDERATION,
  },
  E_SIGN_IN_NO_ASSERTION: {
    what: 'no token to trade in came from {subject}',
    why: '{cause}',
    next: 'Look at what the CI allows this job: GitHub wants `permissions: id-token: write` (and gives none to forks), Azure Pipelines a service connection that this pipeline may use, Kubernetes a readable token file.',
    link: FEDERATION,
  },
  E_SIGN_IN_NO_MANAGED_IDENTITY: {
    what: 'no managed identity gave a token: {subject}',
    why: '{cause}',
    next: 'Run it on a machine of Azure that has an identity; for a user-assigned one set AZURE_CLIENT_ID to its client id. Elsewhere use another --auth.',
    link: 'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview',
  },
  E_SIGN_IN_AZ_MISSING: {
    what: 'the Azure CLI is not there: {subject}',
    why: '`--auth azure-cli` asks it for a token.',
    next: 'Install it and sign in with `az login`, or use another --auth.',
    link: 'https://aka.ms/azure-cli',
  },
  E_SIGN_IN_AZ_LOGGED_OUT: {
    what: 'the Azure CLI is not signed in {subject}',
    why: 'It hands out tokens of whoever signed in last, and nobody has, or it was too long ago.',
    next: 'As an app: `az login --service-principal`, in GitHub Actions by azure/login. As yourself: `az login`; but then it is you who is examined.',
  },
  E_SIGN_IN_AZ_FAILED: {
    what: 'the Azure CLI gave no token: {subject}',
    why: '{cause}',
    next: 'Try it by hand: `az account get-access-token --resource https://analysis.windows.net/powerbi/api`.',
  },
  E_SIGN_IN_NO_DEFAULT: {
    what: 'none of the ways that `--auth default` tries led to a token: {subject}',
    why: '{cause}',
    next: 'Set the variables of one of them (AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, for example), or name the way with another --auth.',
    link: 'https://aka.ms/azsdk/js/identity/credential-chains',
  },
  E_SIGN_IN_FAILED: {
    what: 'signing in at {subject} failed',
    why: '{cause}',
    next: 'Without --auth the collection signs in by itself and may tell more. If it stays a riddle, run it again with --debug and report what it prints.',
  },
} as const satisfies Record<string, Advice>;

export type SignInErrorCode = keyof typeof signInAdvice;
