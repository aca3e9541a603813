import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to lists that do without $top, unless the answer points at it. */
export const topMissing: Rule = {
  code: 'PBI_TOP_MISSING',
  title: 'This list needs $top',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.restApi,
  source: 'the description: required on six lists, 1 to 5000; the body is inferred',
  evidence: '400 whose detail has the target $top, or 400 on one of the six lists without $top or with one above 5000',
  example: { path: '/v1.0/myorg/admin/groups', status: 400 },
  nearMiss: { path: '/v1.0/myorg/admin/groups?$top=5000', status: 400 },
  explain({ service, status, path, evidence }) {
    if (service !== 'powerbi' || status !== 400 || evidence.method !== 'GET') return null;
    const top = /[?&](?:\$|%24)top=([^&#]*)/i.exec(evidence.url)?.[1];
    const needs =
      /\/admin\/(groups|apps)$|\/capacities(\/[^/]+)?\/refreshables$/i.test(path) &&
      !(Number(top) >= 1 && Number(top) <= 5000);
    if (!needs && !/"target" ?: ?"\$top"/i.test(evidence.body)) return null;
    return {
      why: top === undefined ? 'The query has no $top.' : `The query has $top=${top.slice(0, 20)}.`,
      fix: ['Send $top with a number from 1 to 5000, and $skip for the next page.'],
    };
  },
};
