import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { CALL_POWER_BI } from './other-api.ts';

/** Codes of Microsoft Graph that neither Power BI nor Fabric is known to give. */
export const GRAPH_CODES = [
  'Authorization_RequestDenied',
  'Authorization_IdentityNotFound',
  'Authentication_MissingOrMalformed',
  'Directory_QuotaExceeded',
  'Request_BadRequest',
  'Request_ResourceNotFound',
  'Request_UnsupportedQuery',
  'Request_MultipleObjectsWithSameKeyValue',
] as const;

/** An answer of Graph without its address. With one, `other-api.ts` says it, or another service repeats the code. */
export const graphCode: Rule = {
  code: 'OTHER_API',
  title: 'That is an answer of Microsoft Graph, not of Power BI',
  stage: 'reason',
  alone: true,
  certainty: 'inferred',
  docs: pages.restApi,
  source: 'concluded from the form of the code, which is that of the directory operations of Graph',
  evidence: `a text without an address, with a code of Graph: ${GRAPH_CODES.slice(0, 2).join(', ')}, …`,
  example: { path: '', origin: 'text', status: 403, claims: null, body: { error: { code: GRAPH_CODES[0] } } },
  nearMiss: { path: '', origin: 'text', status: 403, claims: null, body: { error: { code: 'Authorization_Other' } } },
  explain({ evidence, status, host, says, answer }) {
    if (evidence.origin !== 'text' || host !== '' || !(status === 0 || status >= 400) || !says(...GRAPH_CODES))
      return null;
    return {
      why: `${answer.code} is a code of Microsoft Graph. It says nothing about the rights in Power BI.`,
      fix: [
        'Look which address was called: graph.microsoft.com has its own token (scope https://graph.microsoft.com/.default) and its own permissions.',
        CALL_POWER_BI,
      ],
    };
  },
};
