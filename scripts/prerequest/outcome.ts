import { NOT_SENT, TOKEN_TEST } from '../../catalogue/vocabulary.ts';

/**
 * Leaves the request unsent, by choice: a visible, passed line says why. `skipRequest` ends the script, so it comes last.
 */
export function leaveUnsent(reason: string): void {
  pm.test(NOT_SENT + reason, () => {});
  pm.execution.skipRequest();
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
  pm.execution.skipRequest();
}
