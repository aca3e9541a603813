import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import { workspaceOf } from '../../phrases.ts';
import { isUnexplained } from '../../rules/powerbi/refusal.ts';
import { waitOf } from '../../rules/powerbi/throttled.ts';
import type { Row } from '../row.ts';
import { named, odata, REPORT, workspaceAnswered } from './answers.ts';
import { caller } from './cures.ts';

const PAGES =
  'Export at most 50 pages: name them in powerBIReportConfiguration.pages, with pageName from Get Pages In Group (not the displayName).';
const FORMATS =
  'Power BI reports: PDF, PPTX or PNG. XLSX, DOCX, CSV, XML and MHTML are for paginated reports, with paginatedReportConfiguration.';
const ASKS = /\/ExportTo\/?$/i;

/** Exports of reports to files. */
export const exportRows: readonly Row[] = [
  {
    code: 'PBI_EXPORT_IMAGE_OFF',
    title: 'Export to image files is switched off in the tenant',
    certainty: 'reported',
    docs: pages.exportTo,
    source: 'an issue with the message; the setting and its default, off, are documented',
    when: { service: 'powerbi', words: /Export report to image is disabled|export.{0,90}disabled on tenant level/i },
    why: 'PNG has a tenant setting of its own, off by default; PDF and PPTX do not need it.',
    fix: [
      `Have a Fabric administrator switch on ${settingNames.exportImages}, for all or for a group of the caller.`,
      'Or ask for format PDF or PPTX.',
    ],
    example: {
      path: `${REPORT}/ExportTo`,
      method: 'POST',
      status: 403,
      body: named('Export report to image is disabled on tenant level'),
    },
    nearMiss: { path: `${REPORT}/ExportTo`, method: 'POST', status: 403, body: odata('PowerBINotAuthorizedException') },
  },
  {
    code: 'PBI_EXPORT_QUEUE',
    title: 'Too many exports at a time for the capacity',
    certainty: 'documented',
    docs: pages.exportTo,
    source: 'documented: the number at a time depends on the SKU, 429 when the queue is full',
    when: { service: 'powerbi', method: 'POST', path: ASKS, status: [429] },
    why: (view) => `The queue of exports is full${waitOf(view) ? `; the service says to wait ${waitOf(view)}` : ''}.`,
    fix: (view) => [
      `Wait ${waitOf(view) || 'a minute'}, then request the export again.`,
      'Start fewer exports at a time, and wait for one to end before the next.',
      'A larger capacity SKU runs more exports at a time.',
    ],
    example: { path: `${REPORT}/ExportTo`, method: 'POST', status: 429, headers: { 'retry-after': '30' } },
    nearMiss: { path: REPORT, status: 429 },
  },
  {
    code: 'PBI_EXPORT_REFUSED',
    title: 'The export is refused: no capacity, or a role that is too low',
    certainty: 'reported',
    docs: pages.exportTo,
    source: 'an issue: 403 for an app without a capacity while lists are answered; both causes answer alike',
    stage: 'shape',
    when: { service: 'powerbi', method: 'POST', path: ASKS, status: [401, 403], also: isUnexplained },
    evidence: '401 or 403 without a reason of its own on POST …/ExportTo',
    why: 'ExportTo works only in a workspace on a capacity. Without one it is refused in the same way as for a missing right.',
    fix: (view) => [
      'To find out which, send Get Group: isOnDedicatedCapacity false means no capacity. If it is also refused, the role is missing.',
      'Assign the workspace to a Fabric, Embedded or Premium capacity. Premium Per User is not enough for a service principal.',
      `If it is on one: in ${workspaceOf(view)}, Manage access, make ${caller(view)} Viewer or higher. It also needs Build on a semantic model in another workspace.`,
    ],
    example: { path: `${REPORT}/ExportTo`, method: 'POST', status: 403, neighbours: workspaceAnswered },
    nearMiss: { path: `${REPORT}/pages`, status: 403, neighbours: workspaceAnswered },
  },
  {
    code: 'PBI_EXPORT_INVALID',
    title: 'The export asks for something that is not possible',
    certainty: 'documented',
    docs: pages.exportTo,
    source: 'the limits are documented; that one of them is the reason of a 400 is inferred',
    stage: 'shape',
    when: {
      service: 'powerbi',
      status: [400],
      also: ({ path, evidence, answer }) =>
        (ASKS.test(path) && evidence.method === 'POST') ||
        (path === '' && /^export report was called/i.test(answer.message)),
    },
    evidence: '400 on POST …/ExportTo; without an address, the words "Export report was called"',
    why: 'The report was reached; the format, the pages or the number of pages does not fit.',
    fix: ({ answer }) => [
      ...(/format/i.test(answer.message) ? [FORMATS, PAGES] : [PAGES, FORMATS]),
      'For a model with row-level security send identities with username, roles and datasets.',
    ],
    example: {
      path: `${REPORT}/ExportTo`,
      method: 'POST',
      status: 400,
      body: named('The number of pages exceeds the limit of 50'),
    },
    nearMiss: { path: `${REPORT}/pages`, status: 400, body: named('The number of pages exceeds the limit of 50') },
  },
];
