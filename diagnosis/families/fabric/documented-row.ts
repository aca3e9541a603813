import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import { lowerFirst } from '../../phrases.ts';
import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi, WORKSPACE } from './sample.ts';
import { callerName, giveAccess, takeTheIds, waitForIt } from './steps.ts';

/** What a kind of error shows, and its cure. */
interface Cure {
  readonly why: string;
  readonly fix: readonly string[] | ((view: View) => readonly string[]);
  readonly docs?: string;
}

const READ_PAGE =
  'Compare path, query and body with the page of the operation: names, spelling, allowed values, preview parameters.';
const LICENSE =
  'In Workspace settings, License info: see which capacity the workspace has; in the Azure portal: that it is running, and its SKU.';
const inWorkspace =
  (role: string): Cure['fix'] =>
  (view) => [
    `In the workspace, open Manage access. Give ${callerName(view)} the role ${role}.`,
    'Wait some minutes and call again.',
  ];

const cures = {
  admin: {
    why: 'Fabric knows the caller, and it lacks the role Admin in a workspace of the call.',
    fix: inWorkspace('Admin'),
    docs: pages.fabricRoles,
  },
  busy: {
    why: 'The state of the object does not allow the request now. Nothing is wrong with the token.',
    fix: [
      'Read the present state with GET, and wait until the running operation has ended.',
      'Then send the request again; in pipelines, let such runs wait for each other.',
    ],
  },
  capacity: {
    why: 'The operation depends on the capacity of the workspace, and this one is not enough.',
    fix: [
      LICENSE,
      'Resume the capacity, choose a larger SKU, or put the workspace on another one (POST …/assignToCapacity).',
    ],
    docs: pages.fabricCapacity,
  },
  closed: {
    why: 'Fabric does not offer this operation for such an object. No role or setting opens it.',
    fix: ['Look up on the page of the operation which objects it supports, and choose one of them.'],
  },
  connection: {
    why: 'Connections have roles of their own, apart from those of workspaces.',
    fix: (view) => [
      `In Manage connections and gateways, open the connection. Under Manage users, add ${callerName(view)} as Owner.`,
      waitForIt,
    ],
    docs: pages.fabricConnections,
  },
  credentials: {
    why: 'Fabric or the gateway tried the data source with the values of the body, and was refused or could not read it.',
    fix: [
      'Read the message: it has the words of the data source.',
      'Compare credentialType and the fields beside it with GET /v1/connections/supportedConnectionTypes.',
      'Try the same user and secret directly at the data source, from the machine of the gateway.',
    ],
    docs: pages.fabricConnections,
  },
  details: {
    why: 'Type, path or parameters of the connection do not fit the target of the connection.',
    fix: [
      'Compare the type and each parameter with GET /v1/connections/supportedConnectionTypes.',
      'For Git: the connection must be to this same provider and repository.',
    ],
    docs: pages.fabricConnections,
  },
  domain: {
    why: 'Domains have roles of their own, apart from those of workspaces.',
    fix: (view) => [
      `In the Admin portal, Domains, open the domain. Add ${callerName(view)} as domain contributor.`,
      waitForIt,
    ],
  },
  done: {
    why: 'The object already has the wanted or needed state, or no longer has it.',
    fix: [
      'Read the present state with GET. If it is as wanted, there is nothing to do.',
      'If it is not: change the present state first, then send the request again.',
    ],
  },
  empty: {
    why: 'It is not a fault: there is nothing of this kind in the environment yet.',
    fix: [
      'Treat it as an empty list.',
      'Libraries show under staging after an upload, and under published only after POST …/staging/publish has ended.',
    ],
  },
  etag: {
    why: 'Somebody changed the object since it was read.',
    fix: [
      'Send the GET again, take the ETag of this answer, and send the change with If-Match and that value, quotes included.',
    ],
  },
  gateway: {
    why: 'Gateways have roles of their own, apart from those of workspaces.',
    fix: (view) => [
      `In Manage connections and gateways, open the gateway. Under Manage users, add ${callerName(view)} as Admin.`,
      waitForIt,
    ],
    docs: pages.fabricConnections,
  },
  id: {
    why: 'Fabric does not find it. It says the same of an object that the caller may not see.',
    fix: (view) => [takeTheIds(view), `If it is there and right: ${lowerFirst(giveAccess(view))}`],
  },
  input: {
    why: 'Fabric understood who calls, and refuses the content of the request. The message often names the field.',
    fix: [READ_PAGE, 'Take a request that works, and change one thing at a time.'],
  },
  job: {
    why: 'Each type of item has job types of its own, and the path names another one.',
    fix: [
      'Look up the job type on the page of the item: such as execute, refreshMaterializedLakeViews, or DefaultJob, Pipeline, RunNotebook as a query parameter.',
      'Send GET …/items/{itemId} to see that the item has the expected type.',
    ],
  },
  library: {
    why: 'Environments take .whl, .py, .jar and .tar.gz files, and one environment.yml.',
    fix: [
      'Compare the name and ending of the file with the page of the operation, and send it as a file and not as text.',
      'For a deletion: take the name from GET …/staging/libraries, letter by letter.',
    ],
  },
  limit: {
    why: 'The request would exceed a limit of Fabric at this place.',
    fix: [
      'Delete objects that are no longer used, or use another workspace, folder or item.',
      'Look up the limit on the page of the operation.',
    ],
  },
  name: {
    why: 'The name is taken, perhaps by an object that this caller does not see, or that was deleted a moment ago.',
    fix: (view) => [
      `Send GET ${view.path || 'of the list'} and look for the name: use or change that object, or choose another name.`,
      'If it was deleted a moment ago: wait some minutes and send it again.',
    ],
  },
  parts: {
    why: 'The items or parts of the call do not fit together.',
    fix: [
      'Read the message: it names the item or part.',
      'Send the items that depend on each other together, or the needed ones first.',
      'Paths of parts are relative, with forward slashes and without a slash at the start.',
    ],
    docs: pages.fabricDefinitions,
  },
  policy: {
    why: 'Only the caller can say whether the content of the workspace or of the branch is kept.',
    fix: [
      'Send initializationStrategy PreferWorkspace or PreferRemote in the body of POST …/git/initializeConnection.',
      'Look at both first: the content of the other side is overwritten.',
    ],
    docs: pages.fabricGit,
  },
  principal: {
    why: 'The principal in the request is not one that this operation accepts.',
    fix: [
      'Take its object id and type from Entra: users and groups by theirs, an app by that of its enterprise application.',
      'Look up on the page of the operation which types of principals it accepts.',
    ],
  },
  recycle: {
    why: 'Without hardDelete Fabric deletes an item recoverably, and that is not possible here.',
    fix: [
      'To delete it for good, send DELETE with ?hardDelete=true: it cannot be recovered after that.',
      'To keep it recoverable: have a Fabric administrator look at the tenant setting for item recovery.',
    ],
  },
  relation: {
    why: 'The workspaces of the call are connected in a way that this relation cannot have.',
    fix: [
      'Send GET …/git/workspaceRelations for both workspaces to see what there is.',
      'Compare GET …/git/connection of both: repository and folder must be the same, the branch another one.',
    ],
    docs: pages.fabricGit,
  },
  role: {
    why: 'The token was accepted; the caller lacks a role or an item permission.',
    fix: (view) => [giveAccess(view), 'Wait some minutes and call again.'],
    docs: pages.fabricRoles,
  },
  state: {
    why: 'The object, or a part of it, is in a state that does not allow this.',
    fix: [
      'Read the object and its content with GET.',
      'Empty, end or restore that first, then send the request again.',
    ],
  },
  subnet: {
    why: 'A virtual network gateway needs a subnet that Azure has given to Power Platform.',
    fix: [
      'In the Azure portal, open the subnet, Subnet delegation: choose Microsoft.PowerPlatform/vnetaccesslinks.',
      'Register the resource provider Microsoft.PowerPlatform in the subscription.',
    ],
  },
} as const satisfies Readonly<Record<string, Cure>>;

/** How an error is to be cured. */
export type Kind = keyof typeof cures;

/**
 * A row for a name that the descriptions of the API give to an error.
 * @param example method and path that it is documented for, below a workspace or from /v1 on
 */
export function documented(name: string, title: string, kind: Kind, example: string): Row {
  const { why, fix, docs = pages.fabricTroubleshoot }: Cure = cures[kind];
  const [method = 'GET', path = ''] = example.replace(/\{id\}/g, standardTenant.reportId).split(' ');
  return {
    code: codeOf(name),
    title,
    certainty: 'documented',
    docs,
    source: 'the description of the API names it; the cure is that of its kind',
    when: { service: 'fabric', says: [name] },
    why,
    fix,
    example: answered(name, { method, path: path.startsWith('/') ? path : `${WORKSPACE}/${path}` }),
    nearMiss: fromPowerBi(name),
  };
}

/** Our code for a name of Fabric's: `ItemNotFound` is `FABRIC_ITEM_NOT_FOUND`. */
export function codeOf(name: string): string {
  return `FABRIC_${name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/ /g, '_')
    .toUpperCase()}`;
}
