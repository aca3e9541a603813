import { resourceKind } from '../../entra/resources.ts';
import { emptyRefusal } from '../../envelopes.ts';
import type { TokenRefusal } from '../rule.ts';

/** A4: a genuine token for Microsoft Graph, Azure Resource Manager, and so on. */
export const audienceForeign: TokenRefusal = {
  id: 'A4',
  title: 'The token is for another audience than Power BI',
  certainty: 'reported',
  source: "a user's capture has the status; the header is inferred",
  refuse(token, tenant) {
    if (token.state !== 'genuine') return undefined;
    const kind = typeof token.claims.aud === 'string' ? resourceKind(token.claims.aud, tenant) : undefined;
    if (kind === 'power-bi' || (kind === 'fabric' && tenant.switches.fabricAudience === 'accepted')) return undefined;
    return emptyRefusal(403, 'InvalidToken');
  },
};
