import type { AppIdentity } from '../../diagnosis/access/app.ts';
import { callerOf } from '../../diagnosis/caller.ts';
import { cleanToken, readClaims } from '../../diagnosis/jwt.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { valueOf, type Environment } from '../../runner/index.ts';

/** Whom an environment signs in as, as far as its values and a pasted token tell. Nothing is sent to find out. */
export function identityIn(environment: Environment, objectId?: string): AppIdentity {
  const claims = readClaims(cleanToken(valueOf(environment, 'accessToken')));
  const app = claims !== null && callerOf(claims) !== 'user' ? claims : {};
  return identity(
    firstGuid(valueOf(environment, 'tenantId'), app.tid),
    firstGuid(valueOf(environment, 'clientId'), app.appid, app.azp),
    firstGuid(objectId, app.oid),
  );
}

function identity(
  tenantId: string | undefined,
  clientId: string | undefined,
  objectId: string | undefined,
): AppIdentity {
  return {
    ...defined({ tenantId, clientId, objectId }),
  };
}

/** What is not a GUID may be anything, even a secret in the wrong place: it does not go into a page. */
function firstGuid(...texts: readonly unknown[]): string | undefined {
  return texts.map((text) => (typeof text === 'string' ? text.trim() : '')).find((text) => isGuid(text));
}
