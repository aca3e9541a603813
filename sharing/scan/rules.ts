/** How bad a finding is: an error must not be shared, a warning is for a person to judge. */
export type Severity = 'error' | 'warning';

/** What is said about every finding of one rule. */
export interface Rule {
  readonly severity: Severity;
  readonly title: string;
  readonly advice: string;
}

const REPLACE = 'Replace it where it was issued, then delete it here: anyone who saw the file can use it until then.';

/** All rules, the most specific first: of several that find the same text, the first one speaks. */
export const rules = {
  'private-key': {
    severity: 'error',
    title: 'Private key',
    advice: `Remove the certificate from the app registration and upload a new one, then delete the key here.`,
  },
  token: {
    severity: 'error',
    title: 'Token of a sign-in',
    advice:
      'Delete it here. While it is valid it cannot be revoked: if others may have seen it, replace the secret or end the sessions it came from.',
  },
  'client-secret': {
    severity: 'error',
    title: 'Client secret of Microsoft Entra ID',
    advice:
      'Delete the secret in the portal (App registrations, Certificates & secrets), make a new one, then delete it here.',
  },
  'embed-token': {
    severity: 'error',
    title: 'Embed token of Power BI',
    advice: 'Delete it here. Anyone who has it can open the report, usually for an hour.',
  },
  'refresh-token': {
    severity: 'error',
    title: 'Refresh token',
    advice: 'Revoke the sessions of the user it belongs to, then delete it here: it is valid for months.',
  },
  'connection-string': { severity: 'error', title: 'Connection string with its password or key', advice: REPLACE },
  'shared-access-signature': {
    severity: 'error',
    title: 'Shared access signature',
    advice: 'Replace the key that signed it, or the stored policy; then delete it here.',
  },
  'url-credentials': { severity: 'error', title: 'User name and password in an address', advice: REPLACE },
  'service-key': { severity: 'error', title: 'Key of another service', advice: REPLACE },
  authorization: {
    severity: 'error',
    title: 'Credentials of a request',
    advice: `${REPLACE} Use a variable such as {{accessToken}} instead.`,
  },
  'typed-secret': {
    severity: 'error',
    title: 'Variable of the type secret that is filled in',
    advice: 'Empty the value before you share the file; replace the secret if the file was shared before.',
  },
  'named-secret': {
    severity: 'error',
    title: 'Value under a name for secrets',
    advice: `${REPLACE} If it is not a secret, write a placeholder such as {{name}} or <your name>.`,
  },
  'more-findings': {
    severity: 'error',
    title: 'Too many findings to check the rest',
    advice: 'Remove these findings, then check again.',
  },
  'unknown-host': {
    severity: 'warning',
    title: 'Base address that does not lead to Power BI',
    advice:
      'A run with it sends a secret or a token there. Take the address from a file in environments/, unless the receiver knows and trusts this host.',
  },
  'write-permission': {
    severity: 'warning',
    title: 'Permission to change a tenant',
    advice: 'Empty allowWrite: the receiver of the file decides what may be changed.',
  },
  'trusted-hosts': {
    severity: 'warning',
    title: 'Further hosts that are trusted',
    advice: 'Empty the variable trustedHosts of the collection, unless the receiver knows and trusts these hosts.',
  },
  'directory-id': {
    severity: 'warning',
    title: 'Tenant, client or object id',
    advice:
      'It opens nothing by itself, but names your tenant: replace it with a variable such as {{tenantId}} unless the receiver should know it.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** The stable name of a rule. */
export type RuleId = keyof typeof rules;

/** The rules in the order in which they speak. */
export const ruleIds = Object.keys(rules) as readonly RuleId[];
