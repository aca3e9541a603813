import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { odata, PIPELINE } from './answers.ts';
import { caller } from './cures.ts';

/** Deployment pipelines. Their codes begin with ALM_, in both spellings. */
export const pipelineRows: readonly Row[] = [
  {
    code: 'PBI_PIPELINE_APP',
    title: 'The deployment pipeline does not support this for a service principal',
    certainty: 'reported',
    docs: pages.pipelines,
    source: 'an issue with the whole body; the description closes dataflows to apps',
    when: { service: 'powerbi', says: ['ALM_InvalidRequest_ServicePrincipalNotSupported'] },
    why: 'The answer names ALM_InvalidRequest_ServicePrincipalNotSupported: something in this deployment is not open to an app.',
    fix: [
      'Send Get Pipeline Stage Artifacts: if the stage has dataflows or datamarts, deploy the rest with Selective Deploy.',
      "If that is refused in the same words, deploy with a user's token: admin of the pipeline, and Contributor in both workspaces.",
      'No tenant setting or API permission opens it.',
    ],
    example: {
      path: `${PIPELINE}/deployAll`,
      method: 'POST',
      status: 400,
      body: odata('ALM_InvalidRequest_ServicePrincipalNotSupported'),
    },
    nearMiss: {
      path: `${PIPELINE}/deployAll`,
      method: 'POST',
      status: 400,
      body: odata('ALM_InvalidRequest_SomethingElse'),
    },
  },
  {
    code: 'PBI_PIPELINE_CAPACITY',
    title: 'A workspace of the pipeline is not on a capacity',
    certainty: 'reported',
    docs: pages.assignToCapacity,
    source: 'the notes of a public sample with the whole body',
    when: { service: 'powerbi', says: ['Alm_InvalidRequest_WorkspaceHasNoCapacity'] },
    why: 'Every stage needs a workspace on a Premium, Embedded or Fabric capacity.',
    fix: [
      'Send Assign To Capacity (POST …/groups/{groupId}/AssignToCapacity) for the workspace of that stage, then repeat the request.',
      'Get Group shows isOnDedicatedCapacity; Get Capacities lists what the caller may assign to.',
    ],
    example: {
      path: `${PIPELINE}/stages/0/assignWorkspace`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_WorkspaceHasNoCapacity'),
    },
    nearMiss: {
      path: `${PIPELINE}/stages/0/assignWorkspace`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_WorkloadUnavailable'),
    },
  },
  {
    code: 'PBI_PIPELINE_NOT_READY',
    title: 'The workspace was assigned a moment ago and is not ready',
    certainty: 'reported',
    docs: pages.pipelines,
    source: 'notes of several public repositories',
    when: { service: 'powerbi', says: ['Alm_InvalidRequest_WorkloadUnavailable'] },
    why: 'The answer names WorkloadUnavailable: after an assignment the services of a workspace need one to two minutes.',
    fix: [
      'Wait two minutes and send the deployment again.',
      'If it fails again: check in Get Capacities that the capacity of both workspaces is Active.',
    ],
    example: {
      path: `${PIPELINE}/deploy`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_WorkloadUnavailable'),
    },
    nearMiss: {
      path: `${PIPELINE}/deploy`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_WorkspaceHasNoCapacity'),
    },
  },
  {
    code: 'PBI_PIPELINE_OPTIONS',
    title: 'The deployment needs an option that was not sent',
    certainty: 'documented',
    docs: pages.pipelines,
    source: 'the description says which options a deployment fails without; the codes are reported',
    when: {
      service: 'powerbi',
      says: [
        'Alm_InvalidRequest_PurgeRequired',
        'Alm_InvalidRequest_NoArtifactsToDeploy',
        'Alm_InvalidRequest_NotPaginatedReportOwner',
      ],
    },
    why: ({ answer }) => `The answer names ${answer.code || answer.info}.`,
    fix: [
      'PurgeRequired: send options.allowPurgeData true, which deletes the data of the target model; refresh it afterwards.',
      'NoArtifactsToDeploy: deploy needs lists of sourceId; to deploy all, use deployAll, with options.allowCreateArtifact and allowOverwriteArtifact true.',
      'NotPaginatedReportOwner: send options.allowTakeOver true, or Take Over for the report first.',
    ],
    example: {
      path: `${PIPELINE}/deploy`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_PurgeRequired'),
    },
    nearMiss: {
      path: `${PIPELINE}/deploy`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_WorkloadUnavailable'),
    },
  },
  {
    code: 'PBI_PIPELINE_REFUSED',
    title: 'The deployment pipeline does not accept the request',
    certainty: 'inferred',
    docs: pages.pipelines,
    source: 'the prefix of all its codes; the conditions are documented',
    when: { service: 'powerbi', says: ['ALM_*'] },
    why: ({ answer }) =>
      `The answer names ${(answer.code || answer.info).slice(0, 80)}: its last part says which condition is not met.`,
    fix: (view) => [
      'Send Get Pipeline Stages: both stages must have a workspace on a capacity, and each workspace be in one pipeline only.',
      'Send Get Pipeline Operations: wait while one is Executing; its steps say why an earlier one failed.',
      `Make ${caller(view)} admin of the pipeline and Contributor in both workspaces (Admin, to assign a workspace).`,
    ],
    example: {
      path: `${PIPELINE}/deployAll`,
      method: 'POST',
      status: 400,
      body: odata('ALM_InvalidRequest_CannotDisableFoldersThatAreConnectedToAnyALMPipeline'),
    },
    nearMiss: { path: `${PIPELINE}/deployAll`, method: 'POST', status: 400, body: odata('InvalidRequest') },
  },
  {
    code: 'PBI_PIPELINE_DEPLOY',
    title: 'The deployment is not accepted: its options, its items or its app',
    certainty: 'reported',
    docs: pages.pipelines,
    source: 'an issue about updateAppSettings without an app; other conditions are documented',
    stage: 'shape',
    when: {
      service: 'powerbi',
      method: 'POST',
      path: /\/pipelines\/[^/]+\/(deployAll|deploy)\/?$/i,
      status: [400],
      also: ({ answer }) => /^(InvalidRequest|BadRequest)?$/i.test(answer.code) && !answer.info,
    },
    evidence: '400 on deployAll or deploy without a code of its own',
    why: 'The pipeline was found, and the body asks for something that its stages do not have.',
    fix: [
      'Leave updateAppSettings out unless the target workspace already has a published app.',
      'Send sourceStageOrder 0 or 1, and options.allowCreateArtifact and allowOverwriteArtifact true.',
      'Take the ids of items from Get Pipeline Stage Artifacts of the source stage.',
    ],
    example: { path: `${PIPELINE}/deployAll`, method: 'POST', status: 400 },
    nearMiss: {
      path: `${PIPELINE}/deployAll`,
      method: 'POST',
      status: 400,
      body: odata('Alm_InvalidRequest_WorkspaceHasNoCapacity'),
    },
  },
];
