import { valueOf } from '../../shared/value.ts';
import { encodePart } from '../signing/crypto-js.ts';

/** Seconds. */
const HOUR = 3600;

/** A check sends a token of the right form that has ended. Nobody signed it: it opens nothing, whoever reads it. */
const now = Math.floor(Date.now() / 1000);
const header = { typ: 'JWT', alg: 'RS256' };
const claims = {
  aud: valueOf('scope').replace(/\/\.default$/, ''),
  tid: valueOf('tenantId'),
  appid: valueOf('clientId'),
  iat: now - 2 * HOUR,
  nbf: now - 2 * HOUR,
  exp: now - HOUR,
};
pm.variables.set('token', [encodePart(header), encodePart(claims), encodePart('not signed')].join('.'));
