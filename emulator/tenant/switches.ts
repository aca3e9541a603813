/**
 * Where the evidence conflicts, or Microsoft changes its mind: the readings of each switch. The first has the better evidence and is
 * the default. The letters are those of the rules that ask the switch.
 */
export const switchReadings = {
  /** All refusals of the API: as reported; or 401 in place of 403 and the reverse, since most of the evidence comes from other callers than apps. */
  refusalStatus: ['as-reported', 'swapped'],
  /** All refusals of the API: as reported; or with neither header nor body, as the thread that began this project met them. */
  refusalReason: ['as-reported', 'silent'],
  /** T6: an unknown app gets the number of today or an older one. */
  appNotFound: [700016, 700011],
  /** T7: two numbers are on record for a request without a credential. */
  credentialMissing: [7000216, 7000218],
  /** T13: two numbers are on record for `common` and its like. */
  sharedTenant: [65001, 9001023],
  /** A3: an expired token gets headers only, or also the error body that older clusters send. */
  expiredToken: ['headers', 'body'],
  /** A4: whether a token for the Fabric audience opens Power BI's paths under Power BI's own host. Microsoft's Fabric CLI sends it there, and queries ran with it; one user met 401 on some of them. */
  fabricAudience: ['accepted', 'refused'],
  /** A4: the same under the Fabric API's host, which serves Power BI's paths too: a capture has 403 for an app, and 200 with the token for Power BI. */
  fabricAudienceOnFabricHost: ['refused', 'accepted'],
  /** A5: how the closed developer switch shows: 401 with a header, or the envelope "API is not accessible for application". */
  servicePrincipalSwitchOff: ['header', 'envelope-401', 'envelope-403'],
  /** A5: whether the developer switch guards the admin APIs as well. */
  servicePrincipalSwitchGuardsAdmin: [true, false],
  /** A6: status for an app on a path that is closed to apps. */
  closedToApps: [403, 401],
  /** A6a: whether operations that only service principals can call refuse a user; the description says so, no answer is on record. */
  servicePrincipalOnly: ['open', 'refused'],
  /** A9: status for an app on an admin API that writes. */
  adminWriteByApp: [401, 403],
  /** A9a: whether the admin APIs that are documented as open to apps, but not in the list of those that are, refuse one. */
  contestedAdmin: ['open', 'refused'],
  /** A10a: how a user without a licence is told. */
  unlicensed: ['header-404', 'exception-401'],
  /** A12: what a caller without a role in the workspace gets besides the header. */
  workspaceNotAccessible: ['headers', 'body'],
  /** A12b: the same on executeQueries: as everywhere else, which was measured with an app's token; or the workspace is hidden, as older captures have it. */
  executeQueriesNotAccessible: ['group-not-accessible', 'folder-not-found'],
  /** A15: the code for an app that queries a semantic model with row-level security; the second was measured beside the workspace, of whom is not said. */
  queryRowLevelSecurity: ['PowerBINotAuthorizedException', 'RLSNotAuthorizedForModel'],
  /** A15b: status of what needs the engine on a paused capacity; 4xx and 5xx are on record. */
  capacityPaused: [400, 503],
  /** A17: status when the role in the workspace is too low for a write. */
  roleTooLow: [403, 401],
  /** A18: status when service principals may not create workspaces. */
  creationSwitchOff: [401, 403],
  /** A18b: status for a profile that belongs to another service principal. */
  profileForeign: [403, 401],
  /** A26: status for a caller who does not own the semantic model; none is on record. */
  ownerOnly: [403, 400],
  /** A26a: whether binding to a gateway is the owner's alone, as other settings of a model are; the description does not say so. */
  bindByOthers: ['open', 'refused'],
  /** A23b: whether a new owner has to set the credentials of a model again. Users report it. */
  takeOver: ['drops-credentials', 'keeps-credentials'],
  /** A12: whether a role counts at once, or after RefreshUserPermissions; users wait for minutes to hours. */
  newRole: ['at-once', 'after-refresh'],
  /** A31: status for a user of a gateway's data source whom nobody knows; one thread has the second. */
  gatewayPrincipal: [400, 401],
  /** A34: how many days back the activity log reaches: three reports have 28, other sources 30. */
  activityLogReach: [28, 30],
  /** A38c: whether the trial quota of embed tokens is used up, for what is on no capacity. */
  embedWithoutCapacity: ['trial', 'used-up'],
  /** A40: whether a model on shared capacity takes an enhanced refresh. The description says no; no answer is on record, and the collection's own body has an option more. */
  enhancedOnSharedCapacity: ['accepted', 'refused'],
  /** A41: whether calls count for the eight refreshes a day of shared capacity; the description says yes, one issue says no. */
  refreshesOnSharedCapacity: ['limited', 'unlimited'],
  /** A42: notifyOption in an enhanced refresh: the text of the description excludes it, its example has it. */
  notifyOptionOfEnhanced: ['accepted', 'refused'],
  /** A42a: notifyOption of an app that asks for mails: it is documented as not applicable, and no answer is on record. */
  notifyOptionOfApp: ['ignored', 'refused'],
  /** A43: whether a plain refresh can be read and cancelled by its id, which is documented for enhanced ones only. */
  plainRefreshById: ['answered', 'not-found'],
  /** A50: whether an app may deploy; the refusal is of 2021, and the description names apps since. */
  deployByApp: ['open', 'refused'],
  /** A51: whether a stage takes a workspace without a capacity. */
  stageWithoutCapacity: ['open', 'refused'],
  /** A52: what a selective deployment does with an item that the stage does not have. */
  deployUnknownItem: ['passed-over', 'refused'],
  /** Paths of the Fabric API behind a doubled slash (`//v1/…`): clients in use send them; others report that nothing is found. */
  fabricDoubledSlash: ['served', 'not-found'],
  /** F4: status of the Fabric API for what is on a paused capacity; both are on record. */
  fabricCapacityPaused: [404, 503],
  /** F3: status of the Fabric API for a principal type that an API does not support. */
  fabricPrincipalType: [400, 403],
} as const;

/** The name of a switch. */
export type SwitchName = keyof typeof switchReadings;

/** The reading of each switch that a tenant goes by. */
export type Switches = { readonly [Name in SwitchName]: (typeof switchReadings)[Name][number] };

/** The reading that has the better evidence, for each switch. */
export const defaultSwitches = Object.fromEntries(
  Object.entries(switchReadings).map(([name, [first]]) => [name, first]),
) as unknown as Switches;
