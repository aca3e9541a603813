/**
 * Where the evidence conflicts, or Microsoft changes its mind: each switch names the readings, the first of which is the default.
 * The letters are those of the rules that ask the switch.
 */
export interface Switches {
  /** A3: an expired token gets headers only, or also the error body that older clusters send. */
  readonly expiredToken: 'headers' | 'body';
  /** A4: whether a token for the Fabric audience opens the Power BI host too. Both belong to one resource application; nobody wrote down that it works. */
  readonly fabricAudience: 'accepted' | 'refused';
  /** A5: how the closed developer switch shows: 401 with a header, or the envelope "API is not accessible for application". */
  readonly servicePrincipalSwitchOff: 'header' | 'envelope-401' | 'envelope-403';
  /** A5: whether the developer switch guards the admin APIs as well. */
  readonly servicePrincipalSwitchGuardsAdmin: boolean;
  /** A6: status for an app on a path that is closed to apps. */
  readonly closedToApps: 403 | 401;
  /** A9: status for an app on an admin API that writes. */
  readonly adminWriteByApp: 401 | 403;
  /** A12: what a caller without a role in the workspace gets besides the header. */
  readonly workspaceNotAccessible: 'headers' | 'body';
  /** A12b: the same on executeQueries. */
  readonly executeQueriesNotAccessible: 'folder-not-found' | 'group-not-accessible';
  /** A17: status when the role in the workspace is too low for a write. */
  readonly roleTooLow: 403 | 401;
  /** A18: status when service principals may not create workspaces. */
  readonly creationSwitchOff: 401 | 403;
}

/** The reading that has the better evidence, for each switch. */
export const defaultSwitches: Switches = {
  expiredToken: 'headers',
  fabricAudience: 'accepted',
  servicePrincipalSwitchOff: 'header',
  servicePrincipalSwitchGuardsAdmin: true,
  closedToApps: 403,
  adminWriteByApp: 401,
  workspaceNotAccessible: 'headers',
  executeQueriesNotAccessible: 'folder-not-found',
  roleTooLow: 403,
  creationSwitchOff: 401,
};
