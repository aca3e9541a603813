/** The variables of an environment that a caller signs in with, in the order in which a person fills them in. */
export const signInVariables = [
  'tenantId',
  'clientId',
  'clientSecret',
  'privateKey',
  'certificate',
  'clientAssertion',
  'accessToken',
  'asProfileId',
] as const;

export type SignInVariable = (typeof signInVariables)[number];

/** Those among them whose values are secret. */
export const secretVariables: readonly SignInVariable[] = [
  'clientSecret',
  'privateKey',
  'clientAssertion',
  'accessToken',
];

/** Which addresses and which scope belong to a cloud. */
export const cloudVariables = ['loginUrl', 'apiUrl', 'fabricUrl', 'scope'] as const;

export type CloudVariable = (typeof cloudVariables)[number];

/** What somebody allows: the tenants that may be changed, by their ids, and whether reads may cost capacity. */
export const permissionVariables = ['allowWrite', 'allowHeavyReads'] as const;

export type PermissionVariable = (typeof permissionVariables)[number];

/** The collection's own variable that names hosts besides those of the clouds; an environment's of that name does not count. */
export const TRUSTED_HOSTS = 'trustedHosts';

/** The type of a client assertion that is a JWT, as a token request names it. */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
