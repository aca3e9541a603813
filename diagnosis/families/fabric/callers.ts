import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn, lowerFirst } from '../../phrases.ts';
import { tokenLooksGood } from '../../rules/powerbi/refusal.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi, WORKSPACE } from './sample.ts';
import { callerName, giveAccess, leastRole, waitForIt } from './steps.ts';

const CREATES = /^\/v1\/(workspaces|connections|deploymentPipelines)\/?$/i;
const NOT_AUTHENTICATED = /caller is not authenticated to access this resource/i;
const NOT_AUTHORIZED = /executing identity is not authorized to call/i;
const FRESH =
  'If the setting is on: get a new token with scope https://analysis.windows.net/powerbi/api/.default, of the tenant that owns the workspace, and send it whole.';

/** Refusals whose words say more than Unauthorized does. They stand before the rows that go by the name alone. */
export const callerRows: readonly Row[] = [
  {
    code: 'FABRIC_UNAUTHORIZED',
    title: 'The app is not allowed to use the Fabric API',
    certainty: 'reported',
    docs: pages.developerSettings,
    source:
      'four repositories met these words for a valid app token; with the tenant setting on, the same call was answered or refused with 403',
    when: {
      service: 'fabric',
      caller: 'app',
      says: ['Unauthorized'],
      words: NOT_AUTHENTICATED,
      also: (view) => tokenLooksGood(view) && !view.isAdmin,
    },
    why: 'These words were seen for valid tokens of apps that a tenant setting did not allow. An expired token is called TokenExpired.',
    fix: (view) => [
      CREATES.test(view.path) && view.evidence.method === 'POST'
        ? letIn(settingNames.create, view)
        : letIn(settingNames.publicApis, view),
      ...(view.claims === null ? [FRESH] : []),
      waitForIt,
    ],
    example: answered('Unauthorized', {
      path: '/v1/workspaces',
      status: 401,
      claims: null,
      message: 'The caller is not authenticated to access this resource',
    }),
    nearMiss: answered('Unauthorized', { path: '/v1/workspaces', status: 401, claims: null }),
  },
  {
    code: 'FABRIC_UNAUTHORIZED',
    title: 'The deploying identity has no role in this workspace, or no access to the API',
    certainty: 'reported',
    docs: pages.fabricRoles,
    source:
      'the code of fabric-cicd: its words for 401 with Unauthorized; a repository found no role, or one in another workspace',
    when: { service: 'fabric', words: NOT_AUTHORIZED },
    why: 'The library fabric-cicd says this for 401 with Unauthorized; for an expired token it says something else. Seen where the role was missing, or was in another workspace.',
    fix: (view) => [
      'Compare the id of the workspace in the address with the intended one.',
      `In that workspace, open Manage access. Give ${callerName(view)} the role ${leastRole(view) === 'Viewer' ? 'Contributor, needed to deploy' : leastRole(view)}.`,
      `If all workspaces are refused: ${lowerFirst(letIn(settingNames.publicApis, view))}`,
      waitForIt,
    ],
    example: answered('Unauthorized', {
      status: 401,
      claims: null,
      message: `The executing identity is not authorized to call GET on 'https://api.fabric.microsoft.com${WORKSPACE}/items'.`,
    }),
    nearMiss: answered('Unauthorized', { status: 401, claims: null }),
  },
  {
    code: 'FABRIC_REQUEST_FAILED',
    title: 'The caller has no role in the workspace',
    certainty: 'reported',
    docs: pages.fabricRoles,
    source:
      'one repository: RequestFailed where the setting was on and the role was missing, Unauthorized where the setting was off',
    when: { service: 'fabric', says: ['RequestFailed'], status: [401, 403] },
    why: 'RequestFailed with this status was seen where the tenant setting allows the app, and its role in the workspace is missing.',
    fix: (view) => [
      giveAccess(view),
      waitForIt,
      'If it is there: compare the id of the workspace in the address with GET /v1/workspaces.',
    ],
    example: answered('RequestFailed', { status: 401, message: 'Unable to process the request.' }),
    nearMiss: answered('RequestFailed', { status: 400, message: 'Unable to process the request.' }),
  },
  {
    code: 'FABRIC_NOTEBOOK_SCOPES',
    title: "The notebook's own token lacks a scope for this operation",
    certainty: 'reported',
    docs: pages.fabricIdentity,
    source: 'semantic-link-labs #762, #938; fabric-toolbox #82 with the cure by a maintainer',
    when: {
      service: 'fabric',
      says: ['InsufficientScopes'],
      also: ({ evidence, isAdmin, caller, assumed }) =>
        !isAdmin && (assumed || caller === 'user') && /^[a-z]+:\/\/api\.fabric\.[^/]+\/\/v1\//i.test(evidence.url),
    },
    evidence: 'InsufficientScopes at https://api.fabric.microsoft.com//v1…, as sempy and semantic-link-labs write it',
    why: 'The address has the form that semantic link (sempy) uses. Its default token has fewer scopes than one of audience pbi.',
    fix: [
      "Give the client a token of audience pbi: fabric.FabricRestClient(token_provider=lambda audience='pbi': notebookutils.credentials.getToken('pbi')).",
      'If an app started the notebook, sign in as the app: fabric.set_service_principal(…), or labs.service_principal_authentication(…).',
      'A role in the workspace does not help here.',
    ],
    example: answered('InsufficientScopes', {
      path: `https://api.fabric.microsoft.com/${WORKSPACE}/items/${standardTenant.datasetId}/shortcuts`,
      status: 403,
      claims: null,
    }),
    nearMiss: answered('InsufficientScopes', {
      path: `${WORKSPACE}/items/${standardTenant.datasetId}/shortcuts`,
      status: 403,
      claims: null,
    }),
  },
  {
    code: 'FABRIC_ITEM_OWNER',
    title: 'Only the owner of the item may do this',
    certainty: 'reported',
    docs: pages.fabricDefinitions,
    source: 'microsoft/fabric-cicd #1051 (a known issue of the product): a user data function with a connection',
    when: { service: 'fabric', says: ['ItemOwnerValidationFailure'] },
    why: 'The code of the item names connections, so only the owner of the item may change it. A role in the workspace does not help.',
    fix: [
      'Have the owner of the item (its settings, About) send the change, or deploy it once with this user.',
      'Or let the app create the item: delete it and deploy it again with the app, which then owns it.',
      'Or remove the connections from the code.',
    ],
    example: answered('ItemOwnerValidationFailure', {
      path: `${WORKSPACE}/userDataFunctions`,
      method: 'POST',
      message:
        'You must be an item owner to perform this operation when data source connections are referenced in the code.',
    }),
    nearMiss: fromPowerBi('ItemOwnerValidationFailure'),
  },
];
