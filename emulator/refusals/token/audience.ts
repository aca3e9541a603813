import { resourceKind } from '../../entra/resources.ts';
import { emptyRefusal } from '../../envelopes.ts';
import type { TokenRefusal } from '../rule.ts';

/**
 * A4: a genuine token for Microsoft Graph, Azure Resource Manager, and so on. One for the Fabric API opens Power BI's paths under one host
 * and not under the other; to the paths of the Fabric API, which have rules of their own, it is right under both.
 */
export const audienceForeign: TokenRefusal = {
  id: 'A4',
  title: 'The token is for another audience than Power BI',
  certainty: 'reported',
  source: "a user's capture has the status; the header is inferred",
  refuse({ token, tenant, onFabricHost }) {
    if (token.state !== 'genuine') return undefined;
    const kind = typeof token.claims.aud === 'string' ? resourceKind(token.claims.aud, tenant) : undefined;
    if (kind === 'power-bi') return undefined;
    if (kind !== 'fabric') return emptyRefusal(403, 'InvalidToken');
    const { fabricAudience, fabricAudienceOnFabricHost } = tenant.switches;
    // The one capture of it has no reason in its headers.
    if (onFabricHost) return fabricAudienceOnFabricHost === 'accepted' ? undefined : emptyRefusal(403);
    return fabricAudience === 'accepted' ? undefined : emptyRefusal(403, 'InvalidToken');
  },
};
