import { odataBody } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply unless the answer names it. */
export const capacityPaused: Rule = {
  code: 'PBI_CAPACITY_PAUSED',
  title: 'The capacity of the workspace is not running',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.troubleshoot,
  source: "users' reports of both codes",
  evidence: 'CapacityNotActive, or OpenConnectionError, in the answer',
  example: { path: '/v1.0/myorg/groups/{groupId}/datasets', status: 400, body: odataBody('CapacityNotActive') },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets',
    status: 200,
    body: { value: [{ id: '{datasetId}', name: 'CapacityNotActive' }] },
  },
  explain({ service, status, answer, evidence }) {
    if (service !== 'powerbi' || status < 400 || answer.envelope === 'html') return null;
    const said = /CapacityNotActive|OpenConnectionError/i.exec(`${answer.info} ${evidence.body.slice(0, 4000)}`)?.[0];
    if (!said) return null;
    const sure = /^Cap/i.test(said);
    return {
      why: `The answer names ${said}${sure ? '' : ', which a paused capacity causes, and also an unreachable data source'}.`,
      fix: [
        'Resume the capacity in the Azure portal, or assign the workspace to one that runs.',
        ...(sure ? [] : ["If it runs, check the connection and credentials of the model's data source."]),
      ],
      certainty: sure ? 'reported' : 'inferred',
    };
  },
};
