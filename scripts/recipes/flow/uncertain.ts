import { fail } from './tell.ts';

/** Whether nobody knows if the service did what was asked: no answer came, or one that an error on the way can make. */
export function isUncertain(): boolean {
  return !pm.response.code || pm.response.code >= 500;
}

/**
 * Deals with the uncertain answer to a request that creates something: sent again, it might create two.
 * @param what it is, with its name
 * @param remove name of the request that deletes it
 * @returns whether the answer was such a one
 */
export function tellUncertain(what: string, remove: string): boolean {
  if (!isUncertain()) return false;
  const said = pm.response.code ? `the service answered ${pm.response.code}` : 'no answer came';
  fail(
    'It is known what was created',
    `${said}, so nobody knows whether ${what} was created. Look for it. If it is there and is not wanted, delete it with ${remove}`,
  );
  return true;
}
