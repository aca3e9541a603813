import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn, lowerFirst } from '../../phrases.ts';
import { isEmptyList } from '../../rules/powerbi/no-workspace.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi, ITEM, WORKSPACE } from './sample.ts';
import { askSupport, callerName, waitForIt } from './steps.ts';

const CREATES_ITEM = /^\/v1\/workspaces\/[^/]+\/[A-Za-z]+\/?$/i;
const ITEM_PATH = /^\/v1\/workspaces\/[^/]+\/[A-Za-z]+\/[^/]+\/?$/i;
const HAS_CAPACITY =
  'In Workspace settings, License info: put the workspace on an F, P or trial capacity. Check in the Azure portal that this capacity is running.';
const RESUME =
  'In the Azure portal, open the Fabric capacity of the workspace and select Resume; or have Azure call …/providers/Microsoft.Fabric/capacities/{name}/resume.';
const OTHER = 'Or put the workspace on a capacity that is running: Workspace settings, License info.';

/** What a workspace's capacity does not allow, and what the same answer says where a creation is closed. */
export const capacityRows: readonly Row[] = [
  {
    code: 'FABRIC_CAPACITY_NOT_ACTIVE',
    title: 'The capacity of the workspace is paused',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source:
      'repositories met 404 (measured in 2026) and 503 with CapacityNotActive; four name CapacityNotInActiveState for new workspaces',
    when: {
      service: 'fabric',
      says: ['CapacityNotActive', 'CapacityNotInActiveState', 'CapacityPaused', 'CapacitySuspended'],
    },
    why: (view) =>
      `Fabric says that the capacity is not active. Whatever the status (here ${view.status}), the path and the rights are not the cause.`,
    fix: [RESUME, OTHER, 'Wait until the state of the capacity is Active, then send the request again.'],
    example: answered('CapacityNotActive', {
      path: `${WORKSPACE}/lakehouses`,
      status: 404,
      message: 'The capacity is not active.',
    }),
    nearMiss: fromPowerBi('CapacityNotActive'),
  },
  {
    code: 'FABRIC_INTERNAL_SERVER_ERROR',
    title: 'The service failed; a paused capacity answers like this',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'microsoft/fabric-cicd #948: 500 InternalServerError with isRetriable false while the capacity was paused',
    when: {
      service: 'fabric',
      status: [500],
      says: ['InternalServerError'],
      path: /^\/v1\/workspaces\/[^/]+\//i,
      also: (view) => isRetriable(view) === false,
    },
    evidence: 'status 500, InternalServerError with isRetriable false, in a workspace',
    why: 'The service says that sending it again does not help (isRetriable false). This was seen while the capacity was paused.',
    fix: (view) => [
      `Check the capacity first. If it is paused: ${RESUME}`,
      'If it is running: send the request again in a minute.',
      askSupport(view),
    ],
    example: answered('InternalServerError', { status: 500, isRetriable: false }),
    nearMiss: answered('InternalServerError', { status: 500, isRetriable: true }),
  },
  {
    code: 'FABRIC_FEATURE',
    title: 'The app may not create a workspace',
    certainty: 'reported',
    docs: pages.developerSettings,
    source: 'microsoft/Analysis-Services #339 for the answer, since 20 May 2025; the cause is inferred',
    when: {
      service: 'fabric',
      says: ['FeatureNotAvailable'],
      method: 'POST',
      path: /^\/v1\/(workspaces|connections|deploymentPipelines)\/?$/i,
    },
    why: 'For a creation, this answer was seen where the tenant setting for it was off, or where the capacity in the body cannot be used.',
    fix: (view) => [
      view.caller === 'user'
        ? 'Have a Fabric administrator look at "Create workspaces" (Admin portal, Tenant settings, Workspace settings).'
        : letIn(settingNames.create, view),
      'If the body has a capacityId: the capacity must be running, and the caller a contributor of it. Send it once without capacityId.',
      waitForIt,
    ],
    example: answered('FeatureNotAvailable', {
      path: '/v1/workspaces',
      method: 'POST',
      status: 403,
      message: 'The feature is not available',
    }),
    nearMiss: answered('FeatureNotAvailable', { path: `${WORKSPACE}/items`, status: 403 }),
  },
  {
    code: 'FABRIC_FEATURE',
    title: 'The workspace has no running capacity, or the caller may not create Fabric items',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'fabric-cicd #402, #516, #605, #826, fabric-cli #288, FabricTools #79',
    when: { service: 'fabric', says: ['FeatureNotAvailable'], method: 'POST', path: CREATES_ITEM },
    why: 'Fabric items need a running F, P or trial capacity. The answer is the same where a tenant setting does not allow the caller to create them.',
    fix: (view) => [
      HAS_CAPACITY,
      `If it is: ${view.caller === 'user' ? `have a Fabric administrator allow the user in ${settingNames.createItems}.` : lowerFirst(letIn(settingNames.createItems, view))}`,
      'To find out which: change an existing item of the workspace. If that works, the setting is the cause.',
    ],
    example: answered('FeatureNotAvailable', { method: 'POST', status: 403, message: 'The feature is not available' }),
    nearMiss: answered('FeatureNotAvailable', { status: 403 }),
  },
  {
    code: 'FABRIC_FEATURE',
    title: 'Deleting to the recycle bin is not available here',
    certainty: 'documented',
    docs: pages.fabricTroubleshoot,
    source: 'the descriptions of the 39 operations that delete an item',
    when: { service: 'fabric', says: ['FeatureNotAvailable'], method: 'DELETE', path: ITEM_PATH },
    why: 'On a deletion this name says that recoverable deletion is not possible here.',
    fix: [
      'To delete the item for good, send DELETE with ?hardDelete=true: it cannot be recovered after that.',
      HAS_CAPACITY,
    ],
    example: answered('FeatureNotAvailable', { path: ITEM, method: 'DELETE' }),
    nearMiss: answered('FeatureNotAvailable', { path: ITEM }),
  },
  {
    code: 'FABRIC_FEATURE',
    title: 'The feature is not available in this workspace',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'FabricTools #79, fabric-cicd #402, #516',
    when: { service: 'fabric', says: ['FeatureNotAvailable'] },
    why: 'This answer was seen for a workspace without a capacity, for a paused one, and for a kind of capacity without the feature.',
    fix: [
      HAS_CAPACITY,
      'If it is: have a Fabric administrator look for the tenant setting of the feature (Admin portal, Tenant settings).',
    ],
    example: answered('FeatureNotAvailable', { status: 403 }),
    nearMiss: fromPowerBi('FeatureNotAvailable'),
  },
  {
    code: 'FABRIC_UNSUPPORTED_CAPACITY_SKU',
    title: 'This kind of capacity does not have the feature',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'a README of modern-data-warehouse-dataops; repositories met it on trial capacities',
    when: { service: 'fabric', says: ['UnsupportedCapacitySKU', 'UnsupportedSku'] },
    why: 'The workspace has a capacity, but its SKU (F, P, trial, or Premium Per User) does not support this operation.',
    fix: [
      "Look up on the item's page which SKUs it needs. A trial capacity does not have all of them.",
      'Put the workspace on a paid F capacity, or a larger one: Workspace settings, License info; or POST …/assignToCapacity.',
    ],
    example: answered('UnsupportedCapacitySKU', {
      method: 'POST',
      message: 'The operation is not supported over the capacity SKU',
    }),
    nearMiss: fromPowerBi('UnsupportedCapacitySKU'),
  },
  {
    code: 'FABRIC_WORKSPACE_HAS_NO_CAPACITY',
    title: 'The workspace is not on a capacity',
    certainty: 'documented',
    docs: pages.fabricCapacity,
    source: 'the descriptions of Git and of workload operations',
    when: { service: 'fabric', says: ['WorkspaceHasNoCapacityAssigned', 'WorkspaceHaveNoCapacity'] },
    why: 'Fabric says that the workspace has no capacity, and this operation works only on one.',
    fix: [
      'In Workspace settings, License info: put the workspace on an F, P or trial capacity; or send POST …/assignToCapacity.',
      'That needs a contributor of the capacity (Admin portal, Capacity settings, Contributor permissions).',
    ],
    example: answered('WorkspaceHasNoCapacityAssigned', { path: `${WORKSPACE}/git/connect`, method: 'POST' }),
    nearMiss: fromPowerBi('WorkspaceHasNoCapacityAssigned'),
  },
  {
    code: 'FABRIC_NO_CAPACITY',
    title: 'The list has only capacities on which the caller has a right',
    stage: 'shape',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'microsoft/terraform-provider-fabric #743, pull request 894',
    when: {
      service: 'fabric',
      status: [200],
      method: 'GET',
      path: /^\/v1\/capacities\/?$/i,
      also: ({ answer }) => isEmptyList(answer.json),
    },
    evidence: 'GET /v1/capacities answers 200 with an empty list',
    why: 'An empty list does not mean that there are none: a role in a workspace does not show its capacity.',
    fix: (view) => [
      `In the Admin portal, Capacity settings, open the capacity. Under Contributor permissions, add ${callerName(view)}.`,
      'To read only its id: GET /v1/workspaces/{workspaceId} has capacityId.',
    ],
    example: { path: '/v1/capacities', status: 200, body: { value: [] } },
    nearMiss: {
      path: '/v1/capacities',
      status: 200,
      body: { value: [{ id: '3e91d8a7-0f5c-4b26-8d74-9a6c2e1f5b76' }] },
    },
  },
  {
    code: 'FABRIC_NO_CAPACITY',
    title: 'The caller does not see this capacity',
    certainty: 'reported',
    docs: pages.fabricCapacity,
    source: 'microsoft/terraform-provider-fabric #743, pull request 894',
    when: { service: ['fabric', 'other'], status: [0, 400, 404], words: /Unable to find Capacity with/i },
    why: 'The words are those of a client that searches GET /v1/capacities. This list has only capacities on which the caller has a right.',
    fix: (view) => [
      `In the Admin portal, Capacity settings, open the capacity. Under Contributor permissions, add ${callerName(view)}.`,
      'Then check the name or id that the client searches for.',
    ],
    example: answered('EntityNotFound', {
      path: '/v1/capacities',
      status: 404,
      message: "Unable to find Capacity with 'id': '3e91d8a7-0f5c-4b26-8d74-9a6c2e1f5b76'",
    }),
    nearMiss: answered('EntityNotFound', { path: '/v1/capacities', status: 404 }),
  },
];

/** What the answer says of sending it again; undefined when it says nothing. */
export function isRetriable({ answer }: View): boolean | undefined {
  const json = answer.json;
  const value = json !== null && typeof json === 'object' && 'isRetriable' in json ? json.isRetriable : undefined;
  return typeof value === 'boolean' ? value : undefined;
}
