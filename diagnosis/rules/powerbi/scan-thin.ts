import { settingNames } from '../../names.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** No error by its status. Only a doubt: whether the details were asked for is not in the result. */
export const scanThin: Rule = {
  code: 'PBI_SCAN_THIN',
  title: 'The scan has no details of semantic models',
  stage: 'doubt',
  certainty: 'reported',
  docs: pages.adminApis,
  source: "users' reports: 200 with thin content while a setting is off",
  evidence: 'scanResult 200 with semantic models, none with tables, or tables without any expression',
  example: {
    path: '/v1.0/myorg/admin/workspaces/scanResult/{transactionId}',
    status: 200,
    body: { workspaces: [{ id: '{groupId}', datasets: [{ id: '{datasetId}', tables: [] }] }] },
  },
  nearMiss: {
    path: '/v1.0/myorg/admin/workspaces/scanResult/{transactionId}',
    status: 200,
    body: {
      workspaces: [
        {
          id: '{groupId}',
          datasets: [{ id: '{datasetId}', tables: [{ name: 'Sales', measures: [{ expression: '1' }] }] }],
        },
      ],
    },
  },
  explain({ service, status, path, answer }) {
    if (service !== 'powerbi' || status !== 200 || !/\/scanResult\/[^/]+$/i.test(path)) return null;
    // Only what stands in semantic models counts: dataflows and reports have no schema.
    const models = (JSON.stringify(answer.json) ?? '')
      .split('"datasets":[')
      .filter((text, index) => index > 0 && text.startsWith('{'));
    const text = models.join('');
    if (text === '' || /"schemaRetrievalError":/.test(text)) return null;
    const tables = /"tables":\[\{/.test(text);
    if (tables && /"expression":/.test(text)) return null;
    return {
      why: tables
        ? 'Tables are there, but no expression of a measure, a source or a column.'
        : 'Semantic models are there, but none has tables.',
      fix: [
        `Start the scan with ${tables ? 'datasetSchema=true and datasetExpressions=true' : 'datasetSchema=true'} (Post Workspace Info); without it the result is right as it is.`,
        `If it was: have a Fabric administrator switch on ${tables ? settingNames.expressions : settingNames.detailedMetadata}, then scan again.`,
      ],
    };
  },
};
