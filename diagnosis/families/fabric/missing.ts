import { lowerFirst } from '../../phrases.ts';
import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { isAtService } from './good-token.ts';
import { answered, fromPowerBi, ITEM, silent, WORKSPACE } from './sample.ts';
import { giveAccess, takeTheIds } from './steps.ts';

const OPERATION = /^\/v1\/operations\/[^/]+/i;

/** Ids and paths that are not found. */
export const missingRows: readonly Row[] = [
  {
    code: 'FABRIC_NOT_FOUND',
    title: 'The path begins with two slashes',
    certainty: 'reported',
    docs: pages.fabricTroubleshoot,
    source: 'microsoft/fabric-cicd #144',
    when: { service: 'fabric', status: [404], also: hasTwoSlashes },
    evidence: '404, and two slashes before /v1 in the address',
    why: 'Fabric does not find paths that begin with //v1. The base address has a slash at its end, and the path another one at its start.',
    fix: [
      'Remove the slash at the end of the base address (apiUrl, fabricUrl, FABRIC_API_ROOT_URL or the like), and send it again.',
      'If it is still not found, check the ids in the path.',
    ],
    example: answered('EntityNotFound', {
      path: `https://api.fabric.microsoft.com/${WORKSPACE}/items`,
      status: 404,
      message: 'The entity could not be found',
    }),
    nearMiss: answered('EntityNotFound', { path: `${WORKSPACE}/items`, status: 404 }),
  },
  {
    code: 'FABRIC_OPERATION_NOT_FOUND',
    title: 'Fabric does not know this operation',
    certainty: 'inferred',
    docs: pages.fabricOperations,
    source: 'the description of jobs and of long-running operations',
    when: { service: 'fabric', status: [404], path: OPERATION },
    why: 'The id in the path is not that of a running or recent operation of this caller. The id of a job is not an operation id.',
    fix: [
      'Take the id from x-ms-operation-id, or the address from Location, of the answer 202 that began it.',
      'For a job (POST …/jobs/…): ask GET /v1/workspaces/{workspaceId}/items/{itemId}/jobs/instances/{jobInstanceId}, as its Location says.',
      'Ask soon and as the same caller: the state of an old operation is not kept.',
    ],
    example: answered('OperationNotFound', {
      path: '/v1/operations/4b1c7f92-8e06-4d5a-a3f9-2c6d0b8e5fa9',
      status: 404,
    }),
    nearMiss: answered('ItemNotFound', { path: ITEM, status: 404 }),
  },
  {
    code: 'FABRIC_OPERATION_HAS_NO_RESULT',
    title: 'The operation has no result to fetch',
    certainty: 'reported',
    docs: pages.fabricOperations,
    source: 'several clients take it as success; not every operation has a result (description)',
    when: { service: 'fabric', says: ['OperationHasNoResult'] },
    why: 'Updates, assignments and Git operations end without a result. For them this answer follows a success.',
    fix: [
      'Read GET /v1/operations/{operationId}: if its status is Succeeded, it is complete.',
      'Ask for …/result only where the Location of the finished operation ends in /result.',
    ],
    example: answered('OperationHasNoResult', { path: '/v1/operations/4b1c7f92-8e06-4d5a-a3f9-2c6d0b8e5fa9/result' }),
    nearMiss: fromPowerBi('OperationHasNoResult'),
  },
  {
    code: 'FABRIC_CONNECTION_NOT_FOUND',
    title: 'The connection is not found, or is not shared with the caller',
    certainty: 'documented',
    docs: pages.fabricConnections,
    source:
      'the description of UpdateMyGitCredentials; microsoft/terraform-provider-fabric #653 met it with an id that the portal uses',
    when: { service: 'fabric', says: ['ConnectionNotFound'] },
    why: 'Fabric finds only connections that the caller has a role in. An id that works in the portal for a user can be hidden from an app.',
    fix: (view) => [
      'Send GET /v1/connections as the same caller. If the id is listed, compare it with the one in the body.',
      giveAccess({ ...view, path: '/v1/connections/x', evidence: { ...view.evidence, method: 'GET' } }),
      'For Git: the connection must be of the kind of the Git provider (Azure DevOps or GitHub).',
    ],
    example: answered('ConnectionNotFound', {
      path: `${WORKSPACE}/git/myGitCredentials`,
      method: 'PATCH',
      status: 404,
      message: 'The specified connection was not found.',
    }),
    nearMiss: fromPowerBi('ConnectionNotFound'),
  },
  {
    code: 'FABRIC_NOT_FOUND',
    title: 'Fabric does not find an id of the path, or hides it from this caller',
    certainty: 'documented',
    docs: pages.fabricTroubleshoot,
    source: 'the descriptions for the names; that it also hides objects is reported (fabric-cicd #455)',
    when: { service: 'fabric', says: ['WorkspaceNotFound', 'EntityNotFound', 'ItemNotFound'] },
    why: (view) =>
      `Fabric says that ${whatIsMissing(view)} is not found. It says the same of one that exists and that the caller may not see.`,
    fix: (view) => [
      takeTheIds(view),
      `If the id is right and not listed: ${lowerFirst(giveAccess(view))}`,
      'Check that the token is of the tenant that has the workspace (claim tid).',
    ],
    example: answered('WorkspaceNotFound', { path: WORKSPACE, status: 404 }),
    nearMiss: fromPowerBi('WorkspaceNotFound'),
  },
];

/** An empty 404 does not even name what is missing; the same cure, less sure. */
export const silentMissingRow: Row = {
  code: 'FABRIC_NOT_FOUND',
  title: 'Fabric does not find the path or an id in it',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.fabricTroubleshoot,
  source: 'the meaning of 404',
  when: {
    service: 'fabric',
    status: [404],
    path: /^\/v1\//i,
    also: (view) => view.answer.envelope === 'empty' && view.answer.info === '' && isAtService(view),
  },
  evidence: 'an empty 404 without a reason',
  why: 'The answer is 404 and nothing else: the path may be misspelled, or an id in it is not known.',
  fix: (view) => [
    'Compare the path with the page of the operation, letter by letter, /v1 and preview parameters included.',
    takeTheIds(view),
  ],
  example: silent({ path: `${WORKSPACE}/lakehousess`, status: 404 }),
  nearMiss: silent({ path: `${WORKSPACE}/lakehouses`, status: 400 }),
};

function hasTwoSlashes({ evidence }: View): boolean {
  return /^[a-z]+:\/\/[^/?#]+\/{2,}v1\//i.test(evidence.url);
}

function whatIsMissing({ answer }: View): string {
  const name = (answer.code || answer.info).toLowerCase();
  return name.startsWith('workspace') ? 'the workspace' : name.startsWith('item') ? 'the item' : 'an object';
}
