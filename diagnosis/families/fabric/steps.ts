import { enterpriseApp } from '../../phrases.ts';
import type { View } from '../../view.ts';

/** Every change of a setting, a group or a role needs this. Not said: "get a new token", which is only needed where the token is at fault. */
export const waitForIt = 'Wait 15 to 60 minutes until the change takes effect, then call again.';

/** The caller, as somebody who gives it a right must know it. */
export function callerName(view: View): string {
  return view.caller === 'user' ? 'the user' : enterpriseApp(view);
}

const ADMIN_WRITES =
  /\/workspaces\/[^/]+(\/(git\/(connect|disconnect|initializeConnection|workspaceRelations).*|onelake\/.*|(de)?provisionIdentity|encryption\/.*|managedPrivateEndpoints.*|networking\/.*|unassignFrom\w+|applyTags|roleAssignments\/[^/]+))?\/?$/i;

/** The least role in a workspace that does, by the section on permissions of the operations. */
export function leastRole({ path, evidence }: View): 'Viewer' | 'Contributor' | 'Member' | 'Admin' {
  const reads = evidence.method === 'GET';
  if ((!reads && ADMIN_WRITES.test(path)) || /\/onelake\/settings\/?$/i.test(path)) return 'Admin';
  if (/\/(roleAssignments|dataAccessRoles)(\/|$)/i.test(path)) return 'Member';
  return reads ? 'Viewer' : 'Contributor';
}

/** How the caller gets into what the path names: by a role in its workspace, or in the connection, gateway, pipeline, capacity or domain. */
export function giveAccess(view: View): string {
  const who = callerName(view);
  const kind = /^\/v1\/(connections|gateways|deploymentPipelines|capacities|domains)\/[^/]+/i
    .exec(view.path)?.[1]
    ?.toLowerCase();
  if (kind === 'connections')
    return `In Manage connections and gateways, open the connection. Under Manage users, add ${who} as ${view.evidence.method === 'GET' ? 'User' : 'Owner'}.`;
  if (kind === 'gateways')
    return `In Manage connections and gateways, open the gateway. Under Manage users, add ${who}; only its role Admin may change the gateway.`;
  if (kind === 'deploymentpipelines')
    return `In the deployment pipeline, open Manage access. Add ${who}, and give it a role in the workspaces of the stages.`;
  if (kind === 'capacities')
    return `In the Admin portal, Capacity settings, open the capacity. Under Contributor permissions, add ${who}.`;
  if (kind === 'domains') return `In the Admin portal, Domains, open the domain. Add ${who} as domain contributor.`;
  if (!/^\/v1\/./i.test(view.path))
    return `In the workspace, open Manage access. Give ${who} the role Viewer if reading is enough, Contributor to change content.`;
  return `In the workspace, open Manage access. Give ${who} the role ${leastRole(view)}.`;
}

/** Collections whose ids no list has. */
const WITHOUT_LIST = /^(operations|users|invitations|sources|destinations)$/i;
const LAST_ID = /^(.*\/([A-Za-z]+))\/[\da-f]{8}-[\da-f-]{27}(?!.*\/[\da-f]{8}-[\da-f-]{27})/i;

/** The list that has the last id of a path; empty where there is none, or the path has no id. */
export function listOf(path: string): string {
  const [, list = '', collection = ''] = LAST_ID.exec(path) ?? [];
  if (/^\/v1\/admin\/workspaces\/.*\/items$/i.test(list)) return '/v1/admin/items';
  if (/^\/v1\/admin\/capacities$/i.test(list)) return '/v1/capacities';
  return WITHOUT_LIST.test(collection) ? '' : list;
}

/** Where the ids of a path come from. */
export function takeTheIds({ path }: View): string {
  const list = listOf(path);
  if (list === '')
    return 'Compare each id in path and body with the list that it comes from, such as GET /v1/workspaces.';
  const first = /^\/v1\/workspaces\/.+/i.test(list) ? 'GET /v1/workspaces, then ' : '';
  return `Send ${first}GET ${list}: take ${first ? 'both ids' : 'the id'} from there.`;
}

/** For support, by the id of the request. Only for faults of the service. */
export function askSupport({ answer, time }: View): string {
  const date = new Date(time);
  const when = Number.isNaN(date.getTime()) ? 'the time of the answer' : `the time ${date.toISOString()}`;
  return `If it fails again, open a support ticket with ${answer.requestId ? `RequestId ${answer.requestId.slice(0, 60)}` : 'the address'} and ${when}.`;
}
