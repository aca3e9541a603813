import type { AreaErrors } from './advice.ts';

const SETUP = 'https://learn.microsoft.com/power-bi/developer/embedded/embed-service-principal';
const PORTAL = 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';
const CERTIFICATES = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';

/** Values to sign in with that are missing or cannot be right. */
export const credentialErrors = {
  E_CREDENTIALS_MISSING: {
    what: 'no credentials yet: {subject}',
    why: 'A service principal signs in with a tenant, a client id, and a client secret, a certificate or a client assertion. An access token replaces all of them.',
    next: 'Set them in the process environment, or write them into a file .env in this folder: AZURE_TENANT_ID=… and so on, a line each. To sign in without a secret, use `--auth`. `powerbi-postman run --emulator` needs no credentials.',
    link: SETUP,
  },
  E_CREDENTIALS_SEVERAL: {
    what: 'more than one credential is filled in: {subject}',
    why: 'It is not clear which one to use, and the wrong one would sign in as a different app.',
    next: 'Keep one and empty the others, or choose one: `--auth secret`, `--auth certificate`, `--auth federated`.',
  },
  E_CREDENTIALS_HALF: {
    what: 'half of a credential is missing: {subject}',
    why: 'Signing in with a certificate needs two things: its private key, and the certificate itself or its thumbprint.',
    next: 'Fill in the other half, or name one PEM file with both: AZURE_CLIENT_CERTIFICATE_PATH.',
    link: CERTIFICATES,
  },
  E_VALUE_PLACEHOLDER: {
    what: '{subject} is still a placeholder',
    why: 'The value is an example or an unresolved variable, so the service would refuse it.',
    next: 'Put the real value there, or leave it empty.',
    link: SETUP,
  },
  E_VALUE_WHITESPACE: {
    what: '{subject} has a space or a line break in it or around it',
    why: 'It was probably copied by mistake, and the service takes it as part of the value.',
    next: 'Paste the value again without it.',
  },
  E_VALUE_QUOTED: {
    what: '{subject} has quotes around it',
    why: 'They were probably copied by mistake, and the service takes them as part of the value.',
    next: 'Paste the value again without them. Quotes are removed in .env, but not in a process variable, an environment or a row.',
  },
  E_VALUE_INVISIBLE: {
    what: '{subject} has an invisible character in it or around it',
    why: 'A zero-width space, a byte order mark or a non-breaking space was probably copied from a web page or a chat. The service takes it as part of the value.',
    next: 'Copy the value from its original place, or type it, into an empty field.',
  },
  E_TENANT_MALFORMED: {
    what: '{subject} is not a tenant',
    why: '{cause}',
    next: 'Use that id, or a verified domain of the tenant. An app cannot use common, organizations or consumers.',
    link: PORTAL,
  },
  E_CLIENT_ID_MALFORMED: {
    what: '{subject} is not a client id',
    why: '{cause}',
    next: 'Copy that id, not the name of the app.',
    link: PORTAL,
  },
  E_CLIENT_SECRET_MALFORMED: {
    what: '{subject} is not a client secret',
    why: '{cause}',
    next: 'Use the right value. If you no longer have it, make a new secret in the portal.',
    link: PORTAL,
  },
} as const satisfies AreaErrors;
