import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { isQuery } from './query.ts';

/** No error by its status. Does not apply when every result is without one. */
export const queryErrorInside: Rule = {
  code: 'PBI_QUERY_ERROR_INSIDE',
  title: 'Answered with 200, but the result carries an error',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.executeQueries,
  source: 'limits of executeQueries: a result that is too large is cut, with an error inside',
  evidence: 'executeQueries 200 with an error in results or in one of its tables',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 200,
    body: { results: [{ error: { code: 'AnError' } }] },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/executeQueries',
    method: 'POST',
    status: 200,
    body: { results: [{ tables: [{ rows: [{ error: 'AnError' }] }] }] },
  },
  explain(view) {
    if (view.status !== 200 || !isQuery(view)) return null;
    const error = errorInside(view.answer.json);
    if (!error) return null;
    return {
      why: `The status is 200, but the result has an error: ${quoted(error)} The rows may be incomplete.`,
      fix: [
        'Ask for less: at most 100,000 rows or 1,000,000 values and 15 MB a query (TOPN, fewer columns, or in pages).',
        'Look at results[].error before using the rows.',
      ],
    };
  },
};

function errorInside(json: unknown): string {
  for (const result of list(json, 'results')) {
    for (const holder of [result, ...list(result, 'tables')]) {
      const error = field(holder, 'error');
      if (error)
        return [field(error, 'code'), field(error, 'message')].filter(Boolean).join(': ') || JSON.stringify(error);
    }
  }
  return '';
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}

function field(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;
}
