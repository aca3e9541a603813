/**
 * What of the rules is inside the scripts of the collection. In the test script a rule that is not named travels with its steps, without
 * its reason. Files are named from `diagnosis/rules`.
 */
export const travels = {
  /** Known by its condition and its title: the steps are on the page. People seldom meet them, or the title already says what to do. */
  byTitle: [
    'powerbi/admin-contested.ts',
    'powerbi/admin-user.ts',
    'powerbi/capacity-paused.ts',
    'powerbi/conditional-access.ts',
    'powerbi/create-switch.ts',
    'powerbi/embed.ts',
    'powerbi/gateway.ts',
    'powerbi/not-licensed.ts',
    'powerbi/personal-workspace.ts',
    'powerbi/profile.ts',
    'powerbi/query-refused.ts',
    'powerbi/refresh-running.ts',
  ],
  /**
   * Not at all. The scripts always send a token, and the tools follow redirects; of the others the words of the body or the query decide,
   * and the service's words are in the line.
   */
  never: [
    'claims/missing.ts',
    'general/redirect.ts',
    'powerbi/dates-two-days.ts',
    'powerbi/dates-unquoted.ts',
    'powerbi/embed-identity.ts',
    'powerbi/principal-mixed-up.ts',
    'powerbi/propagation.ts',
    'powerbi/query-error-inside.ts',
    'powerbi/query-failed.ts',
    'powerbi/query-not-connected.ts',
    'powerbi/query-not-permitted.ts',
    'powerbi/query-unclear.ts',
    'powerbi/redirect.ts',
    'powerbi/scan-thin.ts',
    'powerbi/top-missing.ts',
  ],
  /** In the pre-request script, where the others are known by their title: the list that was asked for ids says the steps when it is sent. */
  withStepsBeforeRequests: ['general/no-answer.ts', 'general/service-error.ts', 'token/throttled.ts'],
} as const;

/** Rows of Power BI's family that travel beside those of names: without them a rule would name another cause for the same answer. */
export const placedRows: readonly string[] = [
  'PBI_ASSIGN_WORKSPACES',
  'PBI_CAPACITY_RIGHT',
  'PBI_CREDENTIALS_OWNER',
  'PBI_DAX_QUERIES_CAPACITY',
  'PBI_EXPORT_QUEUE',
  'PBI_EXPORT_REFUSED',
  'PBI_PUSH_NOT_PUSH_MODEL',
  'PBI_PUSH_ROWS_PER_HOUR',
  'PBI_PUSH_TABLE_MISSING',
  'PBI_REFRESH_NOT_ENHANCED',
  'PBI_REFRESH_PERMISSIONS_LIMIT',
];

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
  'ENTRA_FEDERATION_ISSUER',
  'ENTRA_FEDERATION_SUBJECT',
  'ENTRA_FEDERATION_AUDIENCE',
];
