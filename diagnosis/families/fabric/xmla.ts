import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { callerName } from './steps.ts';
import { settingNames } from '../../names.ts';
import { letIn, lowerFirst } from '../../phrases.ts';

/** What clients of the XMLA endpoint say: Tabular Editor, SSMS, tasks of pipelines. */
export const xmlaRows: readonly Row[] = [
  {
    code: 'XMLA_WORKSPACE_NOT_FOUND',
    title: 'The XMLA endpoint does not find the workspace for this caller',
    certainty: 'reported',
    docs: pages.xmla,
    source: 'TabularEditor #828, #841, Analysis-Services #337, vsts-release-aas #99, powerbi-docs #3279',
    when: {
      service: ['other', 'powerbi', 'fabric'],
      status: [0, 400, 401, 403, 404],
      words: /Failed to resolve PBI workspace|specified Power BI workspace is not found/i,
    },
    why: 'The words are those of the XMLA endpoint. It says the same where the name is wrong and where the caller may not connect.',
    fix: (view) => [
      `In the workspace, open Manage access. Give ${callerName(view)} the role Contributor. Copy the connection string from Workspace settings, License info.`,
      'Have an administrator check the tenant setting "Allow XMLA endpoints and Analyze in Excel with on-premises semantic models", and XMLA Endpoint (Read Write) of the capacity.',
      `For an app: ${lowerFirst(letIn(settingNames.publicApis, view))}`,
      'The workspace must be on a capacity. On Premium Per User an app cannot connect.',
    ],
    example: {
      path: '',
      origin: 'text',
      status: 400,
      claims: null,
      body: 'Could not connect to server. Failed to resolve PBI workspace.',
    },
    nearMiss: { path: '', origin: 'text', status: 400, claims: null, body: 'Could not connect to server.' },
  },
];
