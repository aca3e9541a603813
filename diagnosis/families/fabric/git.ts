import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { answered, fromPowerBi, WORKSPACE } from './sample.ts';
import { callerName } from './steps.ts';

const GIT = `${WORKSPACE}/git`;

/** Git integration of a workspace. */
export const gitRows: readonly Row[] = [
  {
    code: 'FABRIC_GIT_CREDENTIALS_NOT_CONFIGURED',
    title: 'This caller has no Git credentials in the workspace',
    certainty: 'reported',
    docs: pages.fabricGit,
    source: 'several repositories, 400 on git/status and updateFromGit as an app',
    when: { service: 'fabric', says: ['GitCredentialsNotConfigured'] },
    why: 'Git credentials belong to the caller. Those of the person who connected the workspace do not count for an app.',
    fix: (view) => [
      'Send PATCH …/git/myGitCredentials with {"source":"ConfiguredConnection","connectionId":"…"}, once for each workspace and caller.',
      `In Manage connections and gateways, make a connection to the repository. Under Manage users, add ${callerName(view)} as User.`,
    ],
    example: answered('GitCredentialsNotConfigured', { path: `${GIT}/status` }),
    nearMiss: fromPowerBi('GitCredentialsNotConfigured'),
  },
  {
    code: 'FABRIC_WORKSPACE_NOT_CONNECTED_TO_GIT',
    title: 'The workspace is not connected to Git',
    certainty: 'documented',
    docs: pages.fabricGit,
    source: 'the descriptions of 7 Git operations',
    when: { service: 'fabric', says: ['WorkspaceNotConnectedToGit'] },
    why: 'The operation needs a repository and a branch, and the workspace has none.',
    fix: [
      'Send GET …/git/connection to see the state.',
      'Send POST …/git/connect, then POST …/git/initializeConnection, and do what its requiredAction says. Both need the role Admin.',
    ],
    example: answered('WorkspaceNotConnectedToGit', { path: `${GIT}/status` }),
    nearMiss: fromPowerBi('WorkspaceNotConnectedToGit'),
  },
  {
    code: 'FABRIC_WORKSPACE_HEAD_MISMATCH',
    title: 'The workspace has changed since its state was read',
    certainty: 'documented',
    docs: pages.fabricGit,
    source: 'the descriptions of commitToGit and updateFromGit',
    when: { service: 'fabric', says: ['WorkspaceHeadMismatch'] },
    why: 'The workspaceHead in the body is not the one that Fabric has now: somebody committed or updated in between.',
    fix: [
      'Send GET …/git/status, take workspaceHead and remoteCommitHash from this answer, and send the request again with them.',
    ],
    example: answered('WorkspaceHeadMismatch', { path: `${GIT}/updateFromGit`, method: 'POST' }),
    nearMiss: fromPowerBi('WorkspaceHeadMismatch'),
  },
  {
    code: 'FABRIC_WORKSPACE_PREVIOUS_OPERATION_IN_PROGRESS',
    title: 'Another Git operation of the workspace is still running',
    certainty: 'documented',
    docs: pages.fabricGit,
    source: 'the descriptions of commitToGit and updateFromGit',
    when: { service: 'fabric', says: ['WorkspacePreviousOperationInProgress'] },
    why: 'A workspace does one commit or update at a time.',
    fix: [
      'Wait until GET /v1/operations/{operationId} of the first one says Succeeded or Failed, then send this one again.',
      'In pipelines: let runs for one workspace wait for each other.',
    ],
    example: answered('WorkspacePreviousOperationInProgress', {
      path: `${GIT}/updateFromGit`,
      method: 'POST',
      status: 409,
    }),
    nearMiss: fromPowerBi('WorkspacePreviousOperationInProgress'),
  },
];
