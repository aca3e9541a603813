import { TOKEN_CACHE } from '../../../catalogue/model/vocabulary.ts';
import { cleanToken, readClaims } from '../../../diagnosis/jwt.ts';
import { recall, valueOf } from '../../shared/value.ts';
import { textOfBody } from '../flow/answer.ts';
import type { Thing } from '../flow/list.ts';
import { fail } from '../flow/tell.ts';

/** Whether the caller owns a model: what shows it is `configuredBy` alone, which is a mail address for a person. */
export type Ownership = 'own' | "somebody's" | 'unknown';

/**
 * Whose a semantic model is. What stands in `configuredBy` for an app is not documented: any of its ids or its name is taken for it, and
 * every other name of no person leaves it open.
 */
export function ownershipOf({ configuredBy }: Thing): Ownership {
  const owner = String(configuredBy ?? '')
    .trim()
    .toLowerCase();
  if (owner !== '' && namesOfCaller().includes(owner)) return 'own';
  return owner.includes('@') ? "somebody's" : 'unknown';
}

function namesOfCaller(): string[] {
  const token = cleanToken(valueOf('accessToken')) || (recall<{ token?: string }>(TOKEN_CACHE)?.token ?? '');
  const claims = (readClaims(token) ?? {}) as Readonly<Record<string, unknown>>;
  return ['oid', 'appid', 'azp', 'app_displayname', 'upn', 'unique_name', 'preferred_username']
    .map((name) => String(claims[name] ?? '').toLowerCase())
    .filter((name) => name !== '');
}

/** Only the owner of a model may change what it reads from. The service's words are known in several forms. */
export function ownerOnly(): boolean {
  if (![400, 401, 403].includes(pm.response.code) || !/\bowner\b/i.test(textOfBody())) return false;
  fail(
    'Owner',
    'the service says that only the owner of the model may do this. Set takeOver to true, and run it again',
  );
  return true;
}
