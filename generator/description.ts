import { describeLimit } from '../catalogue/model/limit.ts';
import { findOperation, type Operation } from '../catalogue/powerbi/index.ts';

const CALLERS: Readonly<Record<Operation['servicePrincipal'], string>> = {
  yes: 'users and service principals',
  only: 'service principals only',
  admin: 'a Fabric administrator, or a service principal behind the tenant setting for read-only admin APIs',
  conditional:
    'users and service principals; not on models with row-level security or single sign-on as service principal',
  no: 'signed-in users only; a service principal is refused',
  undocumented: 'users; the documentation is silent on service principals',
};

/** The short description of a request: who may call it, with which scopes, how often, and where its page is. */
export function describeOperation(operation: Operation): string {
  const lines = [
    `**Who may call it:** ${CALLERS[operation.servicePrincipal]}.`,
    operation.closedReason === 'my-workspace'
      ? `**As service principal:** use *${findOperation(operation.twin!)!.title}* (\`${findOperation(operation.twin!)!.path}\`).`
      : '',
    operation.noAdminConsentedPermission
      ? '**Leave the app without admin-consented Power BI permissions:** with one of them this call is refused.'
      : '',
    operation.profile ? 'Open to a service principal profile (header `X-PowerBI-Profile-Id`).' : '',
    operation.scopes.length
      ? `**Scopes of a user's token:** ${operation.scopes.map((requirement) => requirement.anyOf.join(' or ') + (requirement.conditional ? ' (where used)' : '')).join(', and ')}.`
      : '',
    operation.limits.length ? `**Limit:** ${operation.limits.map(describeLimit).join(', ')}.` : '',
    operation.effect === 'reads'
      ? ''
      : `**Effect:** ${operation.effect}. Not sent unless ${operation.effect === 'heavy read' ? '\`allowHeavyReads\` is true or ' : ''}\`allowWrite\` names your tenant.`,
    operation.preview ? 'Preview.' : '',
    operation.deprecated ? 'Deprecated.' : '',
    `[Documentation](${operation.docs})`,
  ];
  return lines.filter(Boolean).join('\n\n');
}

/** What the collection's variable `trustedHosts` is for. */
export const trustedHostsDescription =
  'Hosts that your secret and tokens may go to besides those of Power BI and Entra, with commas, such as an API gateway. Only what stands here counts, not in an environment.';

/** What stands in front of the collection: the way from import to the first green request. */
export const quickStart = (
  version: string,
): string => `The whole Power BI REST API for a service principal: it fetches its token, finds the ids it needs, and says in its tests what the service should answer.

## From import to the first green request

1. Import this collection and the environment of your cloud (*Commercial* for most). Choose the environment at the top right.
2. Fill in \`tenantId\` and \`clientId\` from the app registration's overview page, and \`clientSecret\` with the secret's **Value**, not its ID. Keep the secret local: type it as the environment's *current value* in the desktop app. The web app sends requests through Postman's cloud agent, and the secret with them.
3. Run the folder *Start here*, or open its first request and press Send. The scripts fetch a token and send it along.
4. Green: your app has access. Red: the line says why, and what to change where.

## Ids

Leave \`groupId\`, \`datasetId\` and the others empty, and a read asks the list once and takes the first. Type one, and it is used as it is. A request whose id cannot be found is not sent: a line in its test results says what to run first.

## It only reads, until you say otherwise

What a request does is told by its method and address, not by its name. Three kinds are told apart:

| kind | is sent |
|---|---|
| plain reads | always |
| heavy reads (exports, scans, queries), which cost capacity | with \`allowHeavyReads\` set to \`true\` |
| everything else | with \`allowWrite\` set to the id of the tenant that may be changed |

\`allowWrite\` names a tenant, so that a copied environment changes nothing in another one. It is compared with the tenant of the token. Only an id that is typed into the environment counts: not \`true\`, not \`{{tenantId}}\`. To forbid changes again, empty the value: unticking it does not count in Newman and Postman CLI. With consent, what creates is sent, and what changes or deletes takes only the ids that this run created or that you typed, never one that it merely found.

## Where your secret goes

The secret goes to \`loginUrl\`, the token to \`apiUrl\`. Both must be a host of Power BI or Entra, or your own machine; anything else is refused before anything is sent. For a gateway of your own, name its host in the collection's variable \`trustedHosts\`.

## Sign in another way

\`tenantId\` and \`clientId\` are the same for all; only the last needs neither. What is filled in decides; fill in one of them.

| how | fill in |
|---|---|
| client secret | \`clientSecret\`: the secret's Value |
| certificate | \`privateKey\`: the key as PEM, not encrypted (lost line breaks do no harm); \`certificate\`: the certificate as PEM, or its thumbprint as the portal shows it. Both may stand in \`privateKey\` |
| federated credential | \`clientAssertion\`: the JWT of the other identity provider |
| a ready token | \`accessToken\`: it stands above the others. A user's token reaches what is closed to apps |

On top of any of them but a user's token, \`asProfileId\` calls as a service principal profile: everything but the admin APIs and the folder *Profiles*.

With the settings of two clouds mixed, nothing is sent, and the line says which value belongs there.

Each request says in its *Scripts* tab which status and shape it expects. Change it there.

Version ${version}.`;

