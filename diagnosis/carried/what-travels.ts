/**
 * What of the rules is inside the scripts of the collection. A rule that is not named here travels with its steps, without its reason.
 * Files are named from `diagnosis/rules`.
 */
export const travels = {
  /** Known by its condition and its title: the steps are on the page. People seldom meet them, or the title already says what to do. */
  byTitle: [
    'powerbi/admin-contested.ts',
    'powerbi/admin-user.ts',
    'powerbi/capacity-paused.ts',
    'powerbi/conditional-access.ts',
    'powerbi/dates-two-days.ts',
    'powerbi/dates-unquoted.ts',
    'powerbi/embed-identity.ts',
    'powerbi/embed.ts',
    'powerbi/gateway.ts',
    'powerbi/not-licensed.ts',
    'powerbi/personal-workspace.ts',
    'powerbi/principal-mixed-up.ts',
    'powerbi/query-error-inside.ts',
    'powerbi/query-failed.ts',
    'powerbi/query-refused.ts',
    'powerbi/refresh-running.ts',
    'powerbi/top-missing.ts',
  ],
  /** Not at all: the scripts always send a token, and the tools follow redirects; the others are never alone, or need the whole body. */
  never: [
    'claims/missing.ts',
    'general/redirect.ts',
    'powerbi/propagation.ts',
    'powerbi/redirect.ts',
    'powerbi/scan-thin.ts',
  ],
} as const;

/** The refusals of a token that people meet with this collection: their first steps travel, of the others the code. */
export const toldTokenRefusals: readonly string[] = [
  'ENTRA_SECRET_WRONG',
  'ENTRA_SECRET_EXPIRED',
  'ENTRA_APP_NOT_FOUND',
  'ENTRA_APP_DISABLED',
  'ENTRA_SERVICE_PRINCIPAL_MISSING',
  'ENTRA_TENANT_NOT_FOUND',
  'ENTRA_WRONG_CLOUD',
  'ENTRA_RESOURCE_UNKNOWN',
  'ENTRA_CONDITIONAL_ACCESS',
  'ENTRA_ASSERTION_SIGNATURE',
  'ENTRA_ASSERTION_TIME',
  'ENTRA_ASSERTION_MALFORMED',
  'ENTRA_FEDERATION_ISSUER',
  'ENTRA_FEDERATION_SUBJECT',
  'ENTRA_FEDERATION_AUDIENCE',
];
