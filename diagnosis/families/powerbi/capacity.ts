import * as pages from '../../pages.ts';
import { quoted, workspaceOf } from '../../phrases.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import type { Row } from '../row.ts';
import { DATASET, GROUP, named, odata, workspaceAnswered } from './answers.ts';
import { caller } from './cures.ts';

/** Capacities, and the cluster that a tenant lives on. */
export const capacityRows: readonly Row[] = [
  {
    code: 'PBI_PREMIUM_PER_USER',
    title: 'The workspace is Premium Per User, which an app cannot use',
    certainty: 'reported',
    docs: pages.servicePrincipal,
    source: 'an issue of a client; an app has no licence, so Premium Per User does not cover it',
    when: { service: 'powerbi', says: ['PowerBINotLicensedException'], caller: 'app' },
    why: 'The answer names PowerBINotLicensedException. An app cannot have a Premium Per User licence, and needs none on a capacity.',
    fix: [
      'Assign the workspace to a Fabric, Embedded or Premium capacity: workspace settings, License info, or Assign To Capacity.',
      'To check: the workspace settings in the portal, License info, say which of them it is.',
      'Or move the model to a Pro workspace, if no Premium feature is used.',
    ],
    example: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 401,
      body: odata('PowerBINotLicensedException'),
    },
    nearMiss: {
      path: `${DATASET}/executeQueries`,
      method: 'POST',
      status: 401,
      body: odata('PowerBINotAuthorizedException'),
    },
  },
  {
    code: 'PBI_CLUSTER_UNKNOWN_USER',
    title: 'The cluster of the request does not know the caller',
    certainty: 'reported',
    docs: pages.troubleshoot,
    source: 'an issue with both headers; its cause is open, the cure is inferred',
    when: { service: 'powerbi', says: ['UserDoesNotBelongToCurrentCluster'] },
    why: ({ answer }) =>
      answer.header('x-powerbi-error-details')
        ? `The service says: ${quoted(answer.header('x-powerbi-error-details'))}`
        : "The request went to a cluster other than the one of the caller's tenant.",
    fix: [
      'Send the request to the host api.powerbi.com, path /v1.0/myorg, not to a wabi host and not to the Fabric host. Follow its redirects with the Authorization header.',
      'Compare the header home-cluster-uri of an answer to Get Groups with the host that was called.',
      "If the details name no cluster (''): the app or user is new to Power BI. Give it a role in a workspace, wait 15 minutes and get a new token.",
    ],
    example: {
      path: 'https://api.fabric.microsoft.com/v1.0/myorg/groups',
      status: 401,
      headers: {
        'X-PowerBI-Error-Info': 'UserDoesNotBelongToCurrentCluster',
        'X-PowerBI-Error-Details':
          "Current user belongs to cluster '', but this request was sent to cluster: 'WABI-NORTH-EUROPE'",
      },
    },
    nearMiss: {
      path: 'https://api.fabric.microsoft.com/v1.0/myorg/groups',
      status: 401,
      headers: { 'X-PowerBI-Error-Info': 'GroupNotAccessible' },
    },
  },
  {
    code: 'PBI_CAPACITY_RIGHT',
    title: 'No right to assign to this capacity, or not Admin of the workspace',
    certainty: 'documented',
    docs: pages.assignToCapacity,
    source: 'the description: administrator or assign permission on the capacity; the answer is inferred',
    stage: 'shape',
    when: {
      service: 'powerbi',
      method: 'POST',
      path: /\/AssignToCapacity\/?$/i,
      status: [401, 403],
      also: isUnexplained,
    },
    evidence: '401 or 403 without a reason of its own on POST …/AssignToCapacity',
    why: 'Two rights are needed, one on the workspace and one on the capacity, and the answer does not say which is missing.',
    fix: (view) => [
      'To find out which, send Get Capacities: the capacity must be listed with capacityUserAccessRight Assign or Admin.',
      `If it is not: open the capacity in the Admin portal, Capacity settings. Under Contributor permissions, add ${caller(view)}, or a group with it.`,
      `If it is: make ${caller(view)} Admin of ${workspaceOf(view)}.`,
    ],
    example: {
      path: `${GROUP}/AssignToCapacity`,
      method: 'POST',
      status: 403,
      body: odata('PowerBINotAuthorizedException'),
      neighbours: workspaceAnswered,
    },
    nearMiss: { path: `${GROUP}/CapacityAssignmentStatus`, status: 403, body: odata('PowerBINotAuthorizedException') },
  },
  {
    code: 'PBI_CAPACITY_STATE',
    title: 'The capacity cannot accept this request now',
    certainty: 'inferred',
    docs: pages.assignToCapacity,
    source: 'concluded from the name of the code',
    when: {
      service: 'powerbi',
      says: ['Capacity*', 'PowerBICapacity*'],
      also: ({ answer }) => !/CapacityNotActive/i.test(answer.names.join(' ')),
    },
    evidence: 'a code that begins with Capacity or PowerBICapacity, other than CapacityNotActive',
    why: ({ answer }) => `The answer names ${(answer.code || answer.info).slice(0, 80)}.`,
    fix: [
      'Send Get Capacities: state must be Active, and the sku large enough for the request.',
      'If it is Suspended, resume it in the Azure portal. If it is overloaded, wait or choose a larger SKU.',
      'If the capacity is not listed, the id is wrong or the caller may not use it.',
    ],
    example: {
      path: `${GROUP}/AssignToCapacity`,
      method: 'POST',
      status: 400,
      body: named('The capacity is being deleted', 'CapacityStateInvalid'),
    },
    nearMiss: {
      path: `${GROUP}/AssignToCapacity`,
      method: 'POST',
      status: 400,
      body: named('The capacity is being deleted', 'InvalidRequest'),
    },
  },
];
