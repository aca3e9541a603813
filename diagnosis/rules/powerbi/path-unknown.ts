import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to a known operation: its 404 means an id. */
export const pathUnknown: Rule = {
  code: 'PBI_PATH_UNKNOWN',
  title: 'No such address in the API',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.restApi,
  source: 'one weak report of ResourceNotFound',
  evidence: '404 ResourceNotFound, or 404 without a reason, on an address that is not a known operation',
  example: { path: '/v1.0/myorg/group', status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } },
  nearMiss: { path: '/v1.0/myorg/groups', status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } },
  explain({ service, status, operation, answer, evidence, path, says }) {
    if (service !== 'powerbi' || status !== 404 || operation !== null) return null;
    if (!says('ResourceNotFound') && (answer.envelope !== 'empty' || answer.info)) return null;
    return {
      why: `${path === '' ? 'The path' : `${evidence.method} ${path.slice(0, 120)}`} is not an operation that is known here.`,
      fix: [
        'Check the spelling, that the path begins with /v1.0/myorg, and the method.',
        'An empty variable leaves // or a missing part in the path: fill it.',
      ],
    };
  },
};
