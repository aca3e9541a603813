import type { EnvironmentRow } from '../model/environment.ts';
import {
  cloudVariables,
  permissionVariables,
  secretVariables,
  signInVariables,
  type CloudVariable,
  type PermissionVariable,
  type SignInVariable,
} from './sign-in.ts';

const ABOUT: Readonly<Record<SignInVariable | CloudVariable | PermissionVariable, string>> = {
  tenantId: 'Directory (tenant) id: Entra admin center, App registrations, your app, Overview.',
  clientId: 'Application (client) id of the app registration, on the same page.',
  clientSecret: "The secret's Value, not its ID. Do not Share it (older Postman: type it as the Current value).",
  privateKey: 'Instead of a secret: the private key of a certificate, as PEM. It also needs certificate.',
  certificate: 'The certificate as PEM, as it was uploaded to the app registration. It also needs privateKey.',
  clientAssertion: 'Instead of a secret: a signed assertion, such as the token of a federated credential.',
  accessToken: 'Instead of signing in: an access token for Power BI. It is used as it is until it expires.',
  asProfileId: 'Calls are made as this service principal profile. Empty: as the app itself.',
  loginUrl: 'Where Entra signs in. It belongs to the cloud, like the next three.',
  apiUrl: 'Where the Power BI API answers.',
  fabricUrl: 'Where the Fabric API answers. Empty where the cloud has no documented address.',
  scope: 'What the token is for.',
  allowWrite:
    'Empty: nothing is changed. To allow changes, type the id of the tenant that may be changed; true or {{tenantId}} does not count. To forbid them again, empty it: clearing the checkbox does not count in every tool.',
  allowHeavyReads: 'true: exports, scans and queries are sent, which cost capacity. Empty: they are not.',
};

const SECRET: ReadonlySet<string> = new Set(secretVariables);

/** The rows that every environment begins with: sign-in, the addresses of the cloud, and what is allowed. */
export const entraRows: readonly EnvironmentRow[] = [...signInVariables, ...cloudVariables, ...permissionVariables].map(
  (name) => ({ name, about: ABOUT[name], ...(SECRET.has(name) ? { secret: true as const } : {}) }),
);
