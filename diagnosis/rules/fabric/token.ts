import { fabricBody } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';
import { fabricSays } from './reason.ts';

/** A bad token, in the ordinary sense of 401. Does not apply where the claims say it better: their rules come first. */
export const fabricToken: Rule = {
  code: 'FABRIC_TOKEN',
  title: 'Fabric does not accept the token',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.fabricTroubleshoot,
  source: 'codes are reported; Fabric uses 401 for the token and 403 for rights',
  evidence: 'TokenExpired, InvalidToken or Unauthorized, or an empty 401, from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces', status: 401, claims: null, body: fabricBody('TokenExpired') },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces' },
  explain(view) {
    const silent = view.service === 'fabric' && view.status === 401 && view.answer.envelope === 'empty' && view.answer.info === '';
    const said = fabricSays(view, 'TokenExpired', 'InvalidToken', 'Unauthorized', 'InvalidAuthenticationToken');
    if (!said && !silent) return null;
    return {
      why: silent ? 'Fabric answers 401 and nothing else.' : `Fabric answers ${view.answer.code || view.answer.info}.`,
      fix: ['Get a new token with scope https://api.fabric.microsoft.com/.default (or Power BI\'s), and send it whole, after "Bearer ".', 'If a new token is refused too, check that it is of the tenant that owns the workspace (claim tid).'],
    };
  },
};
