import { NOT_SENT, TOKEN_TEST, UNSENT_TEST } from '../../catalogue/model/vocabulary.ts';

/** Bruno's own objects, in Bruno alone. */
declare const bru: object | undefined;
declare const req: { setUrl(url: string): void };

/**
 * Leaves the request unsent, by choice: a visible line says why. It is a skipped test where the tool has such, else (in Bruno) a passed one.
 * `skipRequest` ends the script, so it comes last.
 */
export function leaveUnsent(reason: string): void {
  if (typeof pm.test.skip === 'function') pm.test.skip(NOT_SENT + reason);
  else pm.test(NOT_SENT + reason, () => {});
  pm.execution.skipRequest();
}

/**
 * Leaves the request unsent because something is wrong: it fails, and the run goes on. A `throw` alone would not stop it.
 * @param test name of the line that fails
 */
export function failUnsent(reason: string, test: string = UNSENT_TEST): void {
  pm.test(test, () => {
    throw new Error(reason);
  });
  withhold(reason);
}

/**
 * Ends the run: without a token nothing can be asked. A `throw` would not stop the request; a failed test, no next request
 * and a skip do, in Newman, Postman CLI and the app alike.
 */
export function stopWithoutToken(reason: string): void {
  pm.test(TOKEN_TEST, () => {
    throw new Error(reason);
  });
  pm.execution.setNextRequest(null);
  withhold(reason);
}

/**
 * Keeps a request that failed in its script from being sent. `skipRequest` ends the script, so this comes last.
 * Bruno takes no notice of what failed in a request that is skipped: there it is given an address on this
 * machine at which nothing can answer, and counts as an error; the reason would be nowhere but in a report.
 */
function withhold(reason: string): void {
  if (typeof bru === 'undefined') return pm.execution.skipRequest();
  // eslint-disable-next-line no-console -- where the reason would be nowhere else
  console.error(reason);
  req.setUrl('unsent://not-sent/');
}