/** What each folder is about. */
export const folderDescriptions: Readonly<Record<string, string>> = {
  'Start here':
    'From nothing to access, step by step: settings and token, workspaces, what is in one, a query, the admin APIs. Run this folder first. Each failure says why and what to do; the steps that need it are left out. The last step is optional: only the admin APIs need it. No id needs to be typed, and nothing is changed.',
  Groups:
    'Workspaces (the API calls them groups) and who has a role in them. Start here: a service principal sees only workspaces it is a member of.',
  Datasets: 'Semantic models (the API calls them datasets): refresh, query, parameters, data sources, users.',
  PushDatasets: 'Semantic models whose rows are pushed through the API.',
  Reports: 'Reports: pages, data sources, copies, exports to files.',
  Dashboards: 'Dashboards and their tiles.',
  Dataflows: 'Dataflows, their refreshes and what they are made from.',
  Imports: 'Files that become semantic models and reports. The sample is a small paginated report, sent as text.',
  Gateways: 'On-premises data gateways and their data sources. The caller must be an administrator of the gateway.',
  Capacities: 'Capacities, their workloads, and which workspaces they carry.',
  Pipelines: 'Deployment pipelines: stages, deployments and who may use them.',
  Scorecards: 'Scorecards with their goals. Preview.',
  Goals: 'Goals of a scorecard. Preview.',
  GoalsStatusRules: 'Rules by which a goal gets its status. Preview.',
  GoalValues: 'Check-ins of a goal. Preview.',
  GoalNotes: 'Notes on a check-in. Preview.',
  EmbedToken:
    'Tokens for embedding. Each request issues a credential, so it is not sent unless `allowWrite` names your tenant.',
  Users: 'Permissions of the caller.',
  AvailableFeatures: 'Features that the caller may use.',
  DataflowStorageAccounts: 'Storage accounts for dataflows.',
  Profiles: 'Service principal profiles: one identity for each customer of a multi-tenant app.',
  TemplateApps: 'Installing template apps.',
  Admin:
    "The whole tenant. Reading needs the tenant setting for read-only admin APIs and an app without admin-consented Power BI permissions. Limits are the tenant's: call sparingly.",
  'Signed-in user only':
    "What a service principal is refused, by documentation. With a user's token in `accessToken` these answer; with an app's token the refusal is the expected result.",
  'My workspace':
    'The personal workspace of a signed-in user. Each request names its twin under `/groups/{groupId}`, which is open to service principals.',
  Apps: 'Apps that were installed for a user.',
  'Clean up':
    'The last steps of a run that may write: the workspace that the run created goes, with everything in it. A dataflow goes only if its id was typed and this run created no workspace: send *Delete Dataflow* by itself.',
};
