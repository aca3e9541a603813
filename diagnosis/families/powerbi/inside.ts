import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { ADMIN, DATAFLOW, GROUP, PIPELINE, REPORT } from './answers.ts';
import { caller } from './cures.ts';
import { reason, refreshRows } from './inside-refresh.ts';

const TRANSACTIONS = /\/dataflows\/[^/]+\/transactions\/?$/i;
const EXPORTS = /\/exports\/[^/]+\/?$/i;
const IMPORT = /\/imports\/[^/]+\/?$/i;

/** Failures that an answer 200 reports: of refreshes, then of exports, imports, scans and deployments. */
export const insideRows: readonly Row[] = [
  ...refreshRows,
  {
    code: 'PBI_DATAFLOW_REFRESH_FAILED',
    title: 'Answered with 200, but the newest refresh of the dataflow failed',
    certainty: 'documented',
    docs: pages.dataflows,
    source: 'the description: transactions have a status; its reason is not in the answer',
    when: { service: 'powerbi', path: TRANSACTIONS, inside: /./ },
    why: (view) => `The newest transaction says: ${reason(view)}`,
    fix: [
      'Open the refresh history of the dataflow in the portal and download its details: each table has its error there.',
      'Most often the credentials of a data source: set them again in the settings of the dataflow, as its owner.',
      'Then send Refresh Dataflow with notifyOption NoNotification.',
    ],
    example: {
      path: `${DATAFLOW}/transactions`,
      status: 200,
      body: { value: [{ id: '2026-03-04T05:00:00Z@7e5d0c18$1', refreshType: 'OnDemand', status: 'Failed' }] },
    },
    nearMiss: {
      path: `${DATAFLOW}/transactions`,
      status: 200,
      body: { value: [{ id: '2026-03-04T05:00:00Z@7e5d0c18$1', refreshType: 'OnDemand', status: 'InProgress' }] },
    },
  },
  {
    code: 'PBI_EXPORT_FAILED',
    title: 'Answered with 200, but the export failed',
    certainty: 'documented',
    docs: pages.exportTo,
    source: 'documented: Failed with Retry-After may be tried again, without it is final',
    when: { service: 'powerbi', path: EXPORTS, inside: /./ },
    why: ({ answer }) =>
      answer.header('retry-after')
        ? 'The state is Failed, and Retry-After is there: the service failed for a moment.'
        : 'The state is Failed without Retry-After: the same export would fail again.',
    fix: ({ answer }) => [
      ...(answer.header('retry-after')
        ? [
            `Wait ${answer.header('retry-after').slice(0, 40)} seconds, then start the whole export again with Export To File In Group; this id stays failed.`,
          ]
        : ['Open the report in the portal as the same caller: visuals that fail there make the export fail.']),
      'Check pages, bookmarks, filters and identities in the body; a model with row-level security needs identities with roles.',
      'Try one page as PDF: if that works, add the rest step by step (at most 50 pages, 250 MB).',
    ],
    example: {
      path: `${REPORT}/exports/MS9CbG9iSWRWMkFh`,
      status: 200,
      body: { id: 'MS9CbG9iSWRWMkFh', status: 'Failed', percentComplete: 0 },
    },
    nearMiss: {
      path: `${REPORT}/exports/MS9CbG9iSWRWMkFh`,
      status: 200,
      body: { id: 'MS9CbG9iSWRWMkFh', status: 'Succeeded', percentComplete: 100 },
    },
  },
  {
    code: 'PBI_IMPORT_FAILED',
    title: 'Answered with 200, but the import failed',
    certainty: 'documented',
    docs: pages.imports,
    source: 'the description: importState Failed; the reasons are reported',
    when: { service: 'powerbi', path: IMPORT, inside: /./ },
    why: (view) => `The import ended with: ${reason(view)}`,
    fix: [
      'Open the file in Power BI Desktop, save it with the current version, and import it again. It must not be protected by a label or a password.',
      'For a code with Duplicate or Conflict: send nameConflict=CreateOrOverwrite, or another datasetDisplayName.',
      'For a report with a live connection: the caller needs Build on its semantic model.',
      'Above 1 GB use Create Temporary Upload Location In Group, in a workspace on a capacity.',
    ],
    example: {
      path: `${GROUP}/imports/8d1e5c70-3f9b-4a26-b7c4-2e6a0d9f1853`,
      status: 200,
      body: {
        id: '8d1e5c70-3f9b-4a26-b7c4-2e6a0d9f1853',
        importState: 'Failed',
        error: { code: 'RequestedFileIsEncryptedOrCorrupted', details: [] },
      },
    },
    nearMiss: {
      path: `${GROUP}/imports/8d1e5c70-3f9b-4a26-b7c4-2e6a0d9f1853`,
      status: 200,
      body: { id: '8d1e5c70-3f9b-4a26-b7c4-2e6a0d9f1853', importState: 'Publishing' },
    },
  },
  {
    code: 'PBI_SCAN_FAILED',
    title: 'Answered with 200, but the scan failed',
    certainty: 'documented',
    docs: pages.scanner,
    source: 'the description: the status of a scan has an error',
    when: { service: 'powerbi', path: /\/admin\/workspaces\/scanStatus\/[^/]+\/?$/i, inside: /./ },
    why: (view) => `The scan ended with: ${reason(view)}`,
    fix: [
      'Send Post Workspace Info again with the same ids; the result of the failed scan cannot be read.',
      'If it fails again, halve the list of ids until the workspace is found that makes it fail.',
    ],
    example: {
      path: `${ADMIN}/workspaces/scanStatus/c4f8e1a3-6d2b-4950-9e7c-1b0a5d3f8e62`,
      status: 200,
      body: {
        id: 'c4f8e1a3-6d2b-4950-9e7c-1b0a5d3f8e62',
        status: 'Failed',
        error: { code: 'ScanFailed', message: 'The scan could not be completed.' },
      },
    },
    nearMiss: {
      path: `${ADMIN}/workspaces/scanStatus/c4f8e1a3-6d2b-4950-9e7c-1b0a5d3f8e62`,
      status: 200,
      body: { id: 'c4f8e1a3-6d2b-4950-9e7c-1b0a5d3f8e62', status: 'Running' },
    },
  },
  {
    code: 'PBI_DEPLOYMENT_FAILED',
    title: 'Answered with 200, but the deployment failed',
    certainty: 'documented',
    docs: pages.pipelines,
    source: 'the description: an operation and its steps have a status and an error',
    when: { service: 'powerbi', path: /\/pipelines\/[^/]+\/operations\/[^/]+\/?$/i, inside: /./ },
    why: (view) => `The newest operation or step that failed says: ${reason(view)}`,
    fix: (view) => [
      'Send Get Pipeline Operation: executionPlan has the item and the error of each step.',
      'Options are often the reason: allowCreateArtifact, allowOverwriteArtifact, and allowPurgeData for a changed schema.',
      `Make ${caller(view)} Contributor in both workspaces. It must own the models that are replaced (Take Over Dataset In Group).`,
    ],
    example: {
      path: `${PIPELINE}/operations/f5c0b7d2-9e13-4a68-8d4f-6b2e1c7a0935`,
      status: 200,
      body: {
        id: 'f5c0b7d2-9e13-4a68-8d4f-6b2e1c7a0935',
        status: 'Failed',
        executionPlan: {
          Steps: [
            {
              index: 0,
              status: 'Failed',
              error: { errorCode: 'Alm_InvalidRequest_PurgeRequired', errorDetails: 'The schema has changed.' },
            },
          ],
        },
      },
    },
    nearMiss: {
      path: `${PIPELINE}/operations/f5c0b7d2-9e13-4a68-8d4f-6b2e1c7a0935`,
      status: 200,
      body: { id: 'f5c0b7d2-9e13-4a68-8d4f-6b2e1c7a0935', status: 'Executing' },
    },
  },
];
