/** A call that a cmdlet of MicrosoftPowerBIMgmt makes. */
export interface CmdletCall {
  readonly method: string;
  /** Below `/v1.0/myorg/`. */
  readonly path: string;
  readonly at: number;
}

/** What each cmdlet calls: for a workspace or the caller, and with `-Scope Organization`. What the cmdlets call, as far as it is known; a wrong path would only name another operation. */
const CALLS: Readonly<Record<string, readonly [method: string, own: string, ofTenant: string]>> = {
  'get-powerbiworkspace': ['GET', 'groups', 'admin/groups'],
  'get-powerbireport': ['GET', 'reports', 'admin/reports'],
  'get-powerbidataset': ['GET', 'datasets', 'admin/datasets'],
  'get-powerbidashboard': ['GET', 'dashboards', 'admin/dashboards'],
  'get-powerbidataflow': ['GET', 'dataflows', 'admin/dataflows'],
  'get-powerbiimport': ['GET', 'imports', 'admin/imports'],
  'get-powerbicapacity': ['GET', 'capacities', 'admin/capacities'],
  'get-powerbiactivityevent': ['GET', 'admin/activityevents', 'admin/activityevents'],
  'add-powerbiworkspaceuser': ['POST', 'groups/{groupId}/users', 'admin/groups/{groupId}/users'],
};

/** A line that shows the command with its parameters: a prompt, an assignment, PowerShell's own quotation. */
const COMMAND =
  /^(?:[^\n]{0,60}[+>=]\s{1,20}|\s{0,20})\(?((?:Get|Add)-PowerBI\w{3,40})(?![\w.:-])(?!\s{1,4}:)([^\n|]{0,400})$/gim;
/** PowerShell cuts long lines: what follows is not known. */
const CUT = /\.{3}\s*$/;

/** The calls behind the cmdlets of a text, in order; none where the parameters cannot be seen to their end. */
export function cmdletCalls(text: string): CmdletCall[] {
  return [...text.matchAll(COMMAND)].flatMap((match) => {
    const [, name = '', parameters = ''] = match;
    const known = CALLS[name.toLowerCase()];
    const ofTenant = /-Scope\s{1,4}["']?Organization/i.test(parameters);
    if (known === undefined || (CUT.test(parameters) && !ofTenant)) return [];
    return [
      {
        method: known[0],
        path: ofTenant ? known[2] : pathOf(known[1], parameters),
        at: match.index + match[0].indexOf(name),
      },
    ];
  });
}

/** Content of a workspace lies below it, when the command names one. */
function pathOf(path: string, parameters: string): string {
  const [, id] = /-(?:WorkspaceId|Id)\s{1,4}["']?([\da-f]{8}-[\da-f-]{27})/i.exec(parameters) ?? [];
  const inWorkspace =
    /^(?:reports|datasets|dashboards|dataflows|imports)$/.test(path) && /-Workspace(?:Id)?\b/i.test(parameters);
  return (inWorkspace ? `groups/{groupId}/${path}` : path).replace('{groupId}', id ?? '{groupId}');
}
